import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { ReservedPorts } from './reserved-ports.ts';
import { SupervisedChild } from './supervised-child.ts';
import { TEMPORAL_SEARCH_ATTRIBUTES } from './temporal-search-attributes.ts';
import { temporalServer } from './temporal-server.ts';

describe('the Temporal server', () => {
  const ports = new ReservedPorts();
  let folder: string;
  let server: SupervisedChild;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-temporal-'));
    const port = await ports.reserve(27_233);
    address = `127.0.0.1:${port}`;
    server = new SupervisedChild(
      await temporalServer({ folder: join(folder, 'data'), port, httpPort: await ports.reserve(27_234) }),
      folder,
    );
    await server.start();
  });

  afterAll(async () => {
    await server.stop();
    ports.release();
    await rm(folder, { recursive: true });
  });

  async function retentionDays(): Promise<number> {
    const connection = await Connection.connect({ address });
    try {
      const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
      return Number(config?.workflowExecutionRetentionTtl?.seconds) / (24 * 60 * 60);
    } finally {
      await connection.close();
    }
  }

  it('keeps finished issues for 30 days, also after a kill', async () => {
    await expect(retentionDays()).resolves.toBe(30);
    const killed = server.pid;

    server.kill();
    while (server.pid === killed || !(await server.isReady())) await new Promise(setImmediate);

    await expect(retentionDays()).resolves.toBe(30);
  });

  it('knows the search attributes of an issue', async () => {
    const connection = await Connection.connect({ address });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    await connection.close();

    for (const name of Object.keys(TEMPORAL_SEARCH_ATTRIBUTES)) expect(customAttributes).toHaveProperty(name);
  });
});
