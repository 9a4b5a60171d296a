import { Injectable } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

import type { Config } from '../config/config.js';
import { loggedError } from './logged-error.js';

/** Fields of a log event. Ids, codes and numbers; never names, phones, words of a report, tokens or keys. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Blanked wherever they stand, in case a caller forgets. */
const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'token', 'apiKey', 'receipt', 'phone', 'name', 'text'];

/** Writes events with fields, one JSON object per line: `log.info({ issue, step }, 'step completed')`. */
@Injectable()
export class Log {
  private constructor(private readonly pino: Logger) {}

  /** @param destination standard output by default */
  static of(config: Pick<Config, 'process' | 'instance' | 'logLevel'>, destination?: DestinationStream): Log {
    const options = {
      level: config.logLevel,
      base: { process: config.process, instance: config.instance },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level: string) => ({ level }) },
      serializers: { error: loggedError },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    };
    return new Log(destination ? pino(options, destination) : pino(options));
  }

  debug(fields: LogFields, event: string): void {
    this.pino.debug(fields, event);
  }

  info(fields: LogFields, event: string): void {
    this.pino.info(fields, event);
  }

  warn(fields: LogFields, event: string): void {
    this.pino.warn(fields, event);
  }

  /** An error goes into the field `error`. */
  error(fields: LogFields, event: string): void {
    this.pino.error(fields, event);
  }

  /** True if events of a level are written, to spare the cost of collecting fields that nobody reads. */
  writes(level: 'debug' | 'info'): boolean {
    return this.pino.isLevelEnabled(level);
  }
}
