import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signLocalToken } from './local-issuer.ts';
import { RunFolder } from './run-folder.ts';
import { acquireRunLock } from './run-lock.ts';
import { runSecrets } from './run-secrets.ts';
import { systemSettings } from './system-settings.ts';

describe('a run folder', () => {
  let folder: RunFolder;

  beforeEach(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-folder-')));
    folder.make();
  });

  afterEach(() => rm(folder.path, { recursive: true }));

  it('loses all that a system kept there when wiped, but neither its lock nor what is not its own', async () => {
    acquireRunLock(folder);
    runSecrets(folder);
    systemSettings(folder, {}, 0);
    await signLocalToken(folder, { role: 'operator' });
    await writeFile(join(folder.path, 'thesis.txt'), 'mine');

    await folder.wipe();

    await expect(readdir(folder.path).then((names) => names.sort())).resolves.toEqual(['supervisor.json', 'thesis.txt']);
  });

  it('keeps its secrets between starts', () => {
    expect(runSecrets(folder)).toEqual(runSecrets(folder));
  });
});
