import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { DevServer } from '@xianban/workflow-kit/testing/dev-server';
import { startTimeSkippingServer } from '@xianban/workflow-kit/testing/time-skipping-server';

/** A Temporal server that issues run on in a test. */
export interface LabServer {
  readonly client: Client;
  readonly connection: NativeConnection;
  /** Lets so many milliseconds of its own time pass. */
  sleep(durationMs: number): Promise<void>;
  /** On its own wall. */
  currentTimeMs(): Promise<number>;
  close(): Promise<void>;
}

/** What histories show as whoever asked: never a machine's name. */
const IDENTITY = 'lab';

/** Whose clock can be skipped: for courses that take weeks. */
export async function skippingServer(): Promise<LabServer> {
  const server = await startTimeSkippingServer();
  return {
    client: server.client,
    connection: server.nativeConnection,
    sleep: (durationMs) => server.sleep(durationMs),
    currentTimeMs: () => server.currentTimeMs(),
    close: () => server.teardown(),
  };
}

/** Temporal's own, in real time: for histories and events as they are. */
export async function realServer(): Promise<LabServer> {
  const server = await DevServer.start();
  const connection = await NativeConnection.connect({ address: server.address });
  return {
    connection,
    client: new Client({ connection, identity: IDENTITY }),
    sleep: () => Promise.reject(new Error('real time is not skipped')),
    currentTimeMs: () => Promise.resolve(Date.now()),
    close: async () => {
      await connection.close();
      await server.remove();
    },
  };
}
