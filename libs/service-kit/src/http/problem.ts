import { HttpException } from '@nestjs/common';

export type ProblemType = `urn:xianban:problem:${string}`;

/** A field at fault and what is wrong with it. */
export interface FieldFault {
  /** Dotted path, e.g. `at.0`. */
  readonly field: string;
  readonly detail: string;
}

/** What a client is told about an error. Source: RFC 9457. */
export interface ProblemDetails {
  readonly status: number;
  /** Stable, for programs. */
  readonly type: ProblemType;
  /** The same for every occurrence of the type. */
  readonly title: string;
  /** About this occurrence. Never personal data, never an inner error. */
  readonly detail?: string;
  /** Dotted path of the (first) field at fault. */
  readonly field?: string;
  /** Every field at fault, where there are several. */
  readonly faults?: readonly FieldFault[];
}

/** An error that leaves as application/problem+json. Everything else that is thrown leaves as a bare 500. */
export class Problem extends HttpException {
  override readonly name = 'Problem';

  /** @param headers sent along, e.g. `Retry-After` */
  constructor(
    readonly details: ProblemDetails,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super({ ...details }, details.status);
    this.message = details.detail ?? details.title;
  }
}
