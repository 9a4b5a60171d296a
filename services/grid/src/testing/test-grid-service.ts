import type { TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats } from '@xianban/messaging/testing/test-nats';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { startTestService, type TestService } from '@xianban/service-kit/testing/start-test-service';
import { writeTestPack } from '@xianban/service-kit/testing/write-test-pack';

import { DispatchTask } from '../commands/dispatch-task.js';
import { GridModule } from '../grid.module.js';
import { gridPack } from './grid-pack.js';
import { dispatchOrder } from './test-grid.js';

/** Who asks: a role, and what the spec wants to say of the person. */
export type Asker = Partial<Record<keyof Actor, unknown>> & Pick<Actor, 'role'>;

/** Any answer in JSON. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The whole service on a database and a NATS server of a spec's own, with the pack of `gridPack`. */
export interface TestGridService {
  readonly service: TestService;
  readonly database: TestDatabase;
  readonly natsUrl: string;
  get(path: string, asker?: Asker): Promise<Answer>;
  post(path: string, asker: Asker, body: unknown): Promise<Answer>;
  /** A new task of the west team, or of the unit that is named. */
  dispatch(changes?: Parameters<typeof dispatchOrder>[0]): Promise<TaskId>;
  stop(): Promise<void>;
}

export async function startTestGridService(): Promise<TestGridService> {
  const [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  const service = await startTestService(GridModule, {
    databaseUrl: database.url,
    natsUrl: nats.url,
    districtPack: writeTestPack(gridPack()),
  });

  const ask = async (method: string, path: string, asker?: Asker, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: {
        ...(asker && (await service.as(asker as Parameters<TestService['as']>[0]))),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  return {
    service,
    database,
    natsUrl: nats.url,
    get: (path, asker) => ask('GET', path, asker),
    post: (path, asker, body) => ask('POST', path, asker, body),
    async dispatch(changes = {}) {
      const reply = await service.app.get(DispatchTask).run(dispatchOrder({ unit: 'west-team' as UnitId, ...changes }));
      if (!reply.ok) throw new Error(reply.reason);
      return reply.task;
    },
    async stop() {
      await service.stop();
      await database.drop();
      await nats.stop();
    },
  };
}
