/** Connection exceptions, shutdowns and too many connections. Source: PostgreSQL, appendix A. */
const AWAY_STATE = /^(08...|57P0[1-5]|53300|25P03)$/;
const AWAY_SYSTEM = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'ENOTCONN',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
  // a query was written to a connection that ended in the same moment
  ...['ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
]);
/** What pg and its pool say without a code. */
const AWAY_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;
/** What TypeORM says in a transaction whose connection broke between two of its queries. */
const CUT_OFF = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** True if an error says that the database cannot be reached now, so that trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  if (!Error.isError(error)) return false;
  const { code, driverError, errors, cause } = error as Error & { code?: unknown; driverError?: unknown; errors?: unknown };
  if (driverError !== undefined && driverError !== error) return isDatabaseAway(driverError);
  // a host with several addresses
  if (Array.isArray(errors)) return errors.some(isDatabaseAway);
  if (Error.isError(cause) && cause !== error && isDatabaseAway(cause)) return true;
  return (
    (typeof code === 'string' && (AWAY_STATE.test(code) || AWAY_SYSTEM.has(code))) ||
    AWAY_MESSAGE.test(error.message) ||
    CUT_OFF.test(error.name)
  );
}
