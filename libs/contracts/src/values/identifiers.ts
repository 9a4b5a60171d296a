import { Matches } from 'class-validator';

import type { Brand } from './brand.js';

/** What people say: `<district code>-<year>-<sequence>`, e.g. 110105-2026-000123. Given once by intake's register. */
export type IssueNumber = Brand<'IssueNumber'>;
/** One submission. UUIDv7. */
export type ReportId = Brand<'ReportId'>;
/** One piece of work given to a unit. UUIDv7. */
export type TaskId = Brand<'TaskId'>;
/** One question to one reporter after verification. UUIDv7. */
export type CallBackId = Brand<'CallBackId'>;
/** One request for extension, for the books or for closing without a fix. UUIDv7. */
export type RequestId = Brand<'RequestId'>;
/** One hint that is not yet an issue (苗头). UUIDv7. */
export type SignId = Brand<'SignId'>;
/** Where reports come in, e.g. `riders`. Open-ended: a pattern, not a list. */
export type ChannelName = Brand<'ChannelName'>;
/** A responsible unit of the district pack, e.g. `sanlitun-grid-team`. */
export type UnitId = Brand<'UnitId'>;
/** Code of an area on any level of the district pack. Technical grids have 15 digits in Chaoyang. */
export type AreaCode = Brand<'AreaCode'>;
/** A word from the district pack's vocabulary: never a word of a report that the pack does not list. */
export type Keyword = Brand<'Keyword'>;
/** Idempotency key of an order: `<workflow id>/<order>/<ordinal>`. */
export type OrderKey = Brand<'OrderKey'>;

const each = (message: string, options?: { each?: boolean }) => ({ ...options, message });

export const ISSUE_NUMBER = /^\d{6}-\d{4}-\d{6,9}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const CHANNEL_NAME = /^[a-z][a-z0-9-]{1,39}$/;
export const UNIT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const AREA_CODE = /^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/;
export const ORDER_KEY = /^[\w./-]{1,200}$/;

export const IsIssueNumber = () => Matches(ISSUE_NUMBER, each('$property must look like 110105-2026-000123'));
export const IsId = (options?: { each?: boolean }) => Matches(UUID, each('$property must be a UUID', options));
export const IsChannelName = () => Matches(CHANNEL_NAME, each('$property must be a channel name such as riders'));
export const IsUnitId = (options?: { each?: boolean }) => Matches(UNIT_ID, each('$property must be a unit id', options));
export const IsAreaCode = (options?: { each?: boolean }) => Matches(AREA_CODE, each('$property must be an area code', options));
export const IsOrderKey = () => Matches(ORDER_KEY, each('$property must be <workflow id>/<order>/<ordinal>'));
export const IsKeyword = (options?: { each?: boolean }) =>
  Matches(/^[\p{L}\p{N}-]{1,24}$/u, each('$property must be a word of at most 24 letters', options));
