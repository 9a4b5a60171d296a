import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describeMessage, type MessageClass, type MessageDescription } from '@xianban/contracts/message';

/** A message class and where it is declared. */
export interface ContractMessage extends MessageDescription {
  readonly kind: 'fact' | 'order';
  readonly message: MessageClass;
  /** Path of the source below `libs/contracts/src`, e.g. `events/report-accepted.ts`. */
  readonly file: string;
}

/** Every fact and order of the built `libs/contracts`, by subject. @throws TypeError if two share a subject. */
export async function messageClasses(contracts: string): Promise<ContractMessage[]> {
  const files = globSync(['events/*.js', 'commands/*.js'], { cwd: join(contracts, 'dist') }).sort();
  const found = (await Promise.all(files.map((file) => messagesOf(contracts, file)))).flat();
  const subjects = new Map<string, ContractMessage>();
  for (const message of found) {
    const other = subjects.get(message.subject);
    if (other) throw new TypeError(`${message.file} and ${other.file} share the subject ${message.subject}`);
    subjects.set(message.subject, message);
  }
  return found.sort((a, b) => a.subject.localeCompare(b.subject, 'en'));
}

async function messagesOf(contracts: string, file: string): Promise<ContractMessage[]> {
  const module = (await import(pathToFileURL(join(contracts, 'dist', file)).href)) as Record<string, unknown>;
  return Object.values(module).flatMap((value) => {
    if (typeof value !== 'function' || !isMessage(value as unknown as MessageClass)) return [];
    const message = value as unknown as MessageClass;
    const description = describeMessage(message);
    const kind = description.subject.startsWith('evt.') ? ('fact' as const) : ('order' as const);
    return [{ ...description, kind, message, file: join(file, '..', `${basename(file, '.js')}.ts`) }];
  });
}

function isMessage(value: MessageClass): boolean {
  try {
    describeMessage(value);
    return true;
  } catch {
    return false;
  }
}
