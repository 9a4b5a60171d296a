import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { WORKSPACE_FOLDER } from './run-folder.ts';

const PROJECT_FOLDERS = ['libs', 'services', 'workflows'];
const ROOT_FILES = ['package-lock.json', 'nx.json', 'tsconfig.base.json'];
const STAMP = join(WORKSPACE_FOLDER, '.nx', 'built');

/**
 * Builds everything through Nx, which takes seconds even to find that nothing changed; hence the look before.
 * @throws Error with Nx's output if the build fails.
 */
export async function buildWorkspace(signal?: AbortSignal): Promise<void> {
  const files = projectFiles();
  // taken before the build: what is edited meanwhile is not in it
  const sources = fingerprint(files.filter((file) => !isOutput(file)));
  if (`${sources} ${fingerprint(files.filter(isOutput))}` === lastBuilt()) return;

  const nx = join(WORKSPACE_FOLDER, 'node_modules', '.bin', 'nx');
  // the plugins ask the terminal a question when references are out of date; CI makes them go on
  const env = { ...process.env, CI: 'true', FORCE_COLOR: '0' };
  const build = spawn(process.execPath, [nx, 'run-many', '-t', 'build', 'bundle', '--output-style=static'], {
    cwd: WORKSPACE_FOLDER,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  const output: Buffer[] = [];
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    build.once('error', reject);
    build.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the build failed:\n${Buffer.concat(output).toString('utf8').trim()}`);
  mkdirSync(join(WORKSPACE_FOLDER, '.nx'), { recursive: true });
  writeFileSync(STAMP, `${sources} ${fingerprint(projectFiles().filter(isOutput))}`);
}

function fingerprint(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(join(WORKSPACE_FOLDER, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Sources, outputs, and the tools' configuration. */
function projectFiles(): string[] {
  return [...ROOT_FILES, ...PROJECT_FOLDERS.flatMap(filesBelow)].sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(WORKSPACE_FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(WORKSPACE_FOLDER.length + 1));
}

function isOutput(file: string): boolean {
  return file.split(sep).includes('dist');
}

/** What was written down after the last build. */
function lastBuilt(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
