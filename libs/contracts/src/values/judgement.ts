import { IsIn } from 'class-validator';

/** A reporter's answers at call-back. Source: domain.md, call-back and three rates. */
export const SOLVED_ANSWERS = ['yes', 'no'] as const;
export type SolvedAnswer = (typeof SOLVED_ANSWERS)[number];

export const SATISFACTIONS = ['satisfied', 'basically-satisfied', 'dissatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** What a responsible unit may ask for, to be approved by someone else. */
export const REQUEST_KINDS = ['extension', 'on-the-books', 'close-without-fix'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Why a task exists: to see whether a report is true, to handle the matter, or to look back on a closed one. */
export const TASK_KINDS = ['inspection', 'handling', 'look-back'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Who asked for an issue to be reopened. */
export const REOPENING_SOURCES = ['reporter', 'look-back', 'staff'] as const;
export type ReopeningSource = (typeof REOPENING_SOURCES)[number];

/** Levels that an unaccepted issue climbs, lowest first. Source: domain.md, escalation. */
export const LADDER_LEVELS = ['community', 'street', 'district'] as const;
export type LadderLevel = (typeof LADDER_LEVELS)[number];

export const IsSolvedAnswer = () => IsIn(SOLVED_ANSWERS);
export const IsSatisfaction = () => IsIn(SATISFACTIONS);
export const IsRequestKind = () => IsIn(REQUEST_KINDS);
export const IsTaskKind = () => IsIn(TASK_KINDS);
export const IsReopeningSource = () => IsIn(REOPENING_SOURCES);
export const IsLadderLevel = () => IsIn(LADDER_LEVELS);

/** A machine-readable reason, e.g. `not-found-on-site`. Never free text. */
export const REASON_CODE = /^[a-z][a-z0-9-]{1,63}$/;
