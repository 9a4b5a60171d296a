import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream, type JsMsg } from '@nats-io/jetstream';

import { quarantine } from '../facts/quarantine.js';
import { ensureStreams, replaySubject } from '../nats/streams.js';
import { outboxRow } from '../outbox/outbox-row.js';
import { jsonBytes } from '../testing/json-bytes.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the commands of an operator', () => {
  let server: TestNats;
  let nats: NatsConnection;

  beforeAll(async () => {
    server = await startTestNats();
    nats = await connect({ servers: server.url });
    await ensureStreams(nats);
    for (const number of [1, 2, 3]) await giveUp(number === 3 ? 'spec-other' : 'spec-counts', number);
  });

  afterAll(async () => {
    await nats.close();
    await server.stop();
  });

  const rowOf = (number: number) =>
    outboxRow({ source: '/services/grid', nowMs: () => Date.UTC(2026, 2, 1) }, ThingHappenedV1, {
      subject: 'thing',
      sequence: number,
      data: { name: 'thing', number },
    });

  async function giveUp(consumer: string, number: number): Promise<void> {
    const { id, type, payload } = rowOf(number);
    const message = { subject: type, data: jsonBytes(JSON.parse(payload)), headers: undefined } as unknown as JsMsg;
    await quarantine(nats, consumer, id, message, { reason: 'tries-exhausted', tries: 5, error: 'RangeError' });
  }

  async function run(command: string, ...args: readonly string[]): Promise<Ended> {
    const program = [
      '--conditions=@xianban/source',
      '--import',
      join(__dirname, '../testing/run-with-decorators.ts'),
      join(__dirname, `${command}.ts`),
      ...args,
    ];
    const env = { ...process.env, XIANBAN_NATS_URL: server.url, NODE_OPTIONS: '' };
    return promisify(execFile)(process.execPath, program, { env, timeout: 15_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as Ended;
        return { code, stdout, stderr };
      },
    );
  }

  it('list and show what is in quarantine, and why', async () => {
    const listed = await run('quarantine', 'list', '--consumer', 'spec-counts');
    expect(listed.stdout).toMatch(/^1 {2}\S+ {2}spec-counts {2}tries-exhausted after 5 tries: RangeError\n/);
    expect(listed.stdout).toContain('2026-03-01T00:00:00.000Z  evt.thing.happened.v1         thing #1  {"name":"thing","number":1}');
    expect(listed.stdout).not.toContain('spec-other');
    const shown = await run('quarantine', 'show', '3');
    expect(shown.stdout).toContain('"sequence": 3');
  });

  it('replay and drop', async () => {
    expect(await run('quarantine', 'replay', '1')).toMatchObject({ code: 0, stdout: '1 was given to spec-counts again\n' });
    expect(await run('quarantine', 'drop', '3')).toMatchObject({ code: 0, stdout: '3 was dropped\n' });
    expect(await run('quarantine', 'replay', '--all')).toMatchObject({ code: 0, stdout: '1 replayed\n' });
    expect(await run('quarantine', 'list')).toMatchObject({ code: 0, stdout: 'quarantine is empty\n' });

    const consumer = await jetstream(nats).consumers.get('EVENTS', { filter_subjects: replaySubject('spec-counts') });
    const numbers: number[] = [];
    for await (const message of await consumer.fetch({ max_messages: 2 })) numbers.push(message.json<{ sequence: number }>().sequence);
    expect(numbers).toEqual([1, 2]);
  });

  it('say what is wrong and exit with an error', async () => {
    expect(await run('quarantine', 'show', '99')).toMatchObject({ code: 1, stderr: 'nothing in quarantine has the id 99\n' });
    for (const args of [[], ['list', 'x'], ['show'], ['show', 'x'], ['replay'], ['replay', '1', '--all'], ['burn', '1']]) {
      expect((await run('quarantine', ...args)).code).toBe(2);
    }
    expect((await run('quarantine', 'list', '--unknown')).code).toBe(1);
    expect((await run('facts', 'tail', 'cmd.>')).code).toBe(2);
  }, 60_000);
});
