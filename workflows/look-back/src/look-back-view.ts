import { both } from '@xianban/workflow-kit/bilingual';
import { localTime } from '@xianban/workflow-kit/district-time';
import type { SearchAttributeValues } from '@xianban/workflow-kit/search-attributes';

import type { LookBackOpening } from './opening.js';

/** One line for the list of workflows. */
export function lookBackSummary({ closed, policy }: LookBackOpening): string {
  const days = policy.lookBack.days.join('、');
  return `${closed.issue} · ${both({ zh: `结案后第 ${days} 天回头看`, en: `looked back on ${days.replaceAll('、', ' and ')} days after closing` })}`;
}

/** What never changes about a look-back, as Markdown. */
export function lookBackDetails({ closed, policy, publicUrl }: LookBackOpening): string {
  const { zone } = policy.calendar;
  return [
    `- ${both({ zh: '登记页', en: 'Register page' })}: [${closed.issue}](${publicUrl.replace(/\/$/, '')}/issues/${closed.issue})`,
    `- ${both({ zh: '结案', en: 'Closed' })}: ${localTime(Date.parse(closed.closedAt), zone)} (${zone})`,
  ].join('\n');
}

/** What a look-back can be listed by. */
export function lookBackAttributes({ closed }: LookBackOpening, attention: string | undefined): SearchAttributeValues {
  const { areas } = closed;
  return {
    step: 'look-back',
    category: closed.category,
    nature: closed.nature,
    channel: closed.channel,
    area: [areas.street, areas.community, areas.managementGrid, areas.technicalGrid],
    ...(attention !== undefined && { attention }),
  };
}
