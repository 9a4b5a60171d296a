import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

import { databaseRefusal } from './database-refusal.js';
import { isDatabaseAway } from './is-database-away.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('said the server'), { code, ...more });

it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300'])('%s means that the database is away', (code) => {
  expect(isDatabaseAway(coded(code))).toBe(true);
  expect(isDatabaseAway(new QueryFailedError('SELECT 1', [], coded(code)))).toBe(true);
  expect(isDatabaseAway(new AggregateError([coded('EACCES'), coded(code)]))).toBe(true);
});

it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])(
  'so does "%s"',
  (words) => {
    expect(isDatabaseAway(new Error(words))).toBe(true);
  },
);

it.each([new QueryRunnerAlreadyReleasedError(), new QueryRunnerProviderAlreadyReleasedError()])(
  'so does a transaction whose connection broke: %s',
  (error) => {
    expect(isDatabaseAway(error)).toBe(true);
  },
);

it.each([coded('23505'), coded('42P01'), coded('57014'), new Error('anything'), 'ECONNREFUSED', undefined])('%s does not', (error) => {
  expect(isDatabaseAway(error)).toBe(false);
});

it('tells the refusals of a database apart', () => {
  expect(databaseRefusal(coded('23505', { constraint: 'issue_number' }))).toEqual({ kind: 'unique', constraint: 'issue_number' });
  expect(databaseRefusal(new QueryFailedError('INSERT', [], coded('23503')))).toEqual({ kind: 'foreign-key' });
  expect(databaseRefusal(coded('23514'))).toEqual({ kind: 'check' });
  expect(databaseRefusal(coded('23502'))).toEqual({ kind: 'not-null' });
  expect(databaseRefusal(coded('40P01'))).toEqual({ kind: 'conflict' });
  expect(databaseRefusal(coded('40001'))).toEqual({ kind: 'conflict' });
  expect(databaseRefusal(coded('42P01'))).toBeUndefined();
  expect(databaseRefusal('23505')).toBeUndefined();
});
