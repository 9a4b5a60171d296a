import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE_FOLDER } from './run-folder.ts';

const PROJECT_FOLDERS = ['libs', 'services', 'workflows'];
const ROOT_FILES = ['package-lock.json', 'nx.json', 'tsconfig.base.json'];
const STAMP = join(WORKSPACE_FOLDER, '.nx', 'built');

/**
 * Builds everything through Nx, which takes seconds even to find that nothing changed; hence the look before.
 * @throws Error with Nx's output if the build fails.
 */
export async function buildWorkspace(signal?: AbortSignal): Promise<void> {
  if (fingerprint() === lastFingerprint()) return;
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
  writeFileSync(STAMP, fingerprint());
}

/** Changes with any source, any built file, and the tools' configuration. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of [...ROOT_FILES, ...PROJECT_FOLDERS.flatMap(filesBelow)].sort()) {
    const { mtimeMs, size } = statSync(join(WORKSPACE_FOLDER, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(WORKSPACE_FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(WORKSPACE_FOLDER.length + 1));
}

function lastFingerprint(): string | undefined {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
