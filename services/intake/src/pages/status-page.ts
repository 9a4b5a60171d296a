import type { Language } from '@xianban/service-kit/language/language';

import type { StatusView } from '../http/status-view.js';
import { type IntakeText, intakeTexts } from '../texts/intake-texts.js';
import { type OwnDataText, ownDataTexts } from '../texts/own-data-texts.js';
import { callBackForm } from './call-back-form.js';
import { html, type Html } from './html.js';
import type { Page } from './page.js';
import { shownTime } from './shown-time.js';

/** What a reporter sees: how it stands, what happened, and what they can do. @param path of the page itself */
export function statusPage(status: StatusView, path: string, language: Language): Page {
  const text = (key: IntakeText) => intakeTexts.text(key, {}, language);
  const body = html`<p class="state">${status.message}${status.outcome && ` · ${text(`outcome-${status.outcome}`)}`}</p>
    ${status.goesOn && html`<p role="status">${status.goesOn}</p>`}
    <dl>
      <dt>${text('received')}</dt>
      <dd>${shownTime(status.receivedAt)}</dd>
      ${
        status.limitAt &&
        html`<dt>${text('limit')}</dt>
          <dd>${shownTime(status.limitAt)}${status.overdue && html`<strong class="warn">${text('overdue')}</strong>`}</dd>`
      }
      ${
        status.closedAt &&
        html`<dt>${text('closed')}</dt>
          <dd>${shownTime(status.closedAt)}</dd>`
      }
    </dl>
    ${callBackPart(status, language)}
    <section>
      <h2>${text('timeline')}</h2>
      <ol>
        ${status.timeline.map((entry) => html`<li>${shownTime(entry.at)} ${entry.text}</li>`)}
      </ol>
    </section>
    ${status.canReopen && reopeningForm(path, language)} ${status.reopeningAsked && html`<p role="status">${text('reopening-asked')}</p>`}
    ${ownDataPart(path, language)}`;
  return { title: intakeTexts.text('status-title', { issue: status.issue }, language), language, body };
}

function callBackPart({ callBack }: StatusView, language: Language): Html | undefined {
  if (callBack?.answeredAt) return html`<p role="status">${intakeTexts.text('call-back-thanks', {}, language)}</p>`;
  if (!callBack?.open) return undefined;
  return html`<section>
    <h2>${intakeTexts.text('call-back-title', {}, language)}</h2>
    ${callBackForm(new URL(callBack.url).pathname, language)}
  </section>`;
}

function reopeningForm(path: string, language: Language): Html {
  return html`<section>
    <h2>${intakeTexts.text('reopening-title', {}, language)}</h2>
    <form method="post" action="${path}/reopening?lang=${language}">
      <p>
        <label>${intakeTexts.text('reopening-reason', {}, language)}<textarea name="reason" maxlength="1000" required></textarea></label>
      </p>
      <button>${intakeTexts.text('reopening-send', {}, language)}</button>
    </form>
  </section>`;
}

/** What is held about the reporter can be had, and erased, with the receipt alone. */
function ownDataPart(path: string, language: Language): Html {
  const text = (key: OwnDataText) => ownDataTexts.text(key, {}, language);
  return html`<section>
    <h2>${text('title')}</h2>
    <p>${text('words')}</p>
    <p><a href="${path}/export">${text('export')}</a></p>
    <form method="post" action="${path}/erasure?lang=${language}">
      <p>
        <label><input type="checkbox" name="confirm" value="erase" required /> ${text('confirm')}</label>
      </p>
      <button>${text('erase')}</button>
    </form>
  </section>`;
}
