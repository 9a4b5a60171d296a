import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import { natsServer, natsUrl } from './nats-server.ts';
import type { NatsUser } from './nats-permissions.ts';
import { ReservedPorts } from './reserved-ports.ts';
import { SupervisedChild } from './supervised-child.ts';

const USERS = ['intake', 'grid', 'analytics', 'worker'] as const;
const CONTRACTS = join(import.meta.dirname, '..', '..', 'libs', 'contracts', 'src');

describe('the NATS server', () => {
  const ports = new ReservedPorts();
  const connections: NatsConnection[] = [];
  let folder: string;
  let server: SupervisedChild;
  let urlOf: (user: NatsUser) => string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-nats-'));
    const passwords = { intake: 'a', grid: 'b', analytics: 'c', worker: 'd', operator: 'e' };
    const options = { folder, port: await ports.reserve(24_222), passwords };
    urlOf = (user) => natsUrl(options, user);
    server = new SupervisedChild(await natsServer(options), folder);
    await server.start();
  });

  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await server.stop();
    ports.release();
    await rm(folder, { recursive: true });
  });

  async function connectAs(user: NatsUser): Promise<NatsConnection> {
    const { host, username, password } = new URL(urlOf(user));
    const connection = await connect({ servers: host, user: username, pass: password, reconnect: false });
    connections.push(connection);
    return connection;
  }

  /** Whether the server lets a user publish: what it forbids it says before it answers the next ping. */
  async function mayPublish(connection: NatsConnection, subject: string): Promise<boolean> {
    let forbidden = false;
    const refused = (async () => {
      for await (const status of connection.status()) {
        if (status.type === 'error' && status.error.message.includes(`"${subject}"`)) {
          forbidden = true;
          return;
        }
      }
    })();
    connection.publish(subject);
    await connection.flush();
    await Promise.race([refused, connection.flush()]);
    return !forbidden;
  }

  async function messages(kind: 'events' | 'commands'): Promise<{ subject: string; owner: string }[]> {
    const files = (await readdir(join(CONTRACTS, kind))).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const modules = await Promise.all(
      files.map((file) => import(`@xianban/contracts/${kind}/${file.slice(0, -'.ts'.length)}`) as Promise<Record<string, unknown>>),
    );
    // what several messages have in common carries no version
    const classes = modules.flatMap((module) => Object.entries(module)).filter(([name]) => /V\d+$/.test(name));
    return classes.map(([, message]) => describeMessage(message as MessageClass));
  }

  it('lets each service tell its own facts and no other', async () => {
    const facts = await messages('events');
    expect(facts.length).toBeGreaterThan(10);
    for (const user of USERS) {
      const connection = await connectAs(user);
      for (const { subject, owner } of facts)
        expect([user, subject, await mayPublish(connection, subject)]).toEqual([user, subject, user === owner]);
    }
  });

  it('lets only the worker give orders', async () => {
    const orders = await messages('commands');
    expect(orders.length).toBeGreaterThan(5);
    for (const user of USERS) {
      const connection = await connectAs(user);
      for (const { subject } of orders)
        expect([user, subject, await mayPublish(connection, subject)]).toEqual([user, subject, user === 'worker']);
    }
  });

  it('lets a service answer the orders that it obeys', async () => {
    const [worker, grid] = [await connectAs('worker'), await connectAs('grid')];
    grid.subscribe('cmd.grid.locate.v1', { queue: 'grid', callback: (_, order) => void order.respond('here') });
    await grid.flush();

    const answer = await worker.request('cmd.grid.locate.v1', '', { timeout: 5_000 });

    expect(answer.string()).toBe('here');
  });

  it('lets no service delete a stream, but the operator', async () => {
    const deletion = '$JS.API.STREAM.DELETE.EVENTS';
    await expect(connectAs('intake').then((connection) => mayPublish(connection, deletion))).resolves.toBe(false);
    await expect(connectAs('operator').then((connection) => mayPublish(connection, deletion))).resolves.toBe(true);
  });

  it('refuses whoever does not know the password', async () => {
    const { host } = new URL(urlOf('intake'));

    await expect(connect({ servers: host, user: 'intake', pass: 'guessed', reconnect: false })).rejects.toThrow(/authorization/i);
  });
});
