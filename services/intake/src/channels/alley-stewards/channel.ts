import { instantOf } from '@xianban/contracts/values/instant';

import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { webhookSignature } from '../../channel-kit/webhook-signature.js';
import { AlleyRounds1795700071000 } from './1795700071000-alley-rounds.js';
import { AlleyRound } from './alley-round.js';
import { correctedTime } from './corrected-time.js';
import { DeviceBatchesController } from './device-batches-controller.js';
import { ListRounds } from './list-rounds.js';
import { StewardFinding } from './payload.js';
import { ReadWalked } from './read-walked.js';
import { RoundsController } from './rounds-controller.js';
import { RoundsPersonalData } from './rounds-personal-data.js';
import { TakeDeviceBatch } from './take-device-batch.js';
import { TakeRound } from './take-round.js';

/** Residents who walk their alleys by a checklist, with phones that are often without a connection. */
export default defineChannel({
  name: 'alley-stewards',
  label: { zh: '小巷管家', en: 'Alley stewards' },
  payload: StewardFinding,
  authentication: [apiKey(), webhookSignature()],
  can: { batch: 500, attachments: 4, feedback: true, verifies: false },
  reporters: 'stewards',
  externalId: ({ deviceId, sequence }) => `${deviceId}/${sequence}`,
  ofSending: ['sentAt'],
  reporter: ({ stewardId, name, phone }) => ({ account: stewardId, name, phone }),
  report: (finding, { nowMs }) => {
    const { deviceId, sequence, item, routeId, alleyId, seenAt, sentAt } = finding;
    const { atMs, behindSeconds } = correctedTime(Date.parse(seenAt), sentAt === undefined ? undefined : Date.parse(sentAt), nowMs);
    return {
      ...placedContent(finding),
      observedAt: instantOf(atMs),
      details: {
        device: deviceId,
        sequence,
        item,
        ...(routeId !== undefined && { route: routeId }),
        ...(alleyId !== undefined && { alley: alleyId }),
        ...(behindSeconds !== 0 && { clockBehindSeconds: behindSeconds }),
      },
    };
  },
  fieldOf: { at: 'lon', observedAt: 'seenAt', externalId: 'sequence' },
  example: StewardFinding.example,
  extras: {
    controllers: [DeviceBatchesController, RoundsController],
    providers: [ListRounds, ReadWalked, RoundsPersonalData, TakeDeviceBatch, TakeRound],
    entities: [AlleyRound],
    migrations: [AlleyRounds1795700071000],
    // rounds are counted together with findings
    takenId: `SELECT FROM alley_stewards_round
              WHERE holder = $1 AND device = split_part($2, '/', 1) AND sequence = split_part($2, '/', 2)::integer`,
    triedOut: [{ table: 'alley_stewards_round', goesWith: 'holder', takenAt: 'received_at' }],
    personalTables: [{ name: 'rounds', table: 'alley_stewards_round', owner: 'person', secrets: ['content_hash'] }],
  },
});
