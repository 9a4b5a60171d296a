import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Connection } from '@temporalio/client';

import { SEARCH_ATTRIBUTES } from '../search-attributes.js';

const READY_MS = 20_000;
const CLI_TYPES = {
  KEYWORD: 'Keyword',
  KEYWORD_LIST: 'KeywordList',
  INT: 'Int',
  DATETIME: 'Datetime',
  BOOL: 'Bool',
  TEXT: 'Text',
  DOUBLE: 'Double',
} as const;

/** Temporal's own development server on a free port, with its data in a file, so that it can be killed and started again. */
export class DevServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xianban-temporal-'));
  #process: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  /** On a free port; its binary is named by XIANBAN_TEMPORAL. Not started yet. */
  static async reserve(): Promise<DevServer> {
    return new DevServer(await freePort());
  }

  static async start(): Promise<DevServer> {
    const server = await DevServer.reserve();
    await server.start();
    return server;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const binary = process.env.XIANBAN_TEMPORAL;
    if (!binary) throw new Error('XIANBAN_TEMPORAL must name the binary of the Temporal CLI');
    const attributes = Object.values(SEARCH_ATTRIBUTES).flatMap(({ name, type }) => ['--search-attribute', `${name}=${CLI_TYPES[type]}`]);
    const database = [
      '--db-filename',
      join(this.#folder, 'temporal.db'),
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
    ];
    const address = ['--ip', '127.0.0.1', '--port', String(this.port), '--headless', '--log-level', 'never'];
    this.#process = spawn(binary, ['server', 'start-dev', ...address, ...database, ...attributes], {
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: this.#folder },
    });
    const connection = await Connection.connect({ address: this.address, connectTimeout: READY_MS });
    await connection.close();
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closed = once(server, 'close');
  server.close();
  await closed;
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}
