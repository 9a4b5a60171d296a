import { IsIn } from 'class-validator';

/** Whether a matter reached the district as a complaint (接诉即办) or was found before anybody complained (未诉先办). Source: domain.md. */
export const ORIGINS = ['on-complaint', 'before-complaint'] as const;
export type Origin = (typeof ORIGINS)[number];

export const IsOrigin = () => IsIn(ORIGINS);
