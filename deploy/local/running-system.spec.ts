import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildPlan } from './child-plan.ts';
import { isAlive, processIdentity } from './process-identity.ts';
import { endRecordedChildren } from './recorded-children.ts';
import { RunFolder } from './run-folder.ts';
import { RunningSystem } from './running-system.ts';

describe('a running system', () => {
  let folder: RunFolder;

  beforeEach(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-system-')));
  });

  afterEach(() => rm(folder.path, { recursive: true }));

  /** A Node that waits, and writes down that it was asked to end. */
  function program(name: string): ChildPlan {
    const journal = JSON.stringify(join(folder.path, 'journal'));
    const text = `process.on("SIGTERM", () => { require("fs").appendFileSync(${journal}, ${JSON.stringify(`${name} `)}); process.exit() });
      console.log("ready " + process.pid); setInterval(() => 0, 1000)`;
    return {
      name,
      command: process.execPath,
      args: ['-e', text],
      env: {},
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 2_000,
      isReady: async (pid) => (await readFile(join(folder.logs, `${name}.log`), 'utf8')).includes(`ready ${pid}`),
    };
  }

  function pidsOf(path: string): number[] {
    const { stages } = JSON.parse(readFileSync(path, 'utf8')) as { stages: { pid: number }[][] };
    return stages.flat().map(({ pid }) => pid);
  }

  it('stops whoever needs another before that other, whatever the order of the start', async () => {
    const system = new RunningSystem(folder, [], () => undefined);
    await Promise.all([
      system.run('postgres', program('postgres')),
      system.run('services', program('intake-1')),
      system.run('nats', program('nats')),
      system.run('worker', program('worker-1')),
      system.run('temporal', program('temporal')),
    ]);

    await system.stop();

    await expect(readFile(join(folder.path, 'journal'), 'utf8')).resolves.toBe('intake-1 worker-1 temporal nats postgres ');
  });

  it('starts a process that was killed again, and writes its new id down', async () => {
    const system = new RunningSystem(folder, [], () => undefined);
    await system.run('nats', program('nats'));
    const [first] = pidsOf(folder.children);

    system.kill('nats');
    while (pidsOf(folder.children).includes(first ?? 0) || !(await system.isReady('nats'))) await new Promise(setImmediate);

    expect(pidsOf(folder.children)).toHaveLength(1);
    await system.stop();
  });

  it('names the processes that there are when asked to kill another', async () => {
    const system = new RunningSystem(folder, [], () => undefined);
    await system.run('nats', program('nats'));

    expect(() => system.kill('intake-7')).toThrow('there is no process intake-7: choose one of nats');

    await system.stop();
  });

  it('starts nothing more once it is being stopped', async () => {
    const system = new RunningSystem(folder, [], () => undefined);
    await system.stop();

    await expect(system.run('nats', program('nats'))).rejects.toThrow('the system is being stopped');
  });

  it('leaves no process behind when its supervisor is killed', async () => {
    const supervisor = spawn(process.execPath, ['--input-type=module', '-e', supervisorProgram()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(supervisor.stdout, 'data');
    const [child = 0] = pidsOf(folder.children);
    expect(isAlive(child)).toBe(true);

    supervisor.kill('SIGKILL');

    while (processIdentity(child) !== undefined) await new Promise(setImmediate);
    await expect(readFile(join(folder.path, 'journal'), 'utf8')).resolves.toBe('nats ');
  });

  it('ends nobody who got the process id of a child of an earlier supervisor', async () => {
    const stranger = { name: 'nats', pid: process.ppid, identity: 'an earlier boot 12345', stopSignal: 'SIGKILL' };
    await writeFile(folder.children, JSON.stringify({ supervisor: 1, stages: [[stranger]] }));

    await expect(endRecordedChildren(folder)).resolves.toEqual([]);
  });

  /** Runs one child in a system of its own and tells when it is ready. */
  function supervisorProgram(): string {
    const { isReady, ...plan } = program('nats');
    expect(isReady).toBeDefined();
    const at = (file: string): string => JSON.stringify(join(import.meta.dirname, file));
    return `import { readFileSync } from 'node:fs';
      const { RunFolder } = await import(${at('run-folder.ts')});
      const { RunningSystem } = await import(${at('running-system.ts')});
      const folder = new RunFolder(${JSON.stringify(folder.path)});
      const system = new RunningSystem(folder, [], () => undefined);
      const isReady = async (pid) => readFileSync(folder.logs + '/nats.log', 'utf8').includes('ready ' + pid);
      await system.run('nats', { ...${JSON.stringify(plan)}, isReady });
      console.log('ready');`;
  }
});
