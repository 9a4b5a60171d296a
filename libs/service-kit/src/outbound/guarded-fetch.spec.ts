import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Config } from '../config/config.js';
import { GuardedFetch } from './guarded-fetch.js';
import { isInnerAddress } from './inner-address.js';

const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000 };

function guard(...outboundInner: string[]): GuardedFetch {
  return new GuardedFetch(new Config({ outboundInner } as unknown as Config));
}

describe('outbound requests to addresses that strangers gave', () => {
  let server: Server;
  let host: string;
  const guards: GuardedFetch[] = [];
  const allowed = () => {
    const made = guard(host);
    guards.push(made);
    return made;
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
      else if (request.url === '/other-port') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (request.url === '/once') response.writeHead(302, { location: '/fine' }).end();
      else if (request.url === '/large') response.end(Buffer.alloc(1_001));
      else if (request.url === '/fine') response.end('fine');
      else response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    for (const made of guards) await made.onApplicationShutdown();
    server.closeAllConnections();
    server.close();
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
  ])('never calls %s', async (address) => {
    await expect(allowed().fetch(address, LIMITS)).rejects.toMatchObject({ reason: 'inner-address' });
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org/', 'https://user:secret@example.org/', 'nothing'])(
    'does not understand %s',
    async (address) => {
      await expect(allowed().fetch(address, LIMITS)).rejects.toMatchObject({ reason: 'bad-address' });
    },
  );

  it('never calls an inner address that is not named as an exception', async () => {
    await expect(guard().fetch(`http://${host}/fine`, LIMITS)).rejects.toMatchObject({ reason: 'inner-address' });
  });

  it.each(['/metadata', '/other-port'])('does not follow a redirect inwards, as %s does', async (path) => {
    await expect(allowed().fetch(`http://${host}${path}`, { ...LIMITS, redirects: 3 })).rejects.toMatchObject({ reason: 'inner-address' });
  });

  it('follows as many redirects as it was told, and no more', async () => {
    expect((await allowed().fetch(`http://${host}/once`, { ...LIMITS, redirects: 1 })).body.toString()).toBe('fine');
    expect((await allowed().fetch(`http://${host}/once`, LIMITS)).status).toBe(302);
    await expect(allowed().fetch(`http://${host}/round`, { ...LIMITS, redirects: 3 })).rejects.toMatchObject({
      reason: 'too-many-redirects',
    });
  });

  it('takes no more bytes than it was told', async () => {
    await expect(allowed().fetch(`http://${host}/large`, LIMITS)).rejects.toMatchObject({ reason: 'too-large' });
  });

  it.each(['8.8.8.8', '2001:4860:4860::8888'])('calls %s an outer address', (address) => {
    expect(isInnerAddress(address)).toBe(false);
  });
});
