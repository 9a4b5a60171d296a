import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChildPlan } from './child-plan.ts';
import { LogFile } from './log-file.ts';

/** What a child tells whoever keeps it. */
export interface ChildWatcher {
  /** It has a new process id, or none any more. */
  readonly changed: () => void;
  /** A line for people. */
  readonly said: (line: string) => void;
}

const POLL_MS = 50;
const START_TIMEOUT_MS = 90_000;
/** Ends before it was ever ready that are taken for a mishap; one more is taken for a mistake in the plan. */
const EARLY_ENDS_FORGIVEN = 2;
const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 10_000;
/** Alive for so long, and the next backoff is the first again. */
const STEADY_MS = 10_000;

const living = new Set<ChildProcess>();
// whatever ends this process otherwise (an uncaught error, process.exit in a test), children go with it
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** One process that is started again with growing backoff whenever it dies, until it is stopped. */
export class SupervisedChild {
  readonly plan: ChildPlan;
  readonly log: LogFile;
  private readonly watcher: ChildWatcher;
  private child: ChildProcess | undefined;
  private running: Promise<void> = Promise.resolve();
  private startedAtMs = 0;
  private backoffMs = FIRST_BACKOFF_MS;
  private earlyEnds = 0;
  private wasReady = false;
  private readonly stopping = new AbortController();

  constructor(plan: ChildPlan, logFolder: string, watcher: ChildWatcher = { changed: () => undefined, said: () => undefined }) {
    this.plan = plan;
    this.log = new LogFile(logFolder, plan.name);
    this.watcher = watcher;
  }

  /** Process id, while there is a process. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it and waits until it is ready. @throws Error with the last lines of its log if it keeps ending or takes too long. */
  async start(): Promise<void> {
    this.running = this.keepRunning();
    const deadlineMs = Date.now() + START_TIMEOUT_MS;
    while (!(await this.isReady())) {
      if (this.isStopping) throw new Error(`${this.plan.name} was stopped before it was ready`);
      const gaveUp = this.earlyEnds > EARLY_ENDS_FORGIVEN;
      if (gaveUp || Date.now() > deadlineMs) {
        await this.stop();
        const what = gaveUp ? 'ends as soon as it starts' : `is not ready after ${START_TIMEOUT_MS / 1000} s`;
        throw new Error(`${this.plan.name} ${what}; the end of ${this.log.path}:\n${await this.log.lastLines(15)}`);
      }
      await delay(POLL_MS);
    }
    this.wasReady = true;
  }

  /** Whether there is a process and it answers. */
  async isReady(): Promise<boolean> {
    const { pid } = this;
    return pid !== undefined && (await this.plan.isReady(pid)) && this.pid === pid;
  }

  /** Sends a signal without any further care: the process is started again if it ends of it. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child?.kill(signal);
  }

  /** Ends it for good: asks, waits, kills. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const { child } = this;
    child?.kill(this.plan.stopSignal);
    const impatience = setTimeout(() => child?.kill('SIGKILL'), this.plan.stopTimeoutMs);
    await this.running;
    clearTimeout(impatience);
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async keepRunning(): Promise<void> {
    while (!this.isStopping && this.earlyEnds <= EARLY_ENDS_FORGIVEN) {
      const end = await this.runOnce();
      if (!this.isStopping) await this.backOff(end);
    }
    this.log.close();
  }

  private async backOff(end: string): Promise<void> {
    if (!this.wasReady) this.earlyEnds += 1;
    if (Date.now() - this.startedAtMs > STEADY_MS) this.backoffMs = FIRST_BACKOFF_MS;
    this.watcher.said(`${this.plan.name} ended (${end}); it starts again in ${this.backoffMs / 1000} s`);
    await delay(this.backoffMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    this.backoffMs = Math.min(this.backoffMs * 2, LAST_BACKOFF_MS);
  }

  /** @returns how it ended, in words. */
  private async runOnce(): Promise<string> {
    const { plan } = this;
    this.startedAtMs = Date.now();
    try {
      await plan.tidy?.();
    } catch (error) {
      return `could not be started: ${(error as Error).message}`;
    }
    if (this.isStopping) return 'stopped';
    const output = this.log.descriptor();
    const child = spawn(plan.command, plan.args, {
      ...plan.owner,
      cwd: plan.cwd ?? '/',
      env: plan.env,
      stdio: ['ignore', output, output],
      // a group of its own: Ctrl-C at the terminal reaches the supervisor only, which stops all in order
      detached: true,
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    if (child.pid !== undefined) {
      living.add(child);
      this.child = child;
      this.watcher.changed();
    }
    const end = await ended;
    living.delete(child);
    this.child = undefined;
    this.watcher.changed();
    return end;
  }
}
