import { IsIn, Matches } from 'class-validator';

import type { Brand } from './brand.js';

/** The five categories of judgement. Source: domain.md, step 判. */
export const CATEGORIES = ['city-management', 'public-safety', 'livelihood', 'convenience', 'complaint'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What kind of matter it is, named by the district pack, e.g. `component` 部件 or `event` 事件. */
export type Nature = Brand<'Nature'>;

/** Classes of the limit to handle. Source: domain.md, limit to handle by class. */
export const LIMIT_CLASSES = ['emergency', 'utility', 'ordinary', 'complex'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/** The five qualities that a need is tagged with (五性: 便利性, 宜居性, 多样性, 公正性, 安全性). Source: domain.md, the four types of matter. */
export const QUALITIES = ['convenience', 'liveability', 'diversity', 'fairness', 'safety'] as const;
export type Quality = (typeof QUALITIES)[number];

export const IsCategory = () => IsIn(CATEGORIES);
export const IsNature = () => Matches(/^[a-z][a-z0-9-]{0,39}$/, { message: '$property must be a nature of the district pack' });
export const IsLimitClass = () => IsIn(LIMIT_CLASSES);
export const IsQuality = (options?: { each?: boolean }) => IsIn(QUALITIES, options);
