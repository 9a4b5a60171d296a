import type { Type } from '@nestjs/common';

import { type Channel, isProvenBy } from '../channel-kit/channel.js';
import { feedbackController } from './feedback-controller.js';
import { hookController } from './hook-controller.js';
import { reportController } from './report-controller.js';

/** The routes of a channel, as its declaration says. */
export function channelControllers(channel: Channel): Type[] {
  return [
    ...(isProvenBy(channel, 'api-key', 'staff') ? [reportController(channel)] : []),
    ...(isProvenBy(channel, 'webhook-signature') ? [hookController(channel)] : []),
    ...(channel.can.feedback ? [feedbackController(channel)] : []),
    ...(channel.extras?.controllers ?? []),
  ];
}
