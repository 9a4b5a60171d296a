import { WEST } from '../testing/test-grid.js';
import { startTestGridService, type Asker, type TestGridService } from '../testing/test-grid-service.js';

const ANALYST: Asker = { role: 'analyst' };

describe('the map of the district', () => {
  let grid: TestGridService;

  beforeAll(async () => {
    grid = await startTestGridService();
  });
  afterAll(() => grid.stop());

  const get = (path: string) => grid.get(path, ANALYST);
  const codes = ({ body }: Awaited<ReturnType<typeof get>>) => (body.items as { code: string }[]).map(({ code }) => code);

  it('finds the areas of a point and who answers for them, from the grid upwards', async () => {
    const { status, body } = await get('/v1/locate?lon=116.45&lat=39.95');
    expect([status, body.areas]).toEqual([200, WEST]);
    const units = body.units as { id: string; onDuty: boolean }[];
    expect(units.map(({ id }) => id)).toEqual([
      'west-team',
      'west-community',
      'night-team',
      'street-office',
      'district-centre',
      'utilities',
    ]);
    expect(units.every(({ onDuty }) => typeof onDuty === 'boolean')).toBe(true);
  });

  it('gives the border between two grids to one of them', async () => {
    expect((await get('/v1/locate?lon=116.5&lat=39.95')).body.areas).toMatchObject({ managementGrid: '110105001-02' });
  });

  it('knows nothing outside the district', async () => {
    expect(await get('/v1/locate?lon=39.95&lat=45')).toMatchObject({
      status: 404,
      body: { type: 'urn:xianban:problem:unknown-grid', field: 'lon' },
    });
  });

  it.each([
    ['lon=116.45', 'lat'],
    ['lat=39.95', 'lon'],
    ['lon=&lat=39.95', 'lon'],
    ['lon=NaN&lat=39.95', 'lon'],
    ['lon=Infinity&lat=39.95', 'lon'],
    ['lon=1e400&lat=39.95', 'lon'],
    ['lon=181&lat=39.95', 'lon'],
    ['lon=116.45&lat=-91', 'lat'],
    ['lon=116.45&lon=1&lat=39.95', 'lon'],
    ['lon=0x74&lat=39.95', 'lon'],
  ])('refuses %s, naming the field', async (query, field) => {
    expect(await get(`/v1/locate?${query}`)).toMatchObject({ status: 400, body: { field } });
  });

  it('lists areas by level and by the area that they lie in', async () => {
    expect(codes(await get('/v1/areas?level=community'))).toEqual(['110105001001', '110105001002']);
    expect(codes(await get('/v1/areas?parent=110105001-01'))).toEqual(['110105001001001']);
    expect(codes(await get('/v1/areas?parent=110105'))).toEqual(['110105001']);
    expect((await get('/v1/areas?level=courtyard')).status).toBe(400);
  });

  it('pages areas and units to an end', async () => {
    for (const [path, key, count] of [
      ['/v1/areas', 'code', 8],
      ['/v1/units', 'id', 7],
    ] as const) {
      const seen: string[] = [];
      let next: string | undefined;
      do {
        const { body } = await get(`${path}?limit=3${next ? `&cursor=${next}` : ''}`);
        seen.push(...(body.items as Record<string, string>[]).map((item) => item[key]));
        next = body.next as string | undefined;
      } while (next);
      expect(new Set(seen).size).toBe(count);
      expect(seen).toEqual([...seen].sort());
    }
  });

  it('shows one area, a technical grid with its border', async () => {
    expect(await get('/v1/areas/110105')).toMatchObject({ status: 200, body: { level: 'district', name: { en: 'Test district' } } });
    const { body } = await get(`/v1/areas/${WEST.technicalGrid}`);
    expect(body).toMatchObject({ level: 'technical-grid', parent: WEST.managementGrid });
    expect((body.border as unknown[]).length).toBe(5);
    expect(await get('/v1/areas/110106')).toMatchObject({ status: 404, body: { field: 'code' } });
    expect(await get("/v1/areas/'")).toMatchObject({ status: 400, body: { field: 'code' } });
  });

  it('lists the units of one kind or of one area', async () => {
    const ids = async (query: string) => ((await get(`/v1/units?${query}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await ids('kind=grid-team')).toEqual(['east-team', 'night-team', 'west-team']);
    expect(await ids('area=110105001')).toEqual(['night-team', 'street-office']);
    expect(await ids('area=110105001&kind=street')).toEqual(['street-office']);
  });
});
