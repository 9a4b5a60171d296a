import { parseArgs } from 'node:util';
import { describeSystem } from './describe-system.ts';
import { outsideServers } from './outside-servers.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import type { RunningSystem } from './running-system.ts';
import { startSystem, type SystemOptions } from './start-system.ts';

/** How often to look whether npm is still there. */
const PARENT_POLL_MS = 500;
/** At a terminal one Ctrl-C arrives twice, from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;
const MOST_INSTANCES = 16;

/** `npm start -- [options]`, see README.md. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean' },
      district: { type: 'string' },
      'clock-rate': { type: 'string' },
      'clock-start': { type: 'string' },
      instances: { type: 'string' },
      check: { type: 'boolean' },
      json: { type: 'boolean' },
      dir: { type: 'string' },
    },
  });
  const startedMs = performance.now();
  const elapsed = (): string => ((performance.now() - startedMs) / 1000).toFixed(1);
  // with --json stdout is for programs
  const out = values.json ? process.stderr : process.stdout;
  const say = (line: string): void => void out.write(`${elapsed().padStart(6)} s  ${line}\n`);

  // a reader that went away, as `head` does, is no reason to end
  out.on('error', () => undefined);
  const end = endOnSignals(say);
  const system = await startSystem({ ...systemOptions(values), say, signal: end.signal });
  end.takes(system);
  out.write(`\n${await describeSystem(system.folder, system.endpoints)}\n\nready in ${elapsed()} s\n`);
  if (values.json) process.stdout.write(`${JSON.stringify({ ready: true, seconds: Number(elapsed()), endpoints: system.endpoints })}\n`);
  if (values.check) end.now();
  await end.reached;
  say('stopping');
  await system.stop();
  say('stopped');
});

interface CommandLine {
  readonly fresh?: boolean | undefined;
  readonly district?: string | undefined;
  readonly 'clock-rate'?: string | undefined;
  readonly 'clock-start'?: string | undefined;
  readonly instances?: string | undefined;
  readonly dir?: string | undefined;
}

function systemOptions(values: CommandLine): SystemOptions {
  const { fresh, district, dir } = values;
  const instances = Number(values.instances ?? 1);
  if (!Number.isInteger(instances) || instances < 1 || instances > MOST_INSTANCES)
    throw new Refused(`--instances must be within 1…${MOST_INSTANCES}`);
  return {
    instances,
    outside: outsideServers(process.env),
    ...(fresh && { fresh }),
    ...(district && { district }),
    ...(dir && { dir }),
    ...(values['clock-rate'] !== undefined && { clockRate: Number(values['clock-rate']) }),
    ...(values['clock-start'] !== undefined && { clockStart: values['clock-start'] }),
  };
}

/** The first signal asks for the end, whether the start is over or not; a later one takes no more time for order. */
function endOnSignals(say: (line: string) => void): {
  signal: AbortSignal;
  reached: Promise<void>;
  now(): void;
  takes(system: RunningSystem): void;
} {
  const asked = new AbortController();
  let running: RunningSystem | undefined;
  let firstMs = 0;
  const onSignal = (): void => {
    if (!asked.signal.aborted) {
      firstMs = performance.now();
      asked.abort(new Refused('stopped before everything was ready'));
    } else if (performance.now() - firstMs > SAME_SIGNAL_MS) {
      say('ending everything at once');
      running?.killAll();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.env['npm_lifecycle_event'] !== undefined) {
    // npm that is asked to end tells its shell, and the shell goes without telling us
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || asked.signal.aborted || onSignal(), PARENT_POLL_MS).unref();
  }
  return {
    signal: asked.signal,
    reached: new Promise((resolve) => asked.signal.addEventListener('abort', () => resolve(), { once: true })),
    now: () => asked.abort(),
    takes: (system) => (running = system),
  };
}
