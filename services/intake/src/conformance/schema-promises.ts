import { type ConformancePromise, expectAnswer, expectThat } from './conformance-promise.js';

/** Promises about what is taken and what is refused. */
export const schemaPromises: readonly ConformancePromise[] = [
  {
    says: 'schema: the example is accepted',
    async check(channel) {
      const { body } = expectAnswer('the example', await channel.send(channel.report()), 201);
      for (const field of ['issue', 'report', 'receipt', 'statusUrl', 'message'])
        expectThat(`the answer has no ${field}`, typeof body[field] === 'string');
    },
  },
  {
    says: 'schema: good fixtures are accepted',
    without: (channel) => (channel.fixtures.length === 0 ? 'no folder of fixtures is at hand' : undefined),
    async check(channel) {
      const good = channel.fixtures.filter(({ file }) => file.startsWith('good-'));
      expectThat('there is no good-*.json', good.length > 0);
      for (const { file, text } of good) expectAnswer(file, await channel.send(text), 201);
    },
  },
  {
    says: 'schema: bad fixtures are refused by the name of the field',
    without: (channel) => (channel.fixtures.length === 0 ? 'no folder of fixtures is at hand' : undefined),
    async check(channel) {
      const bad = channel.fixtures.filter(({ file }) => file.startsWith('bad-'));
      expectThat('there is no bad-<field>-*.json', bad.length > 0);
      for (const { file, text } of bad) expectAnswer(file, await channel.send(text), 400, file.split('-')[1]);
    },
  },
  {
    says: 'schema: a field that is needed and absent is named',
    async check(channel) {
      for (const field of channel.description.schema.required ?? []) {
        const { [field]: _, ...rest } = channel.report();
        expectAnswer(`without ${field}`, await channel.send(rest), 400, field);
      }
    },
  },
  {
    says: 'schema: a field of another kind is named',
    async check(channel) {
      for (const field of Object.keys(channel.description.schema.properties ?? {})) {
        const { status, body } = await channel.send(channel.report({ [field]: [[]] }));
        const named = String(body['field']);
        expectThat(`${field}: [[]] got ${status} naming ${named}`, status === 400 && (named === field || named.startsWith(`${field}.`)));
      }
    },
  },
  {
    says: 'schema: an unknown field is refused',
    async check(channel) {
      expectAnswer('unheardOf: 1', await channel.send(channel.report({ unheardOf: 1 })), 400, 'unheardOf');
      const poisoned = JSON.stringify(channel.report()).replace('{', '{"__proto__":{"admin":true},');
      expectAnswer('__proto__', await channel.send(poisoned), 400, '__proto__');
    },
  },
  {
    says: 'schema: what is no JSON object is refused',
    async check(channel) {
      for (const body of ['', '{', '[]', 'null', '"text"', '1e400'])
        expectAnswer(`the body ${body || '(empty)'}`, await channel.send(body), 400, 'body');
      expectAnswer('bytes that are no UTF-8', await channel.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400, 'body');
      expectAnswer('plain text', await channel.send('text', { contentType: 'text/plain' }), 415);
    },
  },
];
