import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 3_000;

/**
 * Processes that still carry a mark in their environment after their command ended, named and then killed. Those that are on their way out get
 * three seconds. Empty where the system has no /proc.
 */
export async function strayProcesses(mark: string): Promise<string[]> {
  const until = Date.now() + PATIENCE_MS;
  let strays = await marked(mark);
  while (strays.length > 0 && Date.now() < until) {
    await wait(100);
    strays = await marked(mark);
  }
  const names = await Promise.all(strays.map(async (pid) => `${await programOf(pid)} (${pid})`));
  for (const pid of strays) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it ended between being seen and being killed
    }
  }
  return names;
}

async function marked(mark: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.includes(`XIANBAN_TEST_MARK=${mark}`) ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

async function programOf(pid: number): Promise<string> {
  const program = await readlink(`/proc/${pid}/exe`).catch(() => 'process');
  return program.split('/').at(-1) ?? program;
}
