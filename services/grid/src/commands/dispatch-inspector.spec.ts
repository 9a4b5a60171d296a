import { DispatchInspectorV1 } from '@xianban/contracts/commands/dispatch-inspector';
import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { DistrictMap } from '../domain/district-map.js';
import { startTestGrid, WEST, type TestGrid } from '../testing/test-grid.js';
import { DispatchInspector } from './dispatch-inspector.js';

describe('DispatchInspector', () => {
  let grid: TestGrid;
  let dispatchInspector: DispatchInspector;

  beforeAll(async () => {
    grid = await startTestGrid();
    dispatchInspector = new DispatchInspector(grid.store, grid.clock, grid.district);
  });
  afterAll(() => grid.stop());

  const order = (changes: object): DispatchInspectorV1 => ({ ...DispatchInspectorV1.example, areas: WEST, ...changes });

  it('sends the team of the cell, the same key once', async () => {
    const first = await dispatchInspector.run(order({ key: 'inspect/1' }));
    expect(first).toEqual({ ok: true, task: expect.any(String), unit: 'west-team' });
    expect(await dispatchInspector.run(order({ key: 'inspect/1' }))).toEqual(first);
    // its caller died before it could remember the answer
    expect(await dispatchInspector.run(order({ key: 'inspect/2' }))).toEqual(first);
    const facts = await outboxFacts(grid.dataSource, TaskDispatchedV1);
    expect(facts.map(({ data }) => data.kind)).toEqual(['inspection']);
    expect(facts[0].data).not.toHaveProperty('due');
  });

  it('keeps until when a look-back should be made', async () => {
    const due = '2026-04-10T10:00:00+08:00';
    await dispatchInspector.run(order({ key: 'look-back/1', kind: 'look-back', due }));
    const facts = await outboxFacts(grid.dataSource, TaskDispatchedV1);
    expect(facts.at(-1)?.data).toMatchObject({ kind: 'look-back', due });
  });

  it('refuses unknown areas, and a cell whose teams are all off duty', async () => {
    const unknown = order({ key: 'inspect/4', areas: { ...WEST, street: '110105002' } });
    expect(await dispatchInspector.run(unknown)).toEqual({ ok: false, reason: 'unknown-grid', field: 'areas' });

    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    const team = {
      ...grid.district.map.allUnits()[0],
      kind: 'grid-team' as const,
      areas: [WEST.street],
      duty: [{ weekdays, from: '22:00', to: '06:00' }],
    };
    const { map } = grid.district;
    grid.district.map = new DistrictMap('110105' as AreaCode, new Map([[WEST.technicalGrid, WEST]]), [team]);
    expect(await dispatchInspector.run(order({ key: 'inspect/3', round: 2 }))).toEqual({ ok: false, reason: 'nobody-on-duty' });
    grid.district.map = map;
  });
});
