import type { Envelope } from '@xianban/contracts/envelope';

/** One fact on one line: time, what happened, to which aggregate, its how-manieth, and the data. */
export function factLine(fact: Envelope): string {
  return `${fact.time}  ${fact.type.padEnd(28)}  ${fact.subject} #${fact.sequence}  ${JSON.stringify(fact.data)}`;
}
