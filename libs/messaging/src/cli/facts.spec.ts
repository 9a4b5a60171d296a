import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';

import { ensureStreams } from '../nats/streams.js';
import { outboxRow } from '../outbox/outbox-row.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';

describe('the tail of the facts', () => {
  let server: TestNats;
  let nats: NatsConnection;

  beforeAll(async () => {
    server = await startTestNats();
    nats = await connect({ servers: server.url });
    await ensureStreams(nats);
  });

  afterAll(async () => {
    await nats.close();
    await server.stop();
  });

  const publish = async (number: number): Promise<void> => {
    const told = { subject: 'thing', sequence: number, data: { name: '路灯', number } };
    const { type, payload } = outboxRow({ source: '/services/grid', nowMs: () => Date.UTC(2026, 2, 1) }, ThingHappenedV1, told);
    await jetstream(nats).publish(type, payload);
  };

  it('prints the last facts, then each as it is told, and ends when it is told to', async () => {
    for (const number of [1, 2, 3]) await publish(number);
    await jetstream(nats).publish('evt.thing.happened.v1', 'nonsense');
    const program = join(__dirname, 'facts.ts');
    const hook = join(__dirname, '../testing/run-with-decorators.ts');
    const child = spawn(
      process.execPath,
      ['--conditions=@xianban/source', '--import', hook, program, 'tail', 'evt.thing.>', '--last', '2'],
      {
        env: { ...process.env, XIANBAN_NATS_URL: server.url, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    for await (const line of reader) {
      lines.push(line);
      if (lines.length === 2) await publish(4);
      if (lines.length === 3) break;
    }
    expect(lines).toEqual([
      '2026-03-01T00:00:00.000Z  evt.thing.happened.v1         thing #3  {"name":"路灯","number":3}',
      'evt.thing.happened.v1: not a fact (not JSON in UTF-8)',
      '2026-03-01T00:00:00.000Z  evt.thing.happened.v1         thing #4  {"name":"路灯","number":4}',
    ]);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
