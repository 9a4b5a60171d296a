import { join } from 'node:path';

import { startTestIntake, type TestIntake } from '@xianban/intake/testing/test-intake';

import { readWithPythonClients } from './python-clients.ts';

const CHAOYANG = join(import.meta.dirname, '../../../deploy/districts/chaoyang');
/** chicagorequests asks for pages of 200. */
const REQUESTS = 203;
const SERVICE = 'component_street-light';

interface Read {
  readonly georeport: Readonly<Record<'json' | 'xml', GeoReportRead>>;
  readonly chicagorequests: Readonly<Record<'all' | 'updated' | 'updatedLater', readonly ReadRequest[]>>;
}
interface GeoReportRead {
  readonly services: readonly { readonly service_code: string; readonly metadata: unknown }[];
  readonly definition: { readonly attributes: unknown };
  readonly requests: readonly ReadRequest[];
  readonly request: ReadRequest;
  readonly ofService: readonly ReadRequest[];
}
interface ReadRequest {
  readonly service_request_id: string;
  readonly status: string;
  readonly lat: unknown;
  readonly extended_attributes?: { readonly channel: string };
}

describe('clients that others wrote', () => {
  let intake: TestIntake;
  let ids: readonly string[];
  let read: Read;

  beforeAll(async () => {
    intake = await startTestIntake({ districtPack: CHAOYANG });
    const reports = Array.from({ length: REQUESTS }, (_, index) => ({
      service_code: index < 2 ? SERVICE : 'event',
      external_id: `R-${index}`,
      lat: 39.9 + index / 5_000,
      long: 116.452,
      description: '路灯不亮',
    }));
    const { body } = await intake.report<{ verdicts: { accepted: { report: string } }[] }>('open311', await intake.key('open311'), {
      reports,
    });
    ids = body.verdicts.map(({ accepted }) => accepted.report);
    const [start, end] = [-3_600_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString().replace('Z', '+00:00'));
    read = (await readWithPythonClients([`${intake.service.url}/open311/v2`, SERVICE, ids[0], start, end, '110105'])) as Read;
  }, 180_000);
  afterAll(() => intake.stop());

  const idsOf = (requests: readonly ReadRequest[]) => requests.map(({ service_request_id }) => service_request_id).sort();

  it.each(['json', 'xml'] as const)('read services and requests: georeport, in %s', (format) => {
    const { services, definition, requests, request, ofService } = read.georeport[format];
    expect(services.map(({ service_code }) => service_code)).toEqual(expect.arrayContaining(['component', SERVICE, 'event_bulky-waste']));
    expect(definition).toMatchObject({ service_code: SERVICE });
    expect(idsOf(requests)).toEqual([...ids].sort());
    expect(request).toMatchObject({ service_request_id: ids[0], status: 'open', service_code: SERVICE });
    expect(idsOf(ofService)).toEqual([ids[0], ids[1]].sort());
  });

  it('read page after page until there is none, with extensions: chicagorequests', () => {
    expect(idsOf(read.chicagorequests.all)).toEqual([...ids].sort());
    expect(read.chicagorequests.all[0]?.extended_attributes).toMatchObject({ channel: 'open311' });
  });

  it('read what was updated since, in the times that they write: chicagorequests', () => {
    expect(idsOf(read.chicagorequests.updated)).toEqual([...ids].sort());
    expect(read.chicagorequests.updatedLater).toEqual([]);
  });
});
