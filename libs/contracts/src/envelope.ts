import type { Instant } from './values/instant.js';

/** A fact on its way: CloudEvents 1.0 in structured JSON mode, with the `sequence` and `traceparent` extensions. */
export interface Envelope<T extends object = object> {
  readonly specversion: '1.0';
  /** UUIDv7, also the NATS message id. */
  readonly id: string;
  /** Who tells, e.g. `/services/intake`. */
  readonly source: string;
  /** The NATS subject, e.g. `evt.report.accepted.v1`. */
  readonly type: string;
  /** The aggregate's id. */
  readonly subject: string;
  /** Counts the facts of one aggregate from 1, without gaps. */
  readonly sequence: number;
  /** When it happened, in the district's clock. */
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  /** e.g. `urn:xianban:schema:evt.report.accepted.v1`. */
  readonly dataschema: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  readonly data: T;
}

/** An expected "no" to an order. */
export interface Refusal {
  readonly ok: false;
  /** Stable code, e.g. `stale-move`. `invalid` and `key-reused` are given by the messaging layer. */
  readonly reason: string;
  /** Path of the field at fault, e.g. `at.0`. */
  readonly field?: string;
  readonly detail?: string;
}
