import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { opened } from './opened.js';
import type { Report } from './report.js';
import { type SealedWords, wordsContext } from './sealed-words.js';

/** The words of a report; undefined if its reporter was erased. @param key of the report's person */
export function openedWords(
  vault: PersonalDataVault,
  key: PersonKey | undefined,
  report: Pick<Report, 'id' | 'words'>,
): SealedWords | undefined {
  const words = opened(vault, key, report.words, wordsContext(report.id));
  return words === undefined ? undefined : (JSON.parse(words) as SealedWords);
}
