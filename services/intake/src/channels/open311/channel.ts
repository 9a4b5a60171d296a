import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { contentOf, reporterOf } from './domain/report-of.js';
import { open311Extras } from './open311-extras.js';
import { Open311Report } from './payload.js';

/** Apps and partners that speak Open311 GeoReport v2, at /open311/v2. Its forms end in the same report as the kit's JSON. */
export default defineChannel({
  name: 'open311',
  label: { zh: 'Open311 接口', en: 'Open311' },
  payload: Open311Report,
  authentication: [apiKey()],
  can: { batch: 1_000, attachments: 4, feedback: false, verifies: false },
  externalId: (report) => report.external_id,
  reporter: reporterOf,
  report: contentOf,
  fieldOf: { at: 'lat', nature: 'service_code', photos: 'media_url', externalId: 'external_id', text: 'description' },
  example: Open311Report.example,
  extras: open311Extras,
});
