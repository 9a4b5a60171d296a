import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { countTests, type JestReport } from './count-tests.ts';
import { runCommand } from './run-command.ts';
import type { Stage } from './stage.ts';

export interface JestStageOptions {
  readonly name: string;
  readonly root: string;
  readonly projects: readonly string[];
  readonly specs: readonly string[];
  /** How many spec files run side by side. */
  readonly workers: number;
  readonly limitSeconds: number;
}

/** A stage that is a set of specs, run by one jest over all projects. A stage without specs fails: it would prove nothing. */
export function jestStage({ name, root, projects, specs, workers, limitSeconds }: JestStageOptions): Stage {
  return {
    name,
    async run() {
      if (specs.length === 0) return { passed: 0, failed: 1, report: `${name}: no specs found` };
      // everything that specs leave behind lies in here; a PostgreSQL started by root runs as another user, who must be able to pass
      const folder = mkdtempSync(join(tmpdir(), 'xianban-jest-'));
      chmodSync(folder, 0o711);
      const file = join(folder, 'report.json');
      try {
        const jest = join(root, 'node_modules/jest/bin/jest.js');
        const args = [
          '--json',
          `--outputFile=${file}`,
          `--maxWorkers=${workers}`,
          '--ci',
          '--projects',
          ...projects,
          '--runTestsByPath',
          ...specs,
        ];
        const { code, trouble } = await runCommand(process.execPath, [jest, ...args], {
          limitSeconds,
          live: true,
          env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', TMPDIR: folder },
          finished: () => existsSync(file),
        });
        const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport) : undefined;
        return countTests({ name, code, trouble, report, expectedSuites: specs.length });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
