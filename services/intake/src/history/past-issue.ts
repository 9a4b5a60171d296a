import type { Areas } from '@xianban/contracts/values/areas';
import type { HistoryKind } from '@xianban/contracts/values/history-kind';

/** A row that can be brought in. Instants in epoch milliseconds. */
export interface PastIssue {
  readonly externalId: string;
  /** One object for all of a kind. */
  readonly kind: HistoryKind;
  /** One object for all of an area. */
  readonly areas: Areas | undefined;
  readonly longitude: number;
  readonly latitude: number;
  readonly receivedMs: number;
  readonly limitMs: number | undefined;
  readonly endedMs: number | undefined;
  /** By our own rules. */
  readonly overdue: boolean;
  /** The source's verdict, where it has one about an issue with a limit and an end. */
  readonly overdueAtSource: boolean | undefined;
  readonly text: string;
  readonly address: string;
}

/** Why a row is not brought in. */
export interface RowRefusal {
  /** The source's own id, if it can be read. */
  readonly externalId?: string;
  /** Column of the file, or `row` where the row as a whole is wrong. */
  readonly field: string;
  readonly reason: RowFault;
}

export type RowFault =
  | 'missing'
  | 'too-long'
  | 'bad-quotes'
  | 'quote-not-closed'
  | 'wrong-number-of-columns'
  | 'not-utf-8'
  | 'not-plain-text'
  | 'not-an-id'
  | 'not-a-time'
  | 'no-such-local-time'
  | 'in-the-future'
  | 'before-receipt'
  | 'not-a-number'
  | 'outside-the-source'
  | 'unknown-value'
  | 'contradicts-the-end';
