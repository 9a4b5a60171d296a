import type { FieldFault } from '@xianban/service-kit/http/problem';

import type { ServiceAttribute } from '../services/services-file.js';
import { type Sent, valuesOf } from './form-fields.js';
import { instantMsOf } from './instant-text.js';
import { textFault, withPlainLineEnds } from './unmarked-text.js';

const FIELD = /^attribute\[([^[\]]*)\](\[\d{0,4}\])?$/;
const STRING_MOST = 255;
const TEXT_MOST = 4_000;
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** What somebody answered to the questions of a service. */
export interface AttributeAnswers {
  /** Keys that lists offer. They are the city's words, not the reporter's. */
  readonly choices: readonly { readonly code: string; readonly keys: readonly string[] }[];
  /** Everything else: words, numbers and times. */
  readonly answers: readonly { readonly code: string; readonly text: string }[];
}

/** Reads `attribute[CODE]` and `attribute[CODE][]` of a form. Adds what is wrong to the faults, by the name that the form gave. */
export function attributeAnswers(attributes: readonly ServiceAttribute[], form: Sent, faults: FieldFault[]): AttributeAnswers {
  const sent = sentByCode(form);
  const questions = new Map(attributes.filter(({ variable }) => variable !== false).map((attribute) => [attribute.code, attribute]));
  for (const code of sent.keys()) {
    if (!questions.has(code)) faults.push({ field: `attribute[${code}]`, detail: 'is not an attribute of this service' });
  }
  const choices: { code: string; keys: string[] }[] = [];
  const answers: { code: string; text: string }[] = [];
  for (const [code, attribute] of questions) {
    const values = sent.get(code) ?? [];
    const fault = answerFault(attribute, values);
    if (fault) faults.push({ field: `attribute[${code}]`, detail: fault });
    else if (values.length > 0) {
      if (attribute.values) choices.push({ code, keys: values });
      else answers.push({ code, text: withPlainLineEnds(values[0] ?? '') });
    }
  }
  return { choices, answers };
}

function sentByCode(form: Sent): ReadonlyMap<string, string[]> {
  const byCode = new Map<string, string[]>();
  for (const name of Object.keys(form)) {
    const [, code] = FIELD.exec(name) ?? [];
    if (code === undefined) continue;
    const values = valuesOf(form, name);
    if (values.length > 0) byCode.set(code, [...new Set([...(byCode.get(code) ?? []), ...values])]);
  }
  return byCode;
}

/** Why the answers to one question are not taken, or undefined. */
function answerFault({ datatype, required, values: offered }: ServiceAttribute, values: readonly string[]): string | undefined {
  if (values.length === 0) return required ? 'is required by this service' : undefined;
  if (datatype !== 'multivaluelist' && values.length > 1) return 'takes one value';
  const [value = ''] = values;
  switch (datatype) {
    case 'singlevaluelist':
    case 'multivaluelist': {
      const keys = offered?.map(({ key }) => key) ?? [];
      return values.every((each) => keys.includes(each)) ? undefined : `takes ${keys.join(', ')}`;
    }
    case 'number':
      return NUMBER.test(value) ? undefined : 'must be a number';
    case 'datetime':
      return instantMsOf(value) === undefined ? 'must be a time in ISO 8601 with its zone, e.g. 2026-03-01T08:15:00+08:00' : undefined;
    case 'string':
      return value.includes('\n') ? 'must be one line' : textFault(value, STRING_MOST);
    case 'text':
      return textFault(value, TEXT_MOST);
    default:
      return datatype satisfies never;
  }
}
