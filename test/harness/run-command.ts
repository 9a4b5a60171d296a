import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import { ProcessFamily } from './process-family.ts';

export interface CommandOptions {
  readonly limitSeconds: number;
  /** True shows the output as it comes; false keeps it for the result. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Asked every second: true says that the work is done, so that a process which does not end by itself is ended. */
  readonly finished?: () => boolean;
}

export interface CommandResult {
  readonly code: number | undefined;
  readonly output: string;
  /** Why the command counts as failed although it may have exited with 0. */
  readonly trouble?: string;
}

const GRACE_SECONDS = 10;
const running = new Map<number, ProcessFamily>();

/**
 * Runs a command in a process group of its own, bounded in time, and ends whatever it leaves behind. Never throws: a command that cannot be started
 * is a result with `trouble`.
 */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const mark = randomUUID();
  const child = spawn(command, args, {
    detached: true,
    stdio: options.live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, TEST_COMMAND_MARK: mark },
  });
  const group = child.pid;
  const family = group === undefined ? undefined : new ProcessFamily(group, `TEST_COMMAND_MARK=${mark}`);
  if (group !== undefined && family) running.set(group, family);

  const output: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));

  let trouble: string | undefined;
  const endWith = (reason: string): void => {
    trouble ??= reason;
    if (group !== undefined) endGroup(group);
  };
  const limit = setTimeout(() => endWith(`took longer than ${options.limitSeconds} s`), options.limitSeconds * 1000);
  let doneForSeconds = 0;
  const watch = setInterval(() => {
    if (options.finished?.() && ++doneForSeconds > GRACE_SECONDS) endWith('finished, but its process did not end (open handles)');
  }, 1000);

  const code = await new Promise<number | undefined>((resolve) => {
    child.once('error', (error) => {
      trouble ??= error.message;
      resolve(undefined);
    });
    child.once('exit', (exitCode) => resolve(exitCode ?? undefined));
  });
  clearTimeout(limit);
  clearInterval(watch);

  const survivors = (await family?.endSurvivors()) ?? [];
  if (survivors.length > 0) trouble ??= `left processes behind: ${survivors.join(', ')}`;
  if (group !== undefined) running.delete(group);
  return { code, output: output.join(''), ...(trouble !== undefined && { trouble }) };
}

/** Ends all commands that still run, with everything that they started. For Ctrl-C. */
export function endRunningCommands(): void {
  for (const family of running.values()) family.end();
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // the group has ended already
  }
}
