import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Position } from '@xianban/contracts/values/position';
import type { Role } from '@xianban/service-kit/identity/role';

import type { ChannelCaller } from './channel-caller.js';
import type { ChannelExtras } from './channel-extras.js';

/** Who reports, as far as the channel knows. All of it is personal: it is sealed, and found again by a keyed hash only. */
export interface Reporter {
  /** The channel's own id of the person. */
  readonly account?: string;
  readonly name?: string;
  readonly phone?: string;
}

/** What a payload says, in words that every channel shares. */
export interface ReportContent {
  readonly text: string;
  /** WGS-84 degrees, [longitude, latitude]. */
  readonly at: Position;
  /** When it was seen; when it was received, if absent. */
  readonly observedAt?: Instant;
  readonly photos?: readonly string[];
  readonly category?: Category;
  readonly nature?: Nature;
  readonly limitClass?: LimitClass;
  /** When it was received, for keys that may backdate. District clock. */
  readonly occurredAt?: Instant;
  /** The limit that somebody else promised, for keys that may backdate. */
  readonly limitAt?: Instant;
  /** What only this channel knows: codes, ids and counts, never words and nothing personal. Staff see it beside the report. */
  readonly details?: ReportDetails;
  /** Further words of the reporter, by label, such as answers to questions. Sealed like the text; staff read them beside it. */
  readonly remarks?: ReportRemarks;
}

/** At most a few dozen, each at most 4,000 characters; see `ReportContent.remarks`. */
export type ReportRemarks = Readonly<Record<string, string>>;

/** At most a handful of entries; see `ReportContent.details`. */
export type ReportDetails = Readonly<Record<string, string | number | boolean>>;

/** What a mapping may know besides the payload. */
export interface ReportContext {
  readonly caller: ChannelCaller;
  /** District clock, epoch milliseconds. */
  readonly nowMs: number;
}

/** Which column of a table is which field of the payload: `{ '经度': 'lon', '电话': 'reporter.phone' }`. */
export interface CsvColumns {
  readonly columns: Readonly<Record<string, string>>;
}

export interface ChannelCapabilities {
  /** Most reports in one call; absent if they come one by one. */
  readonly batch?: number;
  /** Taken too: CSV with a report per row. */
  readonly csv?: CsvColumns;
  /** Most links to pictures per report. */
  readonly attachments: number;
  /** True if the holder of the key may read what became of each reporter's reports. */
  readonly feedback: boolean;
  /** True if whoever reports here has seen the matter as a verifier, so that nobody inspects again. */
  readonly verifies: boolean;
  /** True if what comes in here are complaints (接诉即办): an issue that they open is one for ever. */
  readonly complaint?: boolean;
  /** True if its callers may say when a report was received and which limit was promised, as keys with the capability `backdates` may. */
  readonly backdates?: boolean;
}

/**
 * How a caller proves that it may report. `api-key`: the header X-Api-Key. `webhook-signature`: Standard Webhooks, to an address of its key's own.
 * `staff`: people of these roles with their own token. A channel that proves its callers in another way brings its own routes.
 */
export type ChannelAuthentication =
  | { readonly kind: 'api-key' }
  | { readonly kind: 'webhook-signature' }
  | { readonly kind: 'staff'; readonly roles: readonly [Role, ...Role[]] };

/** A channel as its folder declares it: routes, documentation, idempotency and feedback follow from this. */
export interface ChannelDeclaration<Payload extends object> {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Shape of one report, checked by class-validator. */
  readonly payload: new () => Payload;
  /** Any of these suffices. Empty if the channel proves its callers itself, on routes of its own. */
  readonly authentication: readonly ChannelAuthentication[];
  readonly can: ChannelCapabilities;
  /** What reporters are called in URLs, in the plural, e.g. `riders`. Needed for feedback. */
  readonly reporters?: string;
  /** The channel's own id of the report: the same id is the same report. */
  externalId(payload: Payload, context: ReportContext): string | undefined;
  /** Fields that speak of the sending, such as the sender's clock: they may differ when the same report is sent again. */
  readonly ofSending?: readonly (keyof Payload & string)[];
  reporter(payload: Payload, context: ReportContext): Reporter;
  report(payload: Payload, context: ReportContext): ReportContent;
  /** What the payload calls a field of the report, where it differs, so that a refusal names the field that was sent. */
  readonly fieldOf?: Partial<Record<keyof ReportContent | 'externalId', keyof Payload & string>>;
  /** A valid payload, for the documentation. */
  readonly example: object;
  /** Routes and tables of the channel's own, beyond taking reports. */
  readonly extras?: ChannelExtras;
}

/** A declared channel whose payload class the kit alone sees through. */
export interface Channel extends Omit<ChannelDeclaration<object>, 'name' | 'fieldOf' | 'ofSending'> {
  readonly name: ChannelName;
  readonly ofSending: readonly string[];
  readonly fieldOf: Partial<Record<keyof ReportContent | 'externalId', string>>;
}

/** True if one of these kinds is declared. */
export function isProvenBy(channel: Channel | undefined, ...kinds: readonly ChannelAuthentication['kind'][]): boolean {
  return channel?.authentication.some(({ kind }) => kinds.includes(kind)) ?? false;
}
