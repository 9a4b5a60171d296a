import type { Logger } from 'typeorm';

import type { Log } from '../observe/log.js';

/** What TypeORM says goes into the log; statements and their parameters hold personal data and are never written. */
export class DatabaseLog implements Logger {
  constructor(private readonly target: Log) {}

  logQuery(): void {
    // never
  }

  logQueryError(): void {
    // the error reaches whoever asked
  }

  logQuerySlow(time: number): void {
    this.target.warn({ milliseconds: time }, 'slow statement');
  }

  logSchemaBuild(): void {
    // schemas are built by migrations only
  }

  logMigration(): void {
    // `migrate` says which ran, and throws what failed
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.target.warn({ message: String(message) }, 'database');
    else this.target.debug({ message: String(message) }, 'database');
  }
}
