import { type Language, LANGUAGES } from './language.js';

/** The language to answer in: the one of ours that the reader likes best, Chinese where none is named. @param header Accept-Language */
export function chooseLanguage(header: string | undefined): Language {
  let best: Language = 'zh';
  let bestWeight = 0;
  for (const range of (header ?? '').slice(0, 500).split(',')) {
    const [, tag, weightText] = /^\s*([a-z]{1,8})(?:-[a-z\d-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/i.exec(range) ?? [];
    const language = LANGUAGES.find((known) => known === tag?.toLowerCase());
    const weight = weightText === undefined ? 1 : Number(weightText);
    if (language && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}
