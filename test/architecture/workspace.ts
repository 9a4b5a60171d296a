import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A project of the workspace. */
export interface Project {
  /** Below the root, e.g. `services/grid`. */
  readonly folder: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly nx?: { readonly tags?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** All projects, by folder. */
export function projects(): Project[] {
  const { workspaces } = JSON.parse(textOf('package.json')) as { workspaces: string[] };
  return globSync(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: ROOT },
  )
    .sort()
    .map((file) => {
      const { name, nx, dependencies = {} } = JSON.parse(textOf(file)) as Manifest;
      return { folder: file.replace(/\/package\.json$/, ''), name, tags: nx?.tags ?? [], dependencies: Object.keys(dependencies) };
    });
}

/** Every file that belongs to the repository, also new ones; not what .gitignore names. */
export function ownFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  return list.split('\0').filter((file) => file !== '' && globSync(file, { cwd: ROOT }).length > 0);
}

/** TypeScript sources below `src` of libs, services and workflows, without specs. */
export function sourceFiles(): string[] {
  return globSync('{libs,services,workflows}/*/src/**/*.ts', { cwd: ROOT })
    .filter((file) => !/\.(spec|d)\.ts$/.test(file))
    .sort();
}

/** Content of a file below the root. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
