import { defineSearchAttributeKey } from '@temporalio/common';

/** What an operator can list processes by. Temporal allows ten Keywords; areas share one KeywordList. */
export const SEARCH_ATTRIBUTES = {
  /** Which step of the method it is in, e.g. `respond`. */
  step: defineSearchAttributeKey('Step', 'KEYWORD'),
  /** Where it stands in the register, e.g. `on-the-books`. */
  status: defineSearchAttributeKey('Status', 'KEYWORD'),
  category: defineSearchAttributeKey('Category', 'KEYWORD'),
  nature: defineSearchAttributeKey('Nature', 'KEYWORD'),
  channel: defineSearchAttributeKey('Channel', 'KEYWORD'),
  priority: defineSearchAttributeKey('Priority', 'KEYWORD'),
  responsibleUnit: defineSearchAttributeKey('ResponsibleUnit', 'KEYWORD'),
  /** Set while an order keeps failing or was refused unexpectedly: which one and why. */
  attention: defineSearchAttributeKey('Attention', 'KEYWORD'),
  /** Codes of street, community and grids. */
  area: defineSearchAttributeKey('Area', 'KEYWORD_LIST'),
  /** 0 to 3: how far an unaccepted issue has climbed. */
  escalationLevel: defineSearchAttributeKey('EscalationLevel', 'INT'),
  deadline: defineSearchAttributeKey('Deadline', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
} as const;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;

/** Values by name; what is absent is not set. A deadline is in epoch milliseconds. */
export interface SearchAttributeValues {
  readonly step: string;
  readonly status?: string;
  readonly category?: string;
  readonly nature?: string;
  readonly channel?: string;
  readonly priority?: string;
  readonly responsibleUnit?: string;
  readonly attention?: string;
  readonly area?: readonly string[];
  readonly escalationLevel?: number;
  readonly deadline?: number;
  readonly overdue?: boolean;
}
