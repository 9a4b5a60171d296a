import type { Endpoints } from './endpoints.ts';
import { writeJsonFile } from './json-file.ts';
import { watchForOrphans } from './orphan-watch.ts';
import { recordChildren } from './recorded-children.ts';
import type { RunFolder } from './run-folder.ts';
import type { ChildPlan } from './child-plan.ts';
import { SupervisedChild } from './supervised-child.ts';

/** Stages in the order in which they are stopped: whoever needs another goes before it. */
export const STOP_ORDER = ['services', 'worker', 'temporal', 'nats', 'postgres'] as const;
export type Stage = (typeof STOP_ORDER)[number];

/** The processes of one system, kept alive until it is stopped. */
export class RunningSystem {
  readonly folder: RunFolder;
  private readonly say: (line: string) => void;
  private readonly stages = new Map<Stage, SupervisedChild[]>(STOP_ORDER.map((stage) => [stage, []]));
  private readonly endOrphanWatch: () => void;
  private readonly held: readonly { release(): void }[];
  private told: Endpoints | undefined;
  private stopped: Promise<void> | undefined;

  constructor(folder: RunFolder, held: readonly { release(): void }[], say: (line: string) => void) {
    this.folder = folder;
    this.held = held;
    this.say = say;
    this.endOrphanWatch = watchForOrphans(folder);
  }

  /** Where everything is, with the process ids of now. @throws Error before the system is ready */
  get endpoints(): Endpoints {
    if (!this.told) throw new Error('the system is not ready yet');
    return { ...this.told, processes: this.processes() };
  }

  /** Starts a child and waits until it is ready. From now on it is started again whenever it dies. */
  async run(stage: Stage, plan: ChildPlan): Promise<void> {
    if (this.stopped) throw new Error('the system is being stopped');
    const child = new SupervisedChild(plan, this.folder.logs, { changed: () => this.record(), said: this.say });
    this.stages.get(stage)?.push(child);
    await child.start();
  }

  /** From here on `.run/endpoints.json` tells where everything is. */
  publish(endpoints: Omit<Endpoints, 'processes'>): void {
    this.told = { ...endpoints, processes: this.processes() };
    this.record();
  }

  /**
   * Ends one process, as by a mishap: the supervisor starts it again, servers with the same port and data.
   * @param name e.g. `intake-1`, `worker-1`, `nats`, `postgres`, `temporal`
   */
  kill(name: string, signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child(name).kill(signal);
  }

  /** Whether a process is there and answers. */
  isReady(name: string): Promise<boolean> {
    return this.child(name).isReady();
  }

  /** Stops everything in order, within ten seconds, and gives the folder free. May be called at any time and repeatedly. */
  stop(): Promise<void> {
    this.stopped ??= this.stopStages();
    return this.stopped;
  }

  /** Ends everything at once, without order. */
  killAll(): void {
    for (const child of this.children()) child.kill();
  }

  private async stopStages(): Promise<void> {
    try {
      for (const stage of STOP_ORDER) await Promise.all(this.stages.get(stage)?.map((child) => child.stop()) ?? []);
    } finally {
      this.endOrphanWatch();
      for (const held of this.held) held.release();
    }
  }

  private child(name: string): SupervisedChild {
    const child = this.children().find(({ plan }) => plan.name === name);
    if (!child) throw new Error(`there is no process ${name}: choose one of ${Object.keys(this.processes()).join(', ')}`);
    return child;
  }

  private children(): SupervisedChild[] {
    return STOP_ORDER.flatMap((stage) => this.stages.get(stage) ?? []);
  }

  private processes(): Record<string, number> {
    return Object.fromEntries(this.children().flatMap(({ plan, pid }) => (pid === undefined ? [] : [[plan.name, pid]])));
  }

  private record(): void {
    recordChildren(
      this.folder,
      STOP_ORDER.map((stage) => this.stages.get(stage) ?? []),
    );
    if (this.told) writeJsonFile(this.folder.endpoints, this.endpoints);
  }
}
