import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from './process-identity.ts';
import { RunFolder } from './run-folder.ts';
import { acquireRunLock, runLockHolder } from './run-lock.ts';

describe('the lock of a run folder', () => {
  let folder: RunFolder;

  beforeEach(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-lock-')));
  });

  afterEach(() => rm(folder.path, { recursive: true }));

  it('refuses a second start while the first lives, in one line', () => {
    acquireRunLock(folder);

    expect(() => acquireRunLock(folder)).toThrow(
      `the system of ${folder.path} runs already (process ${process.pid}): npm run status shows it, --dir starts another`,
    );
  });

  it('can be had again after it was released', () => {
    acquireRunLock(folder).release();

    expect(runLockHolder(folder)).toBeUndefined();
    expect(() => acquireRunLock(folder)).not.toThrow();
  });

  it('is taken from a holder that was killed, and leaves nothing else behind', async () => {
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    await once(killed, 'spawn');
    await writeFile(folder.lock, JSON.stringify({ pid: killed.pid, identity: processIdentity(killed.pid ?? 0) }));
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    acquireRunLock(folder);

    expect(runLockHolder(folder)).toBe(process.pid);
    await expect(readdir(folder.path)).resolves.toEqual(['supervisor.json']);
  });

  it('is taken from a stranger who got the process id of a killed holder', async () => {
    await writeFile(folder.lock, JSON.stringify({ pid: process.ppid, identity: 'an earlier boot 12345' }));

    acquireRunLock(folder);

    expect(runLockHolder(folder)).toBe(process.pid);
  });

  it('is taken where its file is damaged', async () => {
    await writeFile(folder.lock, '{"pid":');

    expect(() => acquireRunLock(folder)).not.toThrow();
  });
});
