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

/**
 * Any thrown value as fields. PostgreSQL and TypeORM put values of rows into messages, details and parameters: those are left out.
 * @param depth number of errors that this one caused; only the outermost brings its stack
 */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  if (!isError(thrown)) return { type: typeof thrown };
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
    ...(isError(cause) && depth < DEEPEST_CAUSE && { cause: loggedError(cause, depth + 1) }),
  };
}

function placesOf(error: Error): string | undefined {
  // the head of a stack repeats the message
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** Also errors of another realm, and those that a library made without the constructor. */
function isError(thrown: unknown): thrown is Error {
  return Error.isError(thrown) || thrown instanceof Error;
}
