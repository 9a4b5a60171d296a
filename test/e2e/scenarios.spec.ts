import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MINUTES = 60_000;

/** Runs `npm run scenario -- …` on a system of its own; what it printed, and its exit status. */
function scenario(...words: readonly string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['test/scenarios/run.ts', ...words],
      { cwd: ROOT, maxBuffer: 2 ** 24 },
      (error, stdout, stderr) => {
        resolve({ status: error ? (child.exitCode ?? 1) : 0, output: stdout + stderr });
      },
    );
  });
}

/** The last line says how many findings were as expected, so that a failure shows the whole table. */
function expectAllAsExpected(run: { status: number; output: string }): void {
  expect(run).toEqual({ status: 0, output: expect.stringMatching(/: [1-9]\d* as expected, 0 off, in \d+ s\n$/) as string });
}

describe('a district on real servers', () => {
  it(
    'closes every report of the riders though every process is killed once on the way',
    async () => {
      expectAllAsExpected(await scenario('riders', '--reports', '80', '--kill'));
    },
    6 * MINUTES,
  );

  it(
    'closes every report of the riders with two instances of everything',
    async () => {
      expectAllAsExpected(await scenario('riders', '--reports', '80', '--instances', '2'));
    },
    5 * MINUTES,
  );

  it(
    'makes one issue of a matter that is told through every channel, and tells each reporter how it ended',
    async () => {
      expectAllAsExpected(await scenario('channels', '--clock-rate', '1'));
    },
    4 * MINUTES,
  );

  it(
    'climbs the ladder when nobody accepts, until an operator closes',
    async () => {
      expectAllAsExpected(await scenario('silence', '--clock-rate', '15000'));
    },
    5 * MINUTES,
  );

  it(
    'holds one issue through returns, a failed verification, extension, the books, reopening and look-backs',
    async () => {
      expectAllAsExpected(await scenario('back-and-forth', '--clock-rate', '50000', '--horizon-days', '30'));
    },
    6 * MINUTES,
  );

  it(
    'keeps what people wrote from every file, history, log and table, and rotates the master key meanwhile',
    async () => {
      expectAllAsExpected(await scenario('canary'));
    },
    5 * MINUTES,
  );

  it(
    'gives the verdicts of a real city on a real day',
    async () => {
      expectAllAsExpected(await scenario('boston', '--clock-rate', '15000', '--horizon-days', '12'));
    },
    6 * MINUTES,
  );
});
