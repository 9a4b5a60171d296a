import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Tells a process from a later one with the same id: since which boot and when it runs.
 * Undefined if there is no such process (one that only waits to be reaped counts as gone).
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask(pid, 'lstart');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the program's name stands in brackets and may hold spaces; state is the first field after it, the start the twentieth
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** With which arguments a process was started; empty if there is no such process. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ask(pid, 'command') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function ask(pid: number, what: 'lstart' | 'command'): string | undefined {
  try {
    const line = execFileSync('ps', ['-p', String(pid), '-o', `stat=,${what}=`], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
