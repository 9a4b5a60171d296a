import { fileURLToPath } from 'node:url';

import { startTestIntake, type TestIntake } from '@xianban/intake/testing/test-intake';
import { TestCourse } from '@xianban/intake/testing/test-course';

import { Endpoint } from './endpoint.ts';
import { OPEN311_POINTS, type PointVerdict, runPoints } from './run-points.ts';

const CHAOYANG = fileURLToPath(new URL('../../../deploy/districts/chaoyang', `file://${import.meta.dirname}/`));

describe('the Open311 of intake', () => {
  const verdicts = new Map<number, PointVerdict>();
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake({ districtPack: CHAOYANG });
    const endpoint = new Endpoint(`${intake.service.url}/open311/v2`, await intake.key('open311'), { lat: 39.934, long: 116.452 });
    await closedRequest(endpoint);
    for await (const verdict of runPoints(endpoint)) verdicts.set(verdict.point.number, verdict);
  }, 120_000);
  afterAll(() => intake.stop());

  /** A request whose issue went all its way, so that there is something closed to look at. */
  async function closedRequest({ url, key, place }: Endpoint): Promise<void> {
    const body = new URLSearchParams({
      api_key: key,
      service_code: 'event',
      lat: String(place.lat),
      long: String(place.long),
      description: '垃圾',
    });
    const response = await fetch(`${url}/requests.json`, { method: 'POST', body });
    const [{ service_request_id: id }] = (await response.json()) as [{ service_request_id: string }];
    const [{ issue }]: [{ issue: TestCourse['issue'] }] = await intake.database.dataSource.query('SELECT issue FROM report WHERE id = $1', [
      id,
    ]);
    await new TestCourse(intake, issue).through('inspecting', 'responding', 'resolving', 'verifying', 'judging', 'closed');
  }

  it.each(OPEN311_POINTS.map(({ number, says }) => ({ number, says })))('keeps point $number: $says', ({ number }) => {
    const { kept, why } = verdicts.get(number) ?? { kept: false, why: 'was not looked at' };
    // Chaoyang has services of every type and attributes of every datatype, so nothing is left out
    expect({ kept, why }).toEqual({ kept: true, why: undefined });
  });

  it('is held to all 25', () => {
    expect(OPEN311_POINTS.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });
});
