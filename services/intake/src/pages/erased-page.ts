import type { Language } from '@xianban/service-kit/language/language';

import { ownDataTexts } from '../texts/own-data-texts.js';
import { html } from './html.js';
import type { Page } from './page.js';

/** The last page of a reporter who was erased. */
export function erasedPage(language: Language): Page {
  const title = ownDataTexts.text('title', {}, language);
  return { title, language, body: html`<p role="status">${ownDataTexts.text('erased', {}, language)}</p>` };
}
