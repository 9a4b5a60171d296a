import type { AreaCode, IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';

import { WEST } from '../testing/test-grid.js';
import { startTestGridService, type Asker, type TestGridService } from '../testing/test-grid-service.js';

const OPERATOR: Asker = { role: 'operator', areas: [] };
const EAST = {
  street: '110105001' as AreaCode,
  community: '110105001002' as AreaCode,
  managementGrid: '110105001-02' as AreaCode,
  technicalGrid: '110105001002001' as AreaCode,
};

describe('the lists of tasks', () => {
  let grid: TestGridService;
  const tasks: TaskId[] = [];

  beforeAll(async () => {
    grid = await startTestGridService();
    for (let number = 1; number <= 7; number += 1) {
      const east = number > 4;
      const issue = `110105-2026-00000${number}` as IssueNumber;
      tasks.push(await grid.dispatch({ issue, ...(east && { areas: EAST, unit: 'east-team' as UnitId }) }));
    }
    await grid.post(`/v1/tasks/${tasks[0]}/accept`, { role: 'unit-staff', unit: 'west-team', areas: [] }, {});
  });
  afterAll(() => grid.stop());

  const ids = async (query: string, asker = OPERATOR) => {
    const { status, body } = await grid.get(`/v1/tasks${query}`, asker);
    expect(status).toBe(200);
    return (body.items as { id: TaskId }[]).map(({ id }) => tasks.indexOf(id) + 1);
  };

  it('shows the newest first', async () => {
    expect(await ids('')).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it.each([
    ['?state=accepted', [1]],
    ['?kind=inspection', []],
    ['?unit=east-team', [7, 6, 5]],
    ['?issue=110105-2026-000003', [3]],
    [`?area=${WEST.managementGrid}`, [4, 3, 2, 1]],
    ['?area=110105001&state=dispatched', [7, 6, 5, 4, 3, 2]],
  ])('filters by %s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('pages to an end, even while tasks are added', async () => {
    const seen: TaskId[] = [];
    let next: string | undefined;
    do {
      const { body } = await grid.get(`/v1/tasks?limit=3${next ? `&cursor=${next}` : ''}`, OPERATOR);
      seen.push(...(body.items as { id: TaskId }[]).map(({ id }) => id));
      next = body.next as string | undefined;
      await grid.dispatch({ issue: '110105-2026-000009' as IssueNumber });
    } while (next);
    expect(seen.map((id) => tasks.indexOf(id) + 1)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    await grid.database.dataSource.query(`DELETE FROM task WHERE issue = '110105-2026-000009'`);
  });

  it("shows people their own unit's and their areas' tasks only", async () => {
    expect(await ids('', { role: 'unit-staff', unit: 'east-team', areas: [] })).toEqual([7, 6, 5]);
    expect(await ids('', { role: 'grid-worker', areas: [WEST.community] })).toEqual([4, 3, 2, 1]);
    expect(await ids('', { role: 'grid-worker', unit: 'east-team', areas: [WEST.community] })).toHaveLength(7);
    expect(await ids('', { role: 'street-staff', areas: ['110105002'] })).toEqual([]);
    const stranger: Asker = { role: 'street-staff', areas: ['110105002'] };
    expect((await grid.get(`/v1/tasks/${tasks[0]}`, stranger)).status).toBe(404);
  });

  it.each([
    ['?state=lost', 'state'],
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=1e400', 'limit'],
    ['?cursor=x', 'cursor'],
    ['?cursor=WyInIl0', 'cursor'],
    ['?issue=1%00', 'issue'],
    ['?area=%2527', 'area'],
    ["?unit='%20OR%201=1", 'unit'],
    ['?unit=a&unit=b', 'unit'],
    ['?colour=red', 'colour'],
  ])('refuses %s, naming the field', async (query, field) => {
    expect(await grid.get(`/v1/tasks${query}`, OPERATOR)).toMatchObject({ status: 400, body: { field } });
  });
});
