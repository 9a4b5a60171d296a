/**
 * `npm run facts -- tail [subject] [--last N]`: prints facts as they are told, for a developer's eye, after the last N (10 if absent).
 * A subject may have wildcards, e.g. `evt.task.>`.
 */
import { parseArgs } from 'node:util';

import { DeliverPolicy, jetstream } from '@nats-io/jetstream';

import { EVENTS, managerOf } from '../nats/streams.js';
import { parseEnvelope } from '../parse/parse-envelope.js';
import { factLine } from './fact-line.js';
import { operatorNats } from './operator-nats.js';

const USAGE = 'npm run facts -- tail [subject] [--last N]    e.g. tail evt.task.> --last 20';

async function tail(subject: string, last: number): Promise<void> {
  const nats = await operatorNats('facts-tail');
  const stop = (): void => void nats.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  process.stdout.once('error', stop);

  const { state } = await (await managerOf(nats)).streams.info(EVENTS);
  const consumer = await jetstream(nats).consumers.get(EVENTS, {
    filter_subjects: subject,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: Math.max(1, state.last_seq - last + 1),
  });
  for await (const message of await consumer.consume()) {
    const parsed = parseEnvelope(message.data);
    console.log(parsed.ok ? factLine(parsed.envelope) : `${message.subject}: not a fact (${parsed.field ?? parsed.detail ?? ''})`);
  }
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { last: { type: 'string', default: '10' } } });
  const [command, subject = 'evt.>', ...rest] = positionals;
  const last = Number(values.last);
  if (command !== 'tail' || rest.length > 0 || !subject.startsWith('evt.') || !Number.isInteger(last) || last < 0) {
    console.error(USAGE);
    process.exitCode = 2;
  } else {
    await tail(subject, last);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
