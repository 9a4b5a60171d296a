import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { inDatum } from '../../domain/in-datum.js';
import { intakeTexts } from '../../texts/intake-texts.js';
import { FindingsController } from './findings-controller.js';
import { LocatedFinding } from './payload.js';
import { TakeFindings } from './take-findings.js';

/** Our own analysis (判 feeds 查): findings are signs; one that says where and must not wait is reported like anybody's. */
export default defineChannel({
  name: 'analytics',
  label: { zh: '数据分析', en: 'Own analysis' },
  payload: LocatedFinding,
  authentication: [apiKey()],
  can: { attachments: 0, feedback: false, verifies: false },
  externalId: ({ findingId }) => findingId,
  reporter: () => ({ account: 'analytics' }),
  report: ({ area, topic, from, to, method, observed, expected, score, datum, lon, lat }) => ({
    text: intakeTexts.text('sign-in-numbers', { area, topic, from: from.slice(0, 10), to: to.slice(0, 10), observed, expected }, 'zh'),
    at: inDatum(datum, lon, lat),
    // not the topic: a program may send a word that the district does not know
    details: { area, method, observed, expected, score },
  }),
  fieldOf: { at: 'lon', externalId: 'findingId' },
  example: LocatedFinding.example,
  extras: { controllers: [FindingsController], providers: [TakeFindings] },
});
