import type { LoggerService } from '@nestjs/common';

import type { Log } from './log.js';

/** Hands what Nest and libraries say through `Logger` of @nestjs/common to the log; Nest's tales of its own boot only at debug. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const fields = fieldsOf(message, rest);
    if (BOOT_CONTEXTS.has(String(fields.context))) this.target.debug(fields, 'framework');
    else this.target.info(fields, 'framework');
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.target.warn(fieldsOf(message, rest), 'framework');
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.target.error(fieldsOf(message, rest), 'framework');
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.target.debug(fieldsOf(message, rest), 'framework');
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}

const BOOT_CONTEXTS = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

function fieldsOf(message: unknown, rest: readonly unknown[]): Record<string, unknown> {
  const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
  const error = [message, ...rest].find((part) => part instanceof Error);
  if (message !== null && typeof message === 'object' && !(message instanceof Error)) return { ...message, context };
  return { context, ...(error ? { error } : { message: String(message) }) };
}
