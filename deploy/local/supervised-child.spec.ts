import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildPlan } from './child-plan.ts';
import { isAlive } from './process-identity.ts';
import { SupervisedChild } from './supervised-child.ts';

describe('a supervised child', () => {
  let folder: string;
  let child: SupervisedChild;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-child-'));
  });

  afterEach(async () => {
    await child.stop();
    await rm(folder, { recursive: true });
  });

  /** A Node that runs this text, and is ready once it has said so. */
  function program(text: string): ChildPlan {
    return {
      name: 'program',
      command: process.execPath,
      args: ['-e', text],
      env: {},
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 200,
      isReady: async (pid) => (await readFile(join(folder, 'program.log'), 'utf8')).includes(`ready ${pid}`),
    };
  }

  it('starts again after a kill, as another process', async () => {
    const said: string[] = [];
    child = new SupervisedChild(program('console.log("ready " + process.pid); setInterval(() => 0, 1000)'), folder, {
      changed: () => undefined,
      said: (line) => said.push(line),
    });
    await child.start();
    const first = child.pid;

    child.kill();
    await untilPidIsNot(first);

    expect(said).toEqual(['program ended (SIGKILL); it starts again in 0.1 s']);
    expect(isAlive(first ?? 0)).toBe(false);
  });

  it('gives up on a program that ends whenever it starts, and shows what it wrote', async () => {
    child = new SupervisedChild(program('console.log("no such database"); process.exit(3)'), folder);

    await expect(child.start()).rejects.toThrow(/^program ends as soon as it starts.*no such database/s);
  });

  it('says so if the program does not exist', async () => {
    const said: string[] = [];
    const plan = { ...program(''), command: join(folder, 'nothing') };
    child = new SupervisedChild(plan, folder, { changed: () => undefined, said: (line) => said.push(line) });

    await expect(child.start()).rejects.toThrow('program ends as soon as it starts');

    expect(said[0]).toContain('ENOENT');
  });

  it('kills what does not end when asked', async () => {
    child = new SupervisedChild(
      program('process.on("SIGTERM", () => 0); console.log("ready " + process.pid); setInterval(() => 0, 1000)'),
      folder,
    );
    await child.start();
    const { pid } = child;

    await child.stop();

    expect(isAlive(pid ?? 0)).toBe(false);
  });

  async function untilPidIsNot(first: number | undefined): Promise<void> {
    while (child.pid === first || !(await child.isReady())) await new Promise(setImmediate);
  }
});
