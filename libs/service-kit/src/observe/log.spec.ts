import { PassThrough } from 'node:stream';

import { QueryFailedError } from 'typeorm';

import { FrameworkLog } from './framework-log.js';
import { Log } from './log.js';

function lines(write: (log: Log) => void): Record<string, unknown>[] {
  const sink = new PassThrough();
  write(Log.of({ process: 'intake', instance: 2, logLevel: 'info' }, sink));
  const text = (sink.read() as Buffer | null)?.toString() ?? '';
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('writes events with fields, and who wrote them', () => {
  const [line] = lines((log) => log.info({ issue: '110105-2026-000123', step: 'respond' }, 'step completed'));
  expect(line).toMatchObject({ level: 'info', process: 'intake', instance: 2, issue: '110105-2026-000123', msg: 'step completed' });
});

it('writes nothing below its level', () => {
  expect(lines((log) => log.debug({}, 'detail'))).toEqual([]);
});

it('blanks what must not be written, wherever it stands', () => {
  const secret = { token: 'hunter2', receipt: 'hunter2', phone: 'hunter2', headers: { authorization: 'hunter2', cookie: 'hunter2' } };
  expect(JSON.stringify(lines((log) => log.warn(secret, 'oops')))).not.toContain('hunter2');
});

it('writes of a database error where and which, never the values in it', () => {
  const driverError = Object.assign(new Error('Key (phone)=(13900000000) already exists'), {
    severity: 'ERROR',
    code: '23505',
    table: 'reporter',
    constraint: 'reporter_phone',
    detail: 'Key (phone)=(13900000000) already exists.',
  });
  const error = new QueryFailedError('INSERT INTO reporter', ['13900000000'], driverError);
  const [line] = lines((log) => log.error({ error }, 'request failed'));
  expect(JSON.stringify(line)).not.toContain('13900000000');
  expect(line).toMatchObject({
    error: { type: 'QueryFailedError', cause: { code: '23505', table: 'reporter', constraint: 'reporter_phone' } },
  });
});

it('writes the causes of an error, and of anything else that is thrown its type', () => {
  const error = new Error('outer', { cause: new TypeError('inner') });
  const [line, other] = lines((log) => {
    log.error({ error }, 'failed');
    log.error({ error: 'hunter2' }, 'failed');
  });
  expect(line).toMatchObject({ error: { type: 'Error', message: 'outer', cause: { type: 'TypeError', message: 'inner' } } });
  expect(other).toMatchObject({ error: { type: 'string' } });
});

it('takes over what libraries say, and of the framework only what matters', () => {
  const written = lines((log) => {
    const framework = new FrameworkLog(log);
    framework.log('Mapped {/notes, POST} route', 'RouterExplorer');
    framework.warn({ consumer: 'grid-on-report-accepted', tries: 2 }, 'FactConsumer');
    framework.error(new Error('broken'), 'ExceptionsHandler');
  });
  expect(written).toMatchObject([
    { level: 'warn', consumer: 'grid-on-report-accepted', context: 'FactConsumer' },
    { level: 'error', context: 'ExceptionsHandler', error: { message: 'broken' } },
  ]);
});
