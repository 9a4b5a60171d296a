import type { PlacedIssue } from '../domain/issue-rights.js';
import { areasOf } from './areas-of.js';
import type { Issue } from './issue.js';

/** What rights over an issue depend on. */
export function placeOf(issue: Issue): PlacedIssue {
  return { areas: areasOf(issue), unit: issue.unit ?? undefined };
}
