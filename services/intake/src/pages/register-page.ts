import { LADDER_LEVELS } from '@xianban/contracts/values/judgement';
import type { Language } from '@xianban/service-kit/language/language';

import type { ClassificationReason } from '../domain/classification-reasons.js';
import type { SortedPart } from '../domain/correction-detail.js';
import { escalationLevel } from '../domain/escalation-level.js';
import { staffEntry, type StaffNames } from '../domain/staff-entry.js';
import type { AttachmentView } from '../http/attachment-view.js';
import type { IssueView } from '../http/issue-view.js';
import type { RequestView } from '../http/request-view.js';
import type { TimelineEntryView } from '../http/timeline-view.js';
import type { LocalNames } from '../texts/district-names.js';
import { type IntakeText, intakeTexts } from '../texts/intake-texts.js';
import { html, type Html } from './html.js';
import type { Page } from './page.js';
import { shownTime } from './shown-time.js';
import { type SortingWords, sortingWords } from './sorting-words.js';

/** Everything that the page of an issue shows. */
export interface RegisterPageContent {
  readonly issue: IssueView;
  readonly timeline: readonly TimelineEntryView[];
  /** Absent for those who may not read the words. */
  readonly requests?: readonly RequestView[];
  /** Absent for those who may not see them. */
  readonly pictures?: readonly AttachmentView[];
}

/** An issue as staff read it: how it stands, who is responsible, what happened, what was asked for. */
export function registerPage({ issue, timeline, requests, pictures }: RegisterPageContent, names: LocalNames, language: Language): Page {
  const text = (key: IntakeText) => intakeTexts.text(key, {}, language);
  const sorting = sortingWords(names, language);
  const staffNames = staffNamesIn(names, sorting, text);
  const areas =
    issue.areas && [issue.areas.street, issue.areas.community, issue.areas.managementGrid].map((code) => names.area(code)).join(' · ');
  const body = html`<p class="state">${names.state(issue.state)}${issue.outcome && ` · ${text(`outcome-${issue.outcome}`)}`}</p>
    ${issue.historical && html`<p>${text('historical')}</p>`}
    <dl>
      <dt>${text('channel')}</dt>
      <dd>${issue.channels.join(' · ')}</dd>
      <dt>${text('origin')}</dt>
      <dd>${text(`origin-${issue.origin}`)}${issue.complainedAt && text('complained-later')}</dd>
      ${
        issue.reports !== undefined &&
        html`<dt>${text('witnesses')}</dt>
          <dd>${intakeTexts.text('reports-by', { reports: issue.reports, witnesses: issue.witnesses ?? 0 }, language)}</dd>`
      }
      ${
        issue.mergedInto &&
        html`<dt>${text('merged-into')}</dt>
          <dd><a href="/issues/${issue.mergedInto}?lang=${language}">${issue.mergedInto}</a></dd>`
      }
      ${sortingPart(issue, sorting)}
      <dt>${text('round')}</dt>
      <dd>${issue.round}</dd>
      ${
        areas &&
        html`<dt>${text('areas')}</dt>
          <dd>${areas}</dd>`
      }
      ${
        issue.unit &&
        html`<dt>${text('unit')}</dt>
          <dd>${names.unit(issue.unit)}</dd>`
      }
      <dt>${text('received')}</dt>
      <dd>${shownTime(issue.receivedAt)}</dd>
      ${
        issue.limitAt &&
        html`<dt>${text('limit')}</dt>
          <dd>${shownTime(issue.limitAt)}${issue.overdue && html`<strong class="warn">${text('overdue')}</strong>`}</dd>`
      }
      <dt>${text('escalation')}</dt>
      <dd>${text(`escalation-${issue.escalationLevel}` as IntakeText)}</dd>
      ${
        issue.closedAt &&
        html`<dt>${text('closed')}</dt>
          <dd>${shownTime(issue.closedAt)}</dd>`
      }
    </dl>
    ${pictures && pictures.length > 0 && picturesPart(pictures, text)} ${requests && requestsPart(requests, text)}
    <section>
      <h2>${text('timeline')}</h2>
      <ol>
        ${timeline.map((entry) => {
          const wording = staffEntry(entry, staffNames);
          return html`<li>${shownTime(entry.at)} ${intakeTexts.text(wording.key, wording.params, language)}</li>`;
        })}
      </ol>
    </section>`;
  return { title: intakeTexts.text('register-title', { issue: issue.number }, language), language, body };
}

function picturesPart(pictures: readonly AttachmentView[], text: (key: IntakeText) => string): Html {
  return html`<section>
    <h2>${text('pictures')}</h2>
    <ul class="pictures">
      ${pictures.map(({ url, fault }) =>
        url
          ? html`<li>
              <a href="${url}"><img src="${url}" alt="${text('picture')}" loading="lazy" /></a>
            </li>`
          : html`<li>${text(fault ? `picture-${fault}` : 'picture-to-fetch')}</li>`,
      )}
    </ul>
  </section>`;
}

function sortingPart({ category, nature, limitClass, qualities, reasons }: IssueView, words: SortingWords): Html {
  const row = (part: SortedPart, lines: readonly (readonly [code: string, reason: ClassificationReason | undefined])[]) =>
    html`<dt>${words.part(part)}</dt>
      ${lines.map(([code, reason]) => html`<dd>${words.sorted(part, code)}${reason && html` <small>${words.because(reason)}</small>`}</dd>`)}`;
  const qualityLines = qualities.map((quality) => [quality, reasons?.qualities[quality]] as const);
  return html`${row('category', [[category, reasons?.category]])} ${row('nature', [[nature, reasons?.nature]])}
  ${row('limitClass', [[limitClass, reasons?.limitClass]])} ${qualityLines.length > 0 && row('qualities', qualityLines)}`;
}

function requestsPart(requests: readonly RequestView[], text: (key: IntakeText) => string): Html {
  if (requests.length === 0)
    return html`<section>
      <h2>${text('requests')}</h2>
      <p>${text('none-yet')}</p>
    </section>`;
  return html`<section>
    <h2>${text('requests')}</h2>
    <ol>
      ${requests.map((request) => {
        const decision: IntakeText = request.approved === undefined ? 'waiting' : request.approved ? 'approved' : 'rejected';
        return html`<li>
          ${shownTime(request.askedAt)} ${text(`kind-${request.kind}`)} ·
          <strong>${text(decision)}</strong>
          ${request.until && html` → ${shownTime(request.until)}`}<br />${request.reason}${request.openProblems?.map((problem) => html`<br />· ${problem}`)}${request.note && html`<br />${request.note}`}
        </li>`;
      })}
    </ol>
  </section>`;
}

function staffNamesIn(names: LocalNames, sorting: SortingWords, text: (key: IntakeText) => string): StaffNames {
  return {
    ...names,
    ...sorting,
    kind: (kind) => text(`kind-${kind}`),
    decision: (approved) => text(approved ? 'approved' : 'rejected'),
    yesOrNo: (answer) => text(answer ? 'yes' : 'no'),
    level: (level) => {
      const known = LADDER_LEVELS.find((each) => each === level);
      return known ? text(`escalation-${escalationLevel(known)}` as IntakeText) : level;
    },
  };
}
