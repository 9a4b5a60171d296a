import type { Language } from '@xianban/service-kit/language/language';

import type { CallBackView } from '../http/call-back-view.js';
import { intakeTexts } from '../texts/intake-texts.js';
import { callBackForm } from './call-back-form.js';
import { html } from './html.js';
import type { Page } from './page.js';

/** Where the link of a call-back leads: the questions, or thanks. @param path of the page itself */
export function callBackPage(callBack: CallBackView, path: string, language: Language): Page {
  const words = callBack.answer ? 'call-back-thanks' : 'call-back-over';
  const body = callBack.open ? callBackForm(path, language) : html`<p role="status">${intakeTexts.text(words, {}, language)}</p>`;
  return { title: `${intakeTexts.text('call-back-title', {}, language)} ${callBack.issue}`, language, body };
}
