import { hash } from 'node:crypto';

import type { Language } from '@xianban/service-kit/language/language';
import type { FastifyReply } from 'fastify';

import { intakeTexts } from '../texts/intake-texts.js';
import { html, Html } from './html.js';

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2327; --paper: #fff; --soft: #5b6670; --line: #d5dade; --accent: #0b5cad; --warn: #a32014 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaec; --paper: #16191c; --soft: #a3adb5; --line: #3a4249; --accent: #7db5f0; --warn: #f28b7d } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 44rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
header { display: flex; justify-content: space-between; gap: 1rem; color: var(--soft) }
h1 { font-size: 1.4rem; margin: 1rem 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
a { color: var(--accent) }
.state { font-size: 1.2rem; font-weight: 600 } .warn { color: var(--warn) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 1rem 0 } dt { color: var(--soft) } dd { margin: 0; grid-column: 2 }
ol { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--line) } li { padding: .35rem 0 .35rem 1rem } time { color: var(--soft); margin-right: .8rem }
fieldset { border: 0; margin: 0 0 1rem; padding: 0 } legend { font-weight: 600; padding: 0 } label { margin-right: 1.2rem }
textarea { display: block; width: 100%; min-height: 5rem; margin-top: .3rem; padding: .5rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .3rem }
ul.pictures { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .6rem } ul.pictures li { padding: 0 }
img { display: block; max-width: 100%; height: 11rem; object-fit: cover; border: 1px solid var(--line); border-radius: .3rem }
button { font: inherit; padding: .5rem 1.4rem; border: 0; border-radius: .3rem; background: var(--accent); color: var(--paper); cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }`;

// in one piece: the policy names the hash of exactly what stands between the tags
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** Nothing from elsewhere, no script, no frame; forms go to this server only. */
const POLICY = `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What a page consists of. */
export interface Page {
  readonly title: string;
  readonly language: Language;
  readonly body: Html;
}

/** Sends a page. Its address may hold a receipt, so nobody may keep or pass on either. */
export function sendPage(reply: FastifyReply, { title, language, body }: Page): void {
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <span>${intakeTexts.text('district-service', {}, language)}</span
          ><a href="?lang=${other}" hreflang="${other}" lang="${other}">${intakeTexts.text('language', {}, language)}</a>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  void reply
    .header('Content-Security-Policy', POLICY)
    .header('Referrer-Policy', 'no-referrer')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cache-Control', 'no-store')
    .header('Vary', 'Accept, Accept-Language')
    .type('text/html; charset=utf-8')
    .send(page.markup);
}
