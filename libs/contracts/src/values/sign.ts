import { IsIn, Matches } from 'class-validator';

import type { Brand } from './brand.js';

/** What a sign is about: a nature or a keyword of the district pack, never a word that the pack does not list. */
export type Topic = Brand<'Topic'>;
/** How a sign was found, e.g. `keyword-burst`. Open-ended: a pattern, not a list. */
export type SignMethod = Brand<'SignMethod'>;

/** Where a sign stands: nobody has decided, it became an issue, or there was nothing to it. */
export const SIGN_STATES = ['open', 'turned', 'dismissed'] as const;
export type SignState = (typeof SIGN_STATES)[number];

export const SIGN_DECISIONS = ['turned', 'dismissed'] as const;
export type SignDecision = (typeof SIGN_DECISIONS)[number];

/** Who decided: a person of the staff, or a threshold of the district's rules. */
export const SIGN_DECIDERS = ['person', 'threshold'] as const;
export type SignDecider = (typeof SIGN_DECIDERS)[number];

export const IsSignState = () => IsIn(SIGN_STATES);
export const IsSignDecision = () => IsIn(SIGN_DECISIONS);
export const IsTopic = () => Matches(/^[\p{L}\p{N}-]{1,40}$/u, { message: '$property must be a nature or a keyword of the district pack' });
export const IsSignMethod = () => Matches(/^[a-z][a-z0-9-]{0,39}$/, { message: '$property must be a method such as keyword-burst' });
