/** What of an error may be written: its kind, message and place; never values of a row or of a statement. */
export interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const DEEPEST_CAUSE = 4;

/** Any thrown value as fields. PostgreSQL and TypeORM put values of rows into messages, details and parameters: those are left out. */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  if (!Error.isError(thrown)) return { type: typeof thrown };
  const { code, constraint, table, severity, driverError } = thrown as Error & Record<string, unknown>;
  const fromDatabase = severity !== undefined || driverError !== undefined;
  const cause = driverError ?? thrown.cause;
  return {
    type: thrown.name,
    ...(!fromDatabase && { message: thrown.message }),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(depth === 0 && { stack: placesOf(thrown) }),
    ...(Error.isError(cause) && depth < DEEPEST_CAUSE && { cause: loggedError(cause, depth + 1) }),
  };
}

function placesOf(error: Error): string | undefined {
  // the head of a stack repeats the message
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
