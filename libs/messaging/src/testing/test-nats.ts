import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually } from './eventually.js';

/** A NATS server with JetStream of one spec's own. */
export interface TestNats {
  readonly url: string;
  /** Ends the server; it can be started again on the same port with what it had stored. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes what it stored. */
  stop(): Promise<void>;
}

/**
 * Starts a server on a free port. The binary is `XIANBAN_NATS_SERVER`, else the one on the PATH.
 * @param options.syncAlways writes to disk before it acknowledges, as a district's server does; specs do without
 */
export async function startTestNats(options: { readonly syncAlways?: boolean } = {}): Promise<TestNats> {
  const folder = await mkdtemp(join(tmpdir(), 'xianban-nats-'));
  const configuration = { jetstream: { store_dir: join(folder, 'store'), ...(options.syncAlways ? { sync_interval: 'always' } : {}) } };
  await writeFile(join(folder, 'nats.json'), JSON.stringify(configuration));
  const server = new NatsServer(folder);
  try {
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return server;
}

class NatsServer implements TestNats {
  private child: ChildProcess | undefined;
  private port = -1;

  constructor(private readonly folder: string) {}

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const log = join(this.folder, 'server.log');
    await rm(log, { force: true });
    const child = spawn(
      process.env.XIANBAN_NATS_SERVER ?? 'nats-server',
      ['--config', join(this.folder, 'nats.json'), '--addr', '127.0.0.1', '--port', String(this.port), '--log', log],
      { stdio: 'ignore' },
    );
    this.child = child;
    let failure: Error | undefined;
    child.once('error', (error) => (failure = error));
    child.once('exit', (code) => (failure ??= new Error(`nats-server ended with ${code}`)));
    this.port = await eventually('nats-server to listen', async () => {
      if (failure) throw failure;
      const text = await readFile(log, 'utf8').catch(() => '');
      const port = /Listening for client connections on 127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      return port !== undefined && text.includes('Server is ready') && Number(port);
    });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
