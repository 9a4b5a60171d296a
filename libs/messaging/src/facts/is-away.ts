import { DependencyAway } from '../dependency-away.js';

/** Codes by which the network, the driver or PostgreSQL say that the database cannot be used by anyone for now. */
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // administrator's shutdown, crash shutdown, still starting, database dropped, idle in transaction too long
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '25P03',
  // a standby took over and does not write yet
  '25006',
]);
/** Connection exceptions; resources that ran out (disk, memory, connections). */
const AWAY_CLASSES = new Set(['08', '53']);
/** The driver and its pool say these without a code. */
const AWAY_WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Driver not Connected',
  'Cannot use a pool after calling end on the pool',
  // TypeORM, in a transaction whose connection broke between two of its queries
  'already released',
];

/** Whether an error says that something the handler needs is away, so that the fact is not to blame. */
export function isAway(error: unknown): boolean {
  if (error instanceof DependencyAway) return true;
  if (!Error.isError(error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (AWAY_CODES.has(code) || (code.length === 5 && AWAY_CLASSES.has(code.slice(0, 2))))) return true;
  if (AWAY_WORDS.some((words) => error.message.includes(words))) return true;
  // wrapped by TypeORM or by the handler
  return error.cause !== undefined && error.cause !== error && isAway(error.cause);
}
