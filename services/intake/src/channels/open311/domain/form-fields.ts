import type { FieldFault } from '@xianban/service-kit/http/problem';

/** A form or a query as it was parsed: a name that came more than once has a list. */
export type Sent = Readonly<Record<string, unknown>>;

/** The values of a field; empty ones count as not sent. */
export function valuesOf(sent: Sent, name: string): string[] {
  const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string' && each !== '');
}

/** The value of a field that may be sent once; undefined if it was not, a fault if it came with several values. */
export function valueOf(sent: Sent, name: string, faults: FieldFault[]): string | undefined {
  const values = new Set(valuesOf(sent, name));
  if (values.size > 1) faults.push({ field: name, detail: `${name} was sent more than once` });
  return values.values().next().value;
}

/** A list: separated by commas, sent several times, or both. */
export function listOf(sent: Sent, name: string): string[] {
  return [...new Set(valuesOf(sent, name).flatMap((value) => value.split(',')))].map((each) => each.trim()).filter((each) => each !== '');
}
