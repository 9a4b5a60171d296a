import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generateChannel } from '@xianban/intake/generators/channel/generate-channel.ts';
import { flushChanges, FsTree } from 'nx/src/generators/tree';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MINUTES = 60_000;
/** What intake stands on; the copy has an intake of its own. */
const LINKED = ['node_modules', 'libs', 'test', 'deploy', 'package.json', 'tsconfig.base.json', 'jest.preset.cjs', '.prettierrc'];
const FOLDER = 'services/intake/src/channels/demo';

describe('a new channel', () => {
  let copy: string;
  let tree: FsTree;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'xianban-new-channel-'));
    mkdirSync(join(copy, 'services'));
    cpSync(join(ROOT, 'services/intake'), join(copy, 'services/intake'), { recursive: true, filter: (file) => !file.endsWith('/dist') });
    for (const path of LINKED) symlinkSync(join(ROOT, path), join(copy, path));
    tree = new FsTree(copy, false);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  /** Runs a tool in the copy's intake. Everything that it wrote, if it fails. */
  const failure = (tool: string, ...words: readonly string[]): Promise<string | undefined> => {
    const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
    const args = [join(ROOT, 'node_modules/.bin', tool), ...words];
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: join(copy, 'services/intake'), env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
        resolve(error ? `${stdout}${stderr}` : undefined),
      );
    });
  };

  it('is one folder and touches nothing else', async () => {
    await generateChannel(tree, { name: 'demo' });
    const changes = tree.listChanges();
    expect(changes.length).toBeGreaterThan(6);
    expect(changes.filter(({ path, type }) => type !== 'CREATE' || !path.startsWith(`${FOLDER}/`))).toEqual([]);
    flushChanges(copy, changes);
  });

  it.each(['riders', 'Park', '../x', '__proto__', 'x'])('is not made with the name %s', async (name) => {
    await expect(generateChannel(new FsTree(copy, false), { name })).rejects.toThrow(/^(there is a channel|a channel is called)/);
  });

  it(
    'is well formed, and keeps every promise at once',
    async () => {
      expect(await failure('prettier', '--check', 'src/channels/demo')).toBeUndefined();
      // against what the libraries were built to
      expect(await failure('tsc', '-p', 'tsconfig.lib.json', '--noEmit', '--customConditions', 'built')).toBeUndefined();
      expect(await failure('jest', 'channels/channels.spec.ts', 'channels/demo', '-t', 'demo')).toBeUndefined();
    },
    3 * MINUTES,
  );
});
