/** What a timeline tells of. Task kinds are facts of grid; the others happen here. */
export const TIMELINE_KINDS = [
  'received',
  'report-joined',
  'moved',
  'limit-recorded',
  'request-made',
  'request-decided',
  'call-back-asked',
  'call-back-answered',
  'reopening-asked',
  'looked-back',
  'reclassified',
  'partner-updated',
  'task-dispatched',
  'task-accepted',
  'task-returned',
  'task-escalated',
  'task-handled',
  'task-verified',
  'task-inspected',
  'task-withdrawn',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
