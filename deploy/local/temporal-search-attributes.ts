/** By what operators find issues in the Temporal UI: name → Temporal's type. Keyword attributes are limited to ten. */
export const TEMPORAL_SEARCH_ATTRIBUTES = {
  Step: 'Keyword',
  Status: 'Keyword',
  Category: 'Keyword',
  Nature: 'Keyword',
  Channel: 'Keyword',
  Priority: 'Keyword',
  ResponsibleUnit: 'Keyword',
  Attention: 'Keyword',
  Area: 'KeywordList',
  EscalationLevel: 'Int',
  Deadline: 'Datetime',
  Overdue: 'Bool',
} as const;
