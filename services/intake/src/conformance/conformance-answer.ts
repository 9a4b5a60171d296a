/** An answer over HTTP, its body as JSON; `{}` if it is none. */
export interface ConformanceAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a batch is answered with. */
export interface ConformanceVerdict {
  readonly index: number;
  readonly row?: number;
  readonly status: number;
  readonly accepted?: Readonly<Record<string, unknown>>;
  readonly problem?: { readonly field?: string };
}

/** The verdicts of an answer to a batch. */
export function verdictsOf({ body }: ConformanceAnswer): readonly ConformanceVerdict[] {
  return Array.isArray(body['verdicts']) ? (body['verdicts'] as ConformanceVerdict[]) : [];
}
