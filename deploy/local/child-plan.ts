/** How one process of the system is run, told once and used at each of its starts. */
export interface ChildPlan {
  /** Unique in its system, e.g. `postgres` or `intake-1`; names its log too. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment, nothing is inherited besides. */
  readonly env: NodeJS.ProcessEnv;
  /** Folder that it starts in; `/` if absent, which every user can enter. */
  readonly cwd?: string;
  /** Whom it runs as, where that is not the user who starts it. */
  readonly owner?: ChildOwner;
  /** What asks it to end in its own time. */
  readonly stopSignal: NodeJS.Signals;
  /** After this it is killed. One of each stage together must stay below the ten seconds that a stop may take. */
  readonly stopTimeoutMs: number;
  /** Puts right what a killed predecessor left; before each start. */
  readonly tidy?: () => Promise<void>;
  /** Whether the process with this id does its work by now; asked often, must not throw while it is still starting. */
  readonly isReady: (pid: number) => Promise<boolean>;
}

/** Numeric ids of a user of this machine. */
export interface ChildOwner {
  readonly uid: number;
  readonly gid: number;
}
