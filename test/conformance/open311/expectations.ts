import { isDeepStrictEqual } from 'node:util';

import { Ajv } from 'ajv';
import formats from 'ajv-formats';

import { type Answer, childrenOf, type Element, textIn, xmlOf } from './endpoint.ts';

/** A point is not kept, and why. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

const ajv = new Ajv({ strictSchema: true, strictTypes: false, strictRequired: false });
// the plugin's types know only its default export
(formats as unknown as typeof formats.default)(ajv);

/** @throws Broken */
export function must(holds: boolean, why: string, answer?: Answer): asserts holds {
  if (!holds) throw new Broken(answer ? `${answer.asked} → ${answer.status}: ${why}; it said ${excerpt(answer.text)}` : why);
}

/** @throws Broken unless the answer has one of these statuses */
export function mustAnswer(answer: Answer, ...statuses: number[]): void {
  must(statuses.includes(answer.status), `expected ${statuses.join(' or ')}`, answer);
}

/** The content of a JSON answer that fits a schema. @throws Broken */
export function mustFit<Content>(answer: Answer, schema: object): Content {
  const content = jsonOf(answer);
  const fits = ajv.compile(schema);
  must(fits(content), ajv.errorsText(fits.errors, { dataVar: 'it' }), answer);
  return content as Content;
}

/** @throws Broken if the answer is not JSON */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text) as unknown;
  } catch {
    throw new Broken(`${answer.asked} → ${answer.status}: not JSON: ${excerpt(answer.text)}`);
  }
}

/** The root element of an XML answer, which has this name. @throws Broken */
export function mustHaveRoot(answer: Answer, root: string): Element {
  let document: ReturnType<typeof xmlOf>;
  try {
    document = xmlOf(answer);
  } catch (error) {
    throw new Broken(`${answer.asked} → ${answer.status}: ${(error as Error).message}: ${excerpt(answer.text)}`);
  }
  must(document.root === root, `the root element must be ${root}, not ${document.root}`, answer);
  return document.element;
}

/** @throws Broken unless an error is told as Open311 tells it, in the format that the address asks for */
export function mustRefuse(answer: Answer, ...statuses: number[]): void {
  mustAnswer(answer, ...statuses);
  const isJson = /\.json(\?|$)/.test(answer.asked);
  if (isJson) {
    const errors = mustFit<{ code: number | string; description: string }[]>(answer, ERRORS);
    must(
      errors.every(({ code }) => Number(code) === answer.status),
      `every code must be ${answer.status}`,
      answer,
    );
    return;
  }
  const errors = childrenOf(mustHaveRoot(answer, 'errors'), 'error');
  must(errors.length > 0, 'errors must hold an error', answer);
  for (const error of errors) {
    must(textIn(error, 'code') === String(answer.status), `code must be ${answer.status}`, answer);
    must((textIn(error, 'description') ?? '').trim() !== '', 'description must say something', answer);
  }
}

/** @throws Broken */
export function mustEqual(seen: unknown, expected: unknown, what: string): void {
  must(isDeepStrictEqual(seen, expected), `${what}: expected ${excerpt(JSON.stringify(expected))}, seen ${excerpt(JSON.stringify(seen))}`);
}

const ERRORS = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['code', 'description'],
    properties: { code: { type: ['integer', 'string'] }, description: { type: 'string', minLength: 1 } },
  },
};

function excerpt(text: string | undefined): string {
  const line = (text ?? 'nothing').replaceAll(/\s+/g, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}
