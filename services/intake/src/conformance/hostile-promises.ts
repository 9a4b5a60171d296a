import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

import type { ChannelUnderTest } from './channel-under-test.js';
import { type ConformancePromise, expectAnswer, expectThat } from './conformance-promise.js';

const TOO_LARGE_BYTES = 9 * 1_048_576;
const withoutText = ({ description }: ChannelUnderTest) =>
  typeof description.example[description.fields.text] === 'string' ? undefined : 'its payload has no words';

/** Promises about input that is meant to harm. */
export const hostilePromises: readonly ConformancePromise[] = [
  {
    says: 'oversize: a body that is too large is refused before it is read',
    async check(channel) {
      const proof = channel.proof('key') ?? channel.proof('token') ?? channel.proof('secret');
      expectThat('nothing proves that the suite may report', proof !== undefined);
      const status = proof ? await statusOfLargeBody(channel.addressFor(proof)) : 0;
      expectThat(`${TOO_LARGE_BYTES} bytes: 413 is promised, ${status} came`, status === 413);
    },
  },
  {
    says: 'oversize: words that are too long are refused by the name of their field',
    without: withoutText,
    async check(channel) {
      const { text } = channel.description.fields;
      expectAnswer('100,000 characters', await channel.send(channel.report({ [text]: '长'.repeat(100_000) })), 400, text);
    },
  },
  {
    says: 'deep JSON: nesting without end is refused',
    async check(channel) {
      const deep = `{"unheardOf":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
      expectAnswer('100,000 levels', await channel.send(deep), 400);
    },
  },
  {
    says: 'compression: a body that is packed is not unpacked',
    async check(channel) {
      expectAnswer('gzip', await channel.send(channel.report(), { headers: { 'content-encoding': 'gzip' } }), 415);
    },
  },
  {
    says: 'unicode: whatever people write is taken',
    without: withoutText,
    async check(channel) {
      const { text } = channel.description.fields;
      for (const words of [
        '井盖坏了😀👩‍👩‍👧',
        'cafe\u0301 e\u0301',
        '𠮷野家门口 𪚥',
        'متضرر من الضوضاء',
        '"\'< & >\\ $1 %s {{x}}',
        'a\tb\nc',
        '=1+1',
      ])
        expectAnswer(JSON.stringify(words), await channel.send(channel.report({ [text]: words })), 201);
    },
  },
  {
    says: 'unicode: what deceives or breaks is refused by the name of its field',
    without: withoutText,
    async check(channel) {
      const { text } = channel.description.fields;
      const sent = (words: string) => channel.send(JSON.stringify(channel.report({ [text]: '@' })).replace('"@"', `"${words}"`));
      const bad = {
        NUL: 'a\\u0000b',
        'half a character': 'a\\ud800b',
        'a turn of direction': 'a\\u202eb',
        'an escape': 'a\\u001b[31m',
        blank: ' \\u3000 ',
      };
      for (const [what, words] of Object.entries(bad)) expectAnswer(what, await sent(words), 400, text);
    },
  },
];

/** The server may answer, and hang up, before it has read everything. */
function statusOfLargeBody(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(url, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': TOO_LARGE_BYTES } });
    let answered = false;
    request.once('response', (response) => {
      answered = true;
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.once('error', (error) => {
      if (!answered) reject(error);
    });
    // what is refused by its length needs no more
    request.write('{"unheardOf":"');
  });
}
