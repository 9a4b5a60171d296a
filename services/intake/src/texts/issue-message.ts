import type { Language } from '@xianban/service-kit/language/language';

import type { Issue } from '../store/issue.js';
import { intakeTexts } from './intake-texts.js';

/** What those who wait for an issue are told of it in one line: how it ended, else its state. */
export function issueMessage({ state, outcome }: Pick<Issue, 'state' | 'outcome'>, language: Language): string {
  return intakeTexts.text(outcome ? `outcome-${outcome}` : `state-${state}`, {}, language);
}
