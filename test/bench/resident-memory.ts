import { readFileSync } from 'node:fs';

const SAMPLE_MS = 250;

/** Resident memory of a process of Linux, sampled until it is stopped. */
export interface MemoryWatch {
  readonly beforeMib: number;
  /** By how much it had grown at most. */
  stop(): number;
}

/** Watches from now on. @param pid of a process that runs */
export function watchMemory(pid: number | undefined): MemoryWatch {
  const beforeMib = residentMib(pid);
  let mostMib = beforeMib;
  const look = (): number => (mostMib = Math.max(mostMib, residentMib(pid)));
  const timer = setInterval(look, SAMPLE_MS);
  return {
    beforeMib,
    stop() {
      clearInterval(timer);
      return look() - beforeMib;
    },
  };
}

function residentMib(pid: number | undefined): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1_024;
}
