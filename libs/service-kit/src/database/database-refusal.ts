/** Why PostgreSQL refused a statement, as far as callers tell reasons apart. Source: PostgreSQL, appendix A. */
export type DatabaseRefusal =
  { readonly kind: 'unique' | 'foreign-key' | 'check' | 'not-null'; readonly constraint?: string } | { readonly kind: 'conflict' };

const KINDS = { '23505': 'unique', '23503': 'foreign-key', '23514': 'check', '23502': 'not-null' } as const;

/** The refusal that an error of pg or TypeORM stands for; undefined for everything else. `conflict` (deadlock, serialization) may be tried again. */
export function databaseRefusal(error: unknown): DatabaseRefusal | undefined {
  if (!Error.isError(error)) return undefined;
  const { code, constraint, driverError } = error as Error & { code?: unknown; constraint?: unknown; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return databaseRefusal(driverError);
  if (code === '40P01' || code === '40001') return { kind: 'conflict' };
  if (typeof code !== 'string' || !(code in KINDS)) return undefined;
  return { kind: KINDS[code as keyof typeof KINDS], ...(typeof constraint === 'string' && { constraint }) };
}
