/**
 * `npm run check` and `npm test`: runs the stages one after the other, prints a table, and ends with the line `N passed, N failed`.
 * `--only NAME[,NAME…]` runs some stages only.
 */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import Table from 'cli-table3';

import { checkStages } from './check/check-stages.ts';
import { jestStage } from './harness/jest-stage.ts';
import { endRunningCommands } from './harness/run-command.ts';
import { SPEC_KINDS, specKind, type SpecKind } from './harness/spec-kind.ts';
import type { Stage, StageResult } from './harness/stage.ts';

const ROOT = join(import.meta.dirname, '..');
const PROJECTS = ['libs/*', 'services/*', 'workflows/*', 'deploy/local', 'deploy/districts', 'test'];

/** Spec files side by side and seconds for the whole stage. Where specs measure time or fill both cores, one at a time. */
const SPEC_STAGES: Readonly<Record<SpecKind, { readonly workers: number; readonly limitSeconds: number }>> = {
  unit: { workers: 2, limitSeconds: 240 },
  workflow: { workers: 2, limitSeconds: 300 },
  replay: { workers: 2, limitSeconds: 120 },
  integration: { workers: 2, limitSeconds: 900 },
  e2e: { workers: 1, limitSeconds: 1500 },
};

function specStages(): Stage[] {
  const projects = globSync(PROJECTS, { cwd: ROOT }).map((folder) => join(ROOT, folder));
  const specs = projects
    .flatMap((folder) =>
      globSync('**/*.spec.ts', { cwd: folder, exclude: (name) => name === 'node_modules' || name === 'dist' }).map((file) =>
        join(folder, file),
      ),
    )
    .map((file) => ({ file, kind: specKind(file, ROOT) }));
  return SPEC_KINDS.map((kind) =>
    jestStage({
      name: kind,
      root: ROOT,
      projects: projects.map((folder) => relative(ROOT, folder)),
      specs: specs.filter((spec) => spec.kind === kind).map(({ file }) => relative(ROOT, file)),
      ...SPEC_STAGES[kind],
    }),
  );
}

async function runStages(stages: readonly Stage[]): Promise<StageResult> {
  const table = new Table({
    head: ['stage', 'passed', 'failed', 'seconds'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  const reports: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    console.log(`── ${stage.name}`);
    const startedAt = performance.now();
    const result = await stage.run().catch((error: unknown) => ({ passed: 0, failed: 1, report: `${stage.name}: ${String(error)}` }));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`   ${stage.name}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
    table.push([stage.name, result.passed, result.failed, seconds]);
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.report) reports.push(`── ${stage.name}\n${result.report.replaceAll(`${ROOT}/`, '')}`);
  }
  console.log(table.toString());
  if (reports.length > 0) console.log(reports.join('\n\n'));
  return total;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
process.chdir(ROOT);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endRunningCommands();
    process.exit(130);
  });
}

const all = positionals[0] === 'check' ? checkStages() : [...checkStages(), ...specStages()];
const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !all.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`unknown stage ${unknown.join(', ')}; there are ${all.map((stage) => stage.name).join(', ')}`);
  process.exit(2);
}
const { passed, failed } = await runStages(wanted ? all.filter((stage) => wanted.includes(stage.name)) : all);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
