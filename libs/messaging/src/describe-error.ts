/** What a log or the quarantine may keep of an error: a database's detail or a query's parameters could hold somebody's words. */
export interface ErrorDescription {
  readonly errorClass: string;
  /** SQLSTATE or system code. */
  readonly code?: string;
  /** First line, at most 300 characters. */
  readonly message: string;
}

export function describeError(error: unknown): ErrorDescription {
  if (!Error.isError(error)) return { errorClass: typeof error, message: 'not an Error' };
  const { code } = error as { code?: unknown };
  return {
    errorClass: error.constructor.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: (error.message.split('\n')[0] ?? '').slice(0, 300),
  };
}
