import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENING = '0A';

/**
 * Whether this very process listens on a TCP port. Instances share their service's port, so that an answer on it does not tell whose it is.
 * Only Linux tells; elsewhere a process counts as listening.
 */
export async function isListening(pid: number, port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const sockets = await listeningSockets(pid, port);
    const descriptors = await readdir(`/proc/${pid}/fd`);
    const targets = await Promise.all(descriptors.map((descriptor) => readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')));
    return targets.some((target) => sockets.has(target));
  } catch {
    // the process went
    return false;
  }
}

/** `socket:[inode]` of everyone who listens on the port. */
async function listeningSockets(pid: number, port: number): Promise<Set<string>> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((table) => readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')));
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = tables.flatMap((table) => table.split('\n').slice(1)).map((row) => row.trim().split(/\s+/));
  return new Set(rows.filter((row) => row[1]?.endsWith(suffix) && row[3] === LISTENING).map((row) => `socket:[${row[9]}]`));
}
