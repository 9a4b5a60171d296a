import { DependencyAway } from '../dependency-away.js';
import { NoResponder } from '../orders/no-responder.js';
import { OrderFailed } from '../orders/order-failed.js';
import { isAway } from './is-away.js';

const coded = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('what counts as a dependency that is away', () => {
  it.each([
    ['a handler that says so', new DependencyAway('temporal')],
    ['an order that nobody hears', new NoResponder('cmd.grid.locate.v1')],
    ['a database that refuses connections', coded('ECONNREFUSED')],
    ['a database that shuts down', coded('57P01')],
    ['a database that starts', coded('57P03')],
    ['a connection that broke', coded('08006')],
    ['a disk that is full', coded('53100')],
    ['a pool that has no connection left', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['any of them as the cause', new Error('could not write', { cause: coded('ECONNRESET') })],
  ])('%s does', (_what, error) => {
    expect(isAway(error)).toBe(true);
  });

  it.each([
    ['a mistake of the handler', new TypeError('x is undefined')],
    ['a unique key that exists', coded('23505')],
    ['an order that failed', new OrderFailed('cmd.grid.locate.v1', 'RangeError')],
    ['something that is no error', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('%s does not', (_what, error) => {
    expect(isAway(error)).toBe(false);
  });
});
