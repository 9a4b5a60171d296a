import { SATISFACTIONS, SOLVED_ANSWERS } from '@xianban/contracts/values/judgement';
import type { Language } from '@xianban/service-kit/language/language';

import { type IntakeText, intakeTexts } from '../texts/intake-texts.js';
import { html, type Html } from './html.js';

/** The questions of a call-back. @param action path that takes the answer */
export function callBackForm(action: string, language: Language): Html {
  const text = (key: IntakeText) => intakeTexts.text(key, {}, language);
  const choice = (name: IntakeText, options: readonly (readonly [value: string, label: IntakeText])[]) =>
    html`<fieldset>
      <legend>${text(name)}</legend>
      ${options.map(
        ([value, label]) => html`<label><input type="radio" name="${name}" value="${value}" required /> ${text(label)}</label>`,
      )}
    </fieldset>`;
  return html`<form method="post" action="${action}?lang=${language}">
    ${choice('contacted', [
      ['true', 'yes'],
      ['false', 'no'],
    ])}
    ${choice(
      'solved',
      SOLVED_ANSWERS.map((answer) => [answer, answer] as const),
    )}
    ${choice(
      'satisfaction',
      SATISFACTIONS.map((answer) => [answer, answer] as const),
    )}
    <p>
      <label>${text('comment')}<textarea name="comment" maxlength="1000"></textarea></label>
    </p>
    <button>${text('send')}</button>
  </form>`;
}
