/**
 * `npm run bench -- NAME [NAME…] [--rounds N] [--strict]`: runs `test/bench/NAME.bench.ts` one after the other and prints what was measured, reached
 * or not. Exits with 1 if a bench breaks, and with `--strict` also if a required value is missed.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import Table from 'cli-table3';

import { formatThreshold, verdictOf, type BenchTable } from './bench-table.ts';

const MOST_ROUNDS = 101;

interface Bench {
  run(options: { readonly rounds?: number }): Promise<BenchTable>;
}

function print({ title, lines, notes = [] }: BenchTable): void {
  const table = new Table({
    head: ['measure', 'ours', 'control', 'ratio', 'required', 'goal', 'verdict'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const line of lines) {
    const { measure, ours, control, ratio, required, goal } = line;
    table.push([
      measure,
      formatNumber(ours),
      formatNumber(control),
      ratio?.toFixed(2) ?? '',
      formatThreshold(required),
      formatThreshold(goal),
      verdictOf(line),
    ]);
  }
  console.log(`\n${title}\n${table.toString()}`);
  for (const note of notes) console.log(`  ${note}`);
}

function formatNumber(value: number | undefined): string {
  if (value === undefined) return '';
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}

const available = globSync('*.bench.ts', { cwd: import.meta.dirname }).map((file) => basename(file, '.bench.ts'));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' }, strict: { type: 'boolean' } } });
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
const unknown = positionals.filter((name) => !available.includes(name));
const roundsAreWrong = rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= MOST_ROUNDS);
if (positionals.length === 0 || unknown.length > 0 || roundsAreWrong) {
  console.error(`npm run bench -- NAME [NAME…] [--rounds 1…${MOST_ROUNDS}] [--strict]; there are ${available.join(', ')}`);
  process.exit(2);
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`,
);
if (positionals.length > 1) {
  // each in a process of its own: what one leaves behind (connections, compiled code, memory) must not be measured in the next
  const flags = [...(rounds === undefined ? [] : ['--rounds', String(rounds)]), ...(values.strict ? ['--strict'] : [])];
  const ends = positionals.map((name) => spawnSync(process.execPath, [import.meta.filename, name, ...flags], { stdio: 'inherit' }).status);
  process.exit(ends.every((status) => status === 0) ? 0 : 1);
}
const [name = ''] = positionals;
const bench = (await import(pathToFileURL(join(import.meta.dirname, `${name}.bench.ts`)).href)) as Bench;
const table = await bench.run(rounds === undefined ? {} : { rounds });
print(table);
process.exit(values.strict && table.lines.some((line) => verdictOf(line) === 'missed') ? 1 : 0);
