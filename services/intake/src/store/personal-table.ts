/**
 * Rows of persons in a table, as the register or a channel declares them: what is declared is exported and erased with the person, and nothing else is.
 * What is sealed is sealed for the place `<table>.<column>/<key>`.
 */
export interface PersonalTable {
  /** Under which the rows stand in an export, e.g. `comments`. */
  readonly name: string;
  readonly table: string;
  /** Columns of the primary key; `id` if absent. */
  readonly key?: readonly [string, ...string[]];
  /** The column that says whose the row is. */
  readonly owner: string;
  /** What that column holds: the id of the person, unless it is the id of one of their reports. */
  readonly ownedBy?: 'report';
  /** Columns sealed with the person's key; emptied, or null where they may be. */
  readonly sealed?: readonly string[];
  /** Further columns that only the person should know of, or that are made of what they said; emptied, not exported. */
  readonly secrets?: readonly string[];
  /** Without their person the rows mean nothing: they are deleted. */
  readonly goesWithPerson?: true;
  /** Made of other rows, and nothing that a person could read: not exported. */
  readonly isDerived?: true;
}

/** What the register itself keeps of persons besides their reports. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  { name: 'callBacks', table: 'call_back', owner: 'person', sealed: ['comment'], secrets: ['sealed_token'] },
  { name: 'reopenings', table: 'reopening', key: ['issue', 'round'], owner: 'person', sealed: ['reason'] },
  { name: 'requests', table: 'issue_request', owner: 'asker_person', sealed: ['asked_words'] },
  { name: 'decisions', table: 'issue_request', owner: 'decider_person', sealed: ['decided_words'] },
  { name: 'signs', table: 'sign', owner: 'decider_person', sealed: ['draft', 'decided_words'] },
  { name: 'sketches', table: 'report_sketch', owner: 'person', goesWithPerson: true, isDerived: true },
];
