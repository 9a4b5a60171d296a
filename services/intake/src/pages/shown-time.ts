import type { Instant } from '@xianban/contracts/values/instant';

import { html, type Html } from './html.js';

/** A district instant as people read it, to the minute, in its own zone: `2026-03-01 08:15`. */
export function shownTime(instant: Instant): Html {
  return html`<time datetime="${instant}">${instant.slice(0, 10)} ${instant.slice(11, 16)}</time>`;
}
