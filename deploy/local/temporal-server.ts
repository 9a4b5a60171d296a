import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildPlan } from './child-plan.ts';
import { serverBinary } from './server-binaries.ts';
import { TEMPORAL_SEARCH_ATTRIBUTES } from './temporal-search-attributes.ts';

/** Temporal's development server, with its data in a file. */
export interface TemporalOptions {
  /** Workflows live here and survive restarts; in memory if absent. */
  readonly folder?: string;
  readonly port: number;
  /** Its HTTP API, which tells whether it is ready. */
  readonly httpPort: number;
  /** The UI; none if absent. */
  readonly uiPort?: number;
}

/** Longer than the streams keep facts, so that a replayed fact never starts a finished issue again. Source: architecture, rule 3. */
const RETENTION_DAYS = 30;

/** Tells how to run the server on 127.0.0.1, with namespace `default` and the search attributes of an issue. */
export async function temporalServer(options: TemporalOptions): Promise<ChildPlan> {
  if (options.folder) await mkdir(options.folder, { recursive: true, mode: 0o700 });
  // the file stands after kills and is twice as fast as with the defaults
  const pragmas = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const attributes = Object.entries(TEMPORAL_SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]);
  return {
    name: 'temporal',
    command: await serverBinary('temporal'),
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--http-port', String(options.httpPort)],
      ...(options.uiPort ? ['--ui-port', String(options.uiPort), '--ui-disable-news-fetch'] : ['--headless']),
      ...(options.folder ? ['--db-filename', join(options.folder, 'temporal.sqlite'), ...pragmas] : []),
      ...attributes,
      ...['--log-level', 'warn'],
    ],
    // it reads configuration files below HOME, which must not change what runs here
    env: { PATH: process.env['PATH'], HOME: options.folder ?? '/', TMPDIR: process.env['TMPDIR'] },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 2_000,
    isReady: () => keepsLongEnough(options.httpPort),
  };
}

/** Whether namespace `default` answers and keeps finished workflows for 30 days; sees to the latter. */
async function keepsLongEnough(httpPort: number): Promise<boolean> {
  const address = `http://127.0.0.1:${httpPort}/api/v1/namespaces/default`;
  const retention = `${RETENTION_DAYS * 24 * 60 * 60}s`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    if (!response.ok) return false;
    const namespace = (await response.json()) as { config?: { workflowExecutionRetentionTtl?: string } };
    if (namespace.config?.workflowExecutionRetentionTtl === retention) return true;
    const update = { config: { workflowExecutionRetentionTtl: retention } };
    const updated = await fetch(`${address}/update`, { method: 'POST', body: JSON.stringify(update), signal: AbortSignal.timeout(2_000) });
    return updated.ok;
  } catch {
    return false;
  }
}
