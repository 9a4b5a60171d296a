import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import type { Log } from '@xianban/service-kit/observe/log';

const LEVELS: Readonly<Record<LogLevel, 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

let installed = false;

/** Makes Temporal's runtime log as we do, and leaves signals to the process, which has one owner of them. Once in a process. */
export function installRuntime(log: Log): void {
  if (installed) return;
  installed = true;
  const level: LogLevel = log.writes('debug') ? 'DEBUG' : 'WARN';
  const logger = new DefaultLogger(level, ({ level: at, message, meta }) => log[LEVELS[at]]({ ...meta, source: 'temporal' }, message));
  Runtime.install({ shutdownSignals: [], logger, telemetryOptions: { logging: { filter: level, forward: {} } } });
}
