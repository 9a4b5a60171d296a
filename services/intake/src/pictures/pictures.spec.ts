import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { jest } from '@jest/globals';
import { GuardedFetch } from '@xianban/service-kit/outbound/guarded-fetch';
import sharp from 'sharp';

import { TEST_AREAS, TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { API_REPORT, startTestIntake, type Acceptance, type TestIntake } from '../testing/test-intake.js';
import { PictureFetcher } from './picture-fetcher.js';

interface Shown {
  readonly items: readonly { readonly id: string; readonly state: string; readonly fault?: string; readonly url?: string }[];
}

const OPERATOR = { role: 'operator', areas: ['*'] } as const;
const ELSEWHERE = { role: 'street-staff', areas: ['110105002'] } as const;

describe('pictures of reports', () => {
  let folder: string;
  let server: Server;
  let host: string;
  let intake: TestIntake;
  let key: string;
  let jpeg: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-pictures-'));
    jpeg = await sharp({ create: { width: 30, height: 30, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
    server = createServer((request, response) => {
      if (request.url === '/picture') response.end(jpeg);
      else if (request.url === '/page') response.end('<!doctype html>');
      else if (request.url === '/broken') response.writeHead(500).end();
      else response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    intake = await startTestIntake({ attachments: { kind: 'folder', path: folder }, outboundInner: [host] });
    key = await intake.key('api');
    // links are https; the server of this spec speaks http
    const guard = intake.service.app.get(GuardedFetch);
    const fetch = guard.fetch.bind(guard);
    jest
      .spyOn(guard, 'fetch')
      .mockImplementation((address, request) => fetch(address.replace('https://pictures.test', `http://${host}`), request));
  });
  afterAll(async () => {
    await intake.stop();
    server.close();
    await rm(folder, { recursive: true });
  });

  async function upload(bytes: Buffer, headers: Readonly<Record<string, string>> = { 'x-api-key': key }) {
    const response = await fetch(`${intake.service.url}/v1/channels/api/attachments`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', ...headers },
      body: new Uint8Array(bytes),
    });
    return {
      status: response.status,
      body: (await response.json()) as { readonly photo: string; readonly field?: string; readonly detail?: string },
    };
  }

  const reported = (photos: readonly string[]) => intake.report<Acceptance & { field?: string }>('api', key, { ...API_REPORT, photos });

  async function shown(issue: string): Promise<Shown['items']> {
    return (await intake.send<Shown>('GET', `/v1/issues/${issue}/attachments`, { asker: OPERATOR })).body.items;
  }

  /** Makes every link due and tries it. */
  async function fetchAgain(): Promise<void> {
    await intake.database.dataSource.query("UPDATE attachment SET next_try_at = now() WHERE state = 'to-fetch'");
    await intake.service.app.get(PictureFetcher).fetchDue();
  }

  it('are uploaded, shown by a report, and served to whom the issue is visible and to the reporter', async () => {
    const { status, body } = await upload(jpeg);
    expect(status).toBe(201);
    const { body: accepted } = await reported([body.photo]);
    await new TestCourse(intake, accepted.issue).move('responding', { areas: TEST_AREAS, unit: TEST_UNIT });
    const [picture] = await shown(accepted.issue);
    expect(picture).toMatchObject({ state: 'stored', url: expect.stringContaining(accepted.issue) as string });

    const served = await fetch(`${intake.service.url}${picture?.url}`, { headers: await intake.service.as(OPERATOR) });
    expect([served.headers.get('content-type'), served.headers.get('x-content-type-options')]).toEqual(['image/jpeg', 'nosniff']);
    expect((await sharp(await served.arrayBuffer()).metadata()).width).toBe(30);

    const own = await fetch(`${intake.service.url}/v1/status/${accepted.receipt}/attachments/${picture?.id}`);
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await intake.send('GET', picture?.url ?? '', { asker: ELSEWHERE })).status).toBe(404);
    expect((await intake.send('GET', picture?.url ?? '')).status).toBe(401);
  });

  it('are not readable where they are kept', async () => {
    await upload(jpeg);
    const files = await readdir(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = await readFile(join(folder, file));
      expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    }
  });

  it('can be shown by one report only, of the holder who uploaded them', async () => {
    const { body } = await upload(jpeg);
    expect((await intake.report('api', await intake.key('api'), { ...API_REPORT, photos: [body.photo] })).status).toBe(400);
    expect((await reported([body.photo])).status).toBe(201);
    const again = await reported([body.photo]);
    expect([again.status, again.body.field]).toEqual([400, 'photos.0']);
    const unknown = await reported(['attachment:0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091']);
    expect([unknown.status, unknown.body.field]).toEqual([400, 'photos.0']);
  });

  it('do not keep the same report from getting the same answer', async () => {
    const { body } = await upload(jpeg);
    const report = { ...API_REPORT, externalId: 'with-picture', photos: [body.photo] };
    const first = await intake.report('api', key, report);
    expect(await intake.report('api', key, report)).toEqual(first);
  });

  it('are refused without a key, and when they are none, whatever they are called', async () => {
    expect((await upload(jpeg, {})).status).toBe(401);
    const refused = await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    expect([refused.status, refused.body.field]).toEqual([400, 'body']);
    const wordy = await intake.send('POST', '/v1/channels/api/attachments', {
      headers: { 'x-api-key': key, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(wordy.status).toBe(415);
  });

  it('are fetched from links after the report was accepted', async () => {
    const { body } = await reported(['https://pictures.test/picture', 'https://pictures.test/page', 'https://pictures.test/gone']);
    expect((await shown(body.issue)).map(({ state }) => state)).toEqual(['to-fetch', 'to-fetch', 'to-fetch']);
    await fetchAgain();
    expect((await shown(body.issue)).map(({ state, fault }) => fault ?? state)).toEqual(['stored', 'not-a-picture', 'unreachable']);
  });

  it('are never fetched from an inner address', async () => {
    const { body } = await reported([
      'https://127.0.0.1:6379/picture',
      'https://localhost/picture',
      'https://169.254.169.254/latest/meta-data',
    ]);
    await fetchAgain();
    expect((await shown(body.issue)).map(({ fault }) => fault)).toEqual(['not-followed', 'not-followed', 'not-followed']);
  });

  it('are tried again where a server is broken, and given up after five tries', async () => {
    const { body } = await reported(['https://pictures.test/broken']);
    for (let tries = 1; tries < 5; tries += 1) {
      await fetchAgain();
      expect((await shown(body.issue)).map(({ state }) => state)).toEqual(['to-fetch']);
    }
    await fetchAgain();
    expect((await shown(body.issue)).map(({ fault }) => fault)).toEqual(['unreachable']);
  });

  it('go again, bytes and key, when no report shows them within a day', async () => {
    const { body } = await upload(jpeg);
    const id = body.photo.replace('attachment:', '');
    const { dataSource } = intake.database;
    await dataSource.query("UPDATE attachment SET recorded_at = now() - interval '25 hours' WHERE id = $1", [id]);
    await intake.service.app.get(PictureFetcher).sweep();
    expect(await readdir(folder)).not.toContain(id);
    expect(await dataSource.query('SELECT 1 FROM person_key WHERE person = $1', [id])).toEqual([]);
    expect((await reported([body.photo])).status).toBe(400);
  });
});
