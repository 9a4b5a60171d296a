/**
 * `npm run import -- FILE --mapping NAME [--verdicts FILE]`: brings another system's closed issues into the register as history. Stopped or killed at
 * any moment it goes on where it was when it is called again; called again when it is done it changes nothing.
 */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

import { ConfigError } from '@xianban/service-kit/config/config-error';
import { readConfig } from '@xianban/service-kit/config/read-config';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { PackError } from '@xianban/service-kit/district/pack-error';

import { CannotImport } from '../cannot-import.js';
import { importFile } from '../import-file.js';
import { mappings } from '../mappings/mappings.js';
import { summaryOf } from '../summary-of.js';
import { ProgressLine } from './progress-line.js';
import { writeVerdicts } from './write-verdicts.js';

const NAMES = [...mappings.keys()].join(', ');
const USAGE = `npm run import -- FILE --mapping NAME [--verdicts FILE]

Brings another system's closed issues into the register as history. Nothing is to be done about them: no
workflow starts, no rate counts them. Each row gets a verdict: imported, already-known, or refused with the
column at fault and why.

  FILE             CSV in UTF-8, plain or packed with gzip
  --mapping NAME   how the file is read: ${NAMES}
  --verdicts FILE  writes every row's verdict as CSV when it is done

Stopped or killed, it goes on where it was when it is called again. A file that was brought in changes nothing.
Exit code 0: every row has its verdict; 1: it could not go on; 2: called wrongly; 130: stopped.`;
const UNDEFINED_TABLE = '42P01';

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { mapping: { type: 'string' }, verdicts: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new WronglyCalled(path === undefined ? 'FILE is missing' : `one FILE at a time, not ${more.join(' ')} as well`);
  if (values.mapping === undefined) throw new WronglyCalled(`--mapping is missing: one of ${NAMES}`);
  const mapping = mappings.get(values.mapping);
  if (!mapping) throw new WronglyCalled(`there is no mapping ${values.mapping}: choose one of ${NAMES}`);

  const config = readConfig('intake', process.env, { vaultKeys: true });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const line = new ProgressLine(process.stderr);
  const result = await importFile(path, mapping, config, {
    note: (text) => line.note(text),
    progress: (state, share) => line.show(state.rows, share),
    signal: stopping.signal,
  }).finally(() => line.end());
  for (const text of summaryOf(basename(path), mapping.name, result)) console.log(text);
  if (!result.isComplete) {
    console.error('stopped: call it again to go on');
    return 130;
  }
  if (values.verdicts !== undefined) {
    await writeVerdicts(config.database.url, result.state.id, result.districtCode, createWriteStream(values.verdicts));
    console.log(`every verdict stands in ${values.verdicts}`);
  } else if (result.state.refused > 0) console.log('why rows were refused: call it again with --verdicts FILE');
  return 0;
}

class WronglyCalled extends Error {}

function codeAndLine(error: unknown): readonly [code: number, line: string] {
  if (error instanceof WronglyCalled || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    return [2, `${(error as Error).message}\n${USAGE.split('\n', 1).join('')}`];
  }
  if (error instanceof CannotImport || error instanceof PackError) return [1, error.message];
  if (error instanceof ConfigError) return [1, `no system was started here: npm start first (${error.faults[0] ?? ''})`];
  if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return [1, 'the database lacks the tables of this version: npm start first'];
  if (isDatabaseAway(error)) return [1, 'the database cannot be reached: npm start first; what has its verdict keeps it'];
  return [1, error instanceof Error ? error.message : String(error)];
}

try {
  process.exitCode = await run();
} catch (error) {
  const [code, line] = codeAndLine(error);
  console.error(line);
  process.exitCode = code;
}
