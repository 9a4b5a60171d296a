/**
 * `npm run quarantine -- list | show ID | replay ID | replay --all | drop ID`, the first and the third with `[--consumer X]`: what consumers
 * gave up on. A replay reaches only the consumer that gave up, with tries of its own.
 */
import { parseArgs } from 'node:util';

import type { NatsConnection } from '@nats-io/transport-node';

import { dropQuarantined, listQuarantined, replayQuarantined, showQuarantined, type Quarantined } from '../facts/quarantine.js';
import { parseEnvelope } from '../parse/parse-envelope.js';
import { factLine } from './fact-line.js';
import { operatorNats } from './operator-nats.js';

const USAGE = 'npm run quarantine -- list [--consumer X] | show ID | replay ID | replay --all [--consumer X] | drop ID';
const LISTED_MOST = 1_000;

/** Runs one command. @returns what to print */
type Command = (nats: NatsConnection) => Promise<readonly string[]>;

function commandOf(args: readonly string[]): Command | undefined {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { consumer: { type: 'string' }, all: { type: 'boolean', default: false } },
  });
  const [verb, idText, ...rest] = positionals;
  const { consumer, all } = values;
  const id = Number(idText);
  const named = Number.isInteger(id) && id > 0 && consumer === undefined && !all;
  if (rest.length > 0) return undefined;
  if (verb === 'list' && idText === undefined && !all) return (nats) => list(nats, consumer);
  if (verb === 'replay' && idText === undefined && all) return (nats) => replayAll(nats, consumer);
  if (verb === 'show' && named) return (nats) => show(nats, id);
  if (verb === 'replay' && named) return (nats) => replay(nats, id);
  if (verb === 'drop' && named) return (nats) => drop(nats, id);
  return undefined;
}

async function list(nats: NatsConnection, consumer: string | undefined): Promise<readonly string[]> {
  const listed = await listQuarantined(nats, LISTED_MOST, consumer);
  if (listed.length === 0) return ['quarantine is empty'];
  const lines = listed.map(summaryOf);
  return listed.length < LISTED_MOST ? lines : [...lines, `… the first ${LISTED_MOST}`];
}

async function show(nats: NatsConnection, id: number): Promise<readonly string[]> {
  const one = await found(nats, id);
  const parsed = parseEnvelope(one.original);
  return [summaryOf(one), parsed.ok ? JSON.stringify(parsed.envelope, null, 2) : JSON.stringify(new TextDecoder().decode(one.original))];
}

async function replay(nats: NatsConnection, id: number): Promise<readonly string[]> {
  const one = await found(nats, id);
  if (one.cut) throw new Error(`${id} was too large to be kept whole and cannot be replayed`);
  await replayQuarantined(nats, one);
  return [`${id} was given to ${one.consumer} again`];
}

async function replayAll(nats: NatsConnection, consumer: string | undefined): Promise<readonly string[]> {
  // those that fail again come behind and are not taken twice
  const listed = (await listQuarantined(nats, Number.POSITIVE_INFINITY, consumer)).filter((one) => !one.cut);
  for (const one of listed) await replayQuarantined(nats, one);
  return [`${listed.length} replayed`];
}

async function drop(nats: NatsConnection, id: number): Promise<readonly string[]> {
  await found(nats, id);
  await dropQuarantined(nats, id);
  return [`${id} was dropped`];
}

async function found(nats: NatsConnection, id: number): Promise<Quarantined> {
  const one = await showQuarantined(nats, id);
  if (!one) throw new Error(`nothing in quarantine has the id ${id}`);
  return one;
}

function summaryOf(one: Quarantined): string {
  const parsed = parseEnvelope(one.original);
  const what = parsed.ok ? factLine(parsed.envelope) : `${one.type}: not a fact, ${one.original.byteLength} bytes`;
  return `${one.id}  ${one.quarantinedAt.toISOString()}  ${one.consumer}  ${one.reason} after ${one.tries} tries: ${one.error}\n    ${what}`;
}

try {
  const command = commandOf(process.argv.slice(2));
  if (command) {
    const nats = await operatorNats('quarantine');
    try {
      for (const line of await command(nats)) console.log(line);
    } finally {
      await nats.close();
    }
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
