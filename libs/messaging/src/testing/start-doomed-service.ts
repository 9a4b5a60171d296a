import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process to be killed. */
export interface DoomedService {
  /** Resolves when it hears facts, or has died before. */
  readonly ready: Promise<unknown>;
  /** Resolves when it is dead, however it died, with the signal. */
  readonly dead: Promise<NodeJS.Signals | null>;
  kill(): Promise<unknown>;
}

/** Starts `doomed-service.ts` from its source. @param folder where the sources of `testing` are */
export function startDoomedService(folder: string, databaseUrl: string, natsUrl: string): DoomedService {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--conditions=@xianban/source',
      '--import',
      join(folder, 'run-with-decorators.ts'),
      join(folder, 'doomed-service.ts'),
      databaseUrl,
      natsUrl,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const dead = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const ready = Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), dead]);
  return {
    ready,
    dead,
    kill: () => {
      child.kill('SIGKILL');
      return dead;
    },
  };
}
