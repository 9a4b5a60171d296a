import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 250;
const PATIENCE_MS = 3_000;

interface Member {
  readonly pid: number;
  readonly parent: number;
  /** Ticks since boot: tells a process from a later one with the same id. */
  readonly startedAt: string;
}

/**
 * A command's process and everything that descends from it, also what left its group and outlived its parent: looks at the system's processes while
 * the command runs. Empty where the system has no /proc.
 */
export class ProcessFamily {
  private readonly known = new Map<number, string>();
  private readonly mark: string;
  private readonly timer: NodeJS.Timeout;

  /** @param mark a variable assignment that only this command's environment carries, e.g. `NAME=value` */
  constructor(root: number, mark: string) {
    this.mark = mark;
    this.known.set(root, memberOf(String(root))?.startedAt ?? '');
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  /** Ends the watch and every member that is still alive after a moment of patience. @returns their programs and ids */
  async endSurvivors(): Promise<string[]> {
    clearInterval(this.timer);
    const untilMs = Date.now() + PATIENCE_MS;
    let survivors = this.survivors();
    while (survivors.length > 0 && Date.now() < untilMs) {
      await wait(LOOK_MS / 5);
      survivors = this.survivors();
    }
    const names = survivors.map(({ pid }) => `${programOf(pid)} (${pid})`);
    for (const { pid } of survivors) kill(pid);
    return names;
  }

  /** Ends every member without waiting. */
  end(): void {
    clearInterval(this.timer);
    for (const { pid } of this.survivors()) kill(pid);
  }

  private survivors(): Member[] {
    const members = this.look();
    for (const member of members) {
      if (!this.known.has(member.pid) && carries(member.pid, this.mark)) this.known.set(member.pid, member.startedAt);
    }
    return members.filter(({ pid, startedAt }) => this.known.get(pid) === startedAt);
  }

  /** Learns of new members. @returns all processes of the system that are not zombies */
  private look(): Member[] {
    const members = livingProcesses();
    let grew = true;
    while (grew) {
      grew = false;
      for (const { pid, parent, startedAt } of members) {
        if (this.known.has(pid) || !this.known.has(parent)) continue;
        this.known.set(pid, startedAt);
        grew = true;
      }
    }
    return members;
  }
}

function livingProcesses(): Member[] {
  return entriesOf('/proc').flatMap((entry) => memberOf(entry) ?? []);
}

function memberOf(entry: string): Member | undefined {
  const pid = Number(entry);
  const stat = Number.isInteger(pid) ? textOf(`/proc/${pid}/stat`) : '';
  // the program's name is in brackets and may hold anything, so fields are counted from its end
  const [state = '', parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === '' || state === 'Z' ? undefined : { pid, parent: Number(parent), startedAt: rest[17] ?? '' };
}

function carries(pid: number, mark: string): boolean {
  return textOf(`/proc/${pid}/environ`).split('\0').includes(mark);
}

function programOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`).split('/').at(-1) ?? 'process';
  } catch {
    return 'process';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended between being seen and being killed
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
