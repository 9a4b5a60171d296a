import type { DataSource } from 'typeorm';

/** Advisory lock of whoever migrates a database. */
const MIGRATION_LOCK = 7_840_002;

/**
 * Brings the database to the newest migration, while other instances that want the same wait: TypeORM itself takes no lock.
 * @returns names of the migrations that ran
 */
export async function runMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    // the one who waits may wait longer than a statement normally may
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const ran = await dataSource.runMigrations({ transaction: 'each' });
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}
