import type { Language } from '@xianban/service-kit/language/language';

import type { ReportDigest } from '../domain/report-digest.js';
import { intakeTexts } from './intake-texts.js';

/** One sentence or two for the person who reported: what is done comes first. */
export function digestMessage({ reports, closed, solved, notTaken, underWay }: ReportDigest, language: Language): string {
  const say = (key: Parameters<typeof intakeTexts.text>[0], params = {}) => intakeTexts.text(key, params, language);
  if (reports === 0) return say('digest-none');
  const parts = [
    say('digest-closed', { reports, closed }),
    ...(solved > 0 ? [say('digest-solved', { solved })] : []),
    ...(underWay > 0 ? [say('digest-under-way', { underWay })] : []),
    ...(notTaken > 0 ? [say('digest-not-taken', { notTaken })] : []),
  ];
  return `${parts.join(say('digest-comma'))}${say('digest-thanks')}`;
}
