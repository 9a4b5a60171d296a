import { join } from 'node:path';

import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { PROCESS_NAMES } from '@xianban/local/system-processes';
import pg from 'pg';

import type { RunningDistrict } from '../scenarios/running-district.ts';
import type { CanaryScanner } from './canary-scanner.ts';

/** Somewhere where a running system keeps what it was told. */
export interface KeptPlace {
  readonly name: string;
  /** True if the numbers of issues must be readable there. */
  readonly namesIssues: boolean;
  /** True where what units write about their tasks stays. */
  readonly holdsTasks: boolean;
  /** Whether a sighting is of this place. */
  readonly holds: (where: string) => boolean;
  /** How many bytes there were. */
  readonly scan: (scanner: CanaryScanner) => Promise<number>;
}

/** Every file of the system, every table, and every history as Temporal itself tells it. */
export function keptPlaces(district: RunningDistrict): KeptPlace[] {
  const { endpoints, folder } = district;
  const inFolder = (name: string, below: string, namesIssues: boolean): KeptPlace => ({
    name,
    namesIssues,
    holdsTasks: false,
    holds: (where) => where.includes(join(folder, below)),
    scan: (scanner) => scanner.folder(join(folder, below)),
  });
  return [
    inFolder('the files of NATS', 'nats', true),
    inFolder("Temporal's file", 'temporal', true),
    inFolder('the logs', 'logs', false),
    inFolder('the pictures', 'attachments', false),
    {
      name: "PostgreSQL's files",
      namesIssues: true,
      holdsTasks: true,
      holds: (where) => where.includes(join(folder, 'postgres')),
      scan: async (scanner) => {
        await checkpoint(endpoints.postgres);
        return scanner.folder(join(folder, 'postgres'));
      },
    },
    {
      name: "Temporal's histories",
      namesIssues: true,
      holdsTasks: false,
      holds: (where) => where.startsWith('history of '),
      scan: (scanner) => histories(endpoints.temporal, scanner),
    },
    ...PROCESS_NAMES.map((name) => ({
      name: `a dump of the database of ${name}`,
      namesIssues: name !== 'worker',
      holdsTasks: name === 'grid',
      holds: (where: string) => where.startsWith(`dump of ${name}:`),
      scan: (scanner: CanaryScanner) => scanner.database(name, endpoints.databases[name]),
    })),
  ];
}

/** Lets everything reach the files. */
async function checkpoint(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('CHECKPOINT');
  await client.end();
}

async function histories(address: string, scanner: CanaryScanner): Promise<number> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    let total = 0;
    for await (const execution of workflow.list()) {
      const history = await workflow.getHandle(execution.workflowId, execution.runId).fetchHistory();
      total += await scanner.text(`history of ${execution.workflowId}`, historyToJSON(history));
    }
    return total;
  } finally {
    await connection.close();
  }
}
