import type { DispatchTaskV1 } from '@xianban/contracts/commands/dispatch-task';
import type { Areas } from '@xianban/contracts/values/areas';
import type { IssueNumber, OrderKey } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { messagingMigrations } from '@xianban/messaging/messaging-migrations';
import type { Store } from '@xianban/messaging/store';
import { createTestDatabase } from '@xianban/messaging/testing/test-database';
import { testStore } from '@xianban/messaging/testing/test-store';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { writeTestPack, type TestPack } from '@xianban/service-kit/testing/write-test-pack';
import type { DataSource } from 'typeorm';

import { ImportDistrictPack } from '../commands/import-district-pack.js';
import { gridSchema } from '../grid-schema.js';
import { District } from '../store/district.js';
import { gridPack } from './grid-pack.js';

/** The west cell of the test pack. */
export const WEST = {
  street: '110105001',
  community: '110105001001',
  managementGrid: '110105001-01',
  technicalGrid: '110105001001001',
} as Areas;

/** A clock that a spec sets. */
class SetClock extends Clock {
  constructor(public ms: number) {
    super({ startMs: 0, firstStartMs: 0, rate: 1 }, 'Asia/Shanghai');
  }

  override nowMs(): number {
    return this.ms;
  }
}

/** What grid's use cases stand on, on a database of a spec's own and a clock that it sets; without NATS and HTTP. */
export interface TestGrid {
  readonly dataSource: DataSource;
  readonly store: Store;
  readonly clock: SetClock;
  readonly pack: DistrictPack;
  readonly district: District;
  readonly importer: ImportDistrictPack;
  stop(): Promise<void>;
}

/** @param now district time at the start, a Tuesday morning unless told otherwise */
export async function startTestGrid(now = '2026-03-03T10:00:00+08:00'): Promise<TestGrid> {
  const database = await createTestDatabase({
    migrations: [...messagingMigrations, ...gridSchema.migrations],
    entities: gridSchema.entities,
  });
  const { dataSource } = database;
  const clock = new SetClock(Date.parse(now));
  const store = testStore(database, 'grid', () => clock.nowMs());
  const pack = packOf(gridPack());
  const district = new District(dataSource, pack);
  const importer = new ImportDistrictPack(dataSource, pack, clock, district);
  await importer.onModuleInit();
  return { dataSource, store, clock, pack, district, importer, stop: () => database.drop() };
}

/** The district pack that these files make. */
export function packOf(files: TestPack): DistrictPack {
  return new DistrictPack(writeTestPack(files));
}

/** An order to dispatch a task in the west cell; every call has a key of its own. */
export function dispatchOrder(changes: Partial<DispatchTaskV1> = {}): DispatchTaskV1 {
  orders += 1;
  return {
    key: `issue/110105-2026-000123/dispatch-task/${orders}` as OrderKey,
    issue: `110105-2026-${String(orders).padStart(6, '0')}` as IssueNumber,
    round: 1,
    areas: WEST,
    category: 'city-management',
    nature: 'component' as DispatchTaskV1['nature'],
    due: '2026-03-10T10:00:00+08:00' as Instant,
    not: [],
    ...changes,
  };
}

let orders = 0;
