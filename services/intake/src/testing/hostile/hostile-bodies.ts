import { gzipSync } from 'node:zlib';

import { gb18030Bytes } from '../../conformance/gb18030-bytes.js';

/** A whole body, and what it is said to be if that is not JSON. */
export interface HostileBody {
  readonly body: string | Buffer;
  readonly contentType?: string;
  readonly contentEncoding?: string;
}

const MIB = 1_048_576;
const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));
const withText = (good: string, bytes: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from(good.replace(/\}$/, ',"unheardOf":"')), Buffer.from(bytes), Buffer.from('"}')]);

/** What becomes of a whole body that was good. Each is taken as it is or refused, and neither leaves anything half done. */
export const HOSTILE_BODIES: Readonly<Record<string, (good: string) => HostileBody>> = {
  nothing: () => ({ body: '' }),
  'space only': () => ({ body: ' \n' }),
  null: () => ({ body: 'null' }),
  'a number': () => ({ body: '-0' }),
  'a text': () => ({ body: '"text"' }),
  'a list of one': (good) => ({ body: `[${good}]` }),
  'two after each other': (good) => ({ body: `${good}\n${good}` }),
  'half of it': (good) => ({ body: half(good) }),
  'all but the last byte': (good) => ({ body: good.slice(0, -1) }),
  'one byte too many': (good) => ({ body: `${good}}` }),
  'a comma at the end': (good) => ({ body: good.replace(/\}$/, ',}') }),
  'a comment': (good) => ({ body: `/* a */ ${good}` }),
  'single quotes': (good) => ({ body: good.replaceAll('"', "'") }),
  'every key twice': (good) => ({ body: `${good.slice(0, -1)},${good.slice(1)}` }),
  'a key that is a prototype': (good) => ({ body: good.replace('{', '{"__proto__":{"admin":true},') }),
  'a key that is a constructor': (good) => ({ body: good.replace('{', '{"constructor":{"prototype":{}},') }),
  'a key with NUL': (good) => ({ body: good.replace('{', '{"a\\u0000":1,') }),
  'an empty key': (good) => ({ body: good.replace('{', '{"":1,') }),
  'a key without end': (good) => ({ body: good.replace('{', `{"${'k'.repeat(MIB)}":1,`) }),
  'one key a hundred thousand times': (good) => ({ body: good.replace('{', `{${'"k":1,'.repeat(100_000)}`) }),
  'a hundred thousand keys': (good) => ({
    body: good.replace('{', `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1,`).join('')}`),
  }),
  'seven million characters': (good) => ({ body: good.replace('{', `{"unheardOf":"${'x'.repeat(7 * MIB)}",`) }),
  'ten million characters': (good) => ({ body: good.replace('{', `{"unheardOf":"${'x'.repeat(10 * MIB)}",`) }),
  'levels without end': () => ({ body: '{"reports":'.repeat(100_000) }),
  'a byte order mark': (good) => ({ body: `\ufeff${good}` }),
  'UTF-16': (good) => ({ body: Buffer.from(`\ufeff${good}`, 'utf16le') }),
  'UTF-16 that says so': (good) => ({ body: Buffer.from(good, 'utf16le'), contentType: 'application/json; charset=utf-16' }),
  'bytes of no encoding': (good) => ({ body: withText(good, [0xff, 0xfe]) }),
  'NUL in two bytes': (good) => ({ body: withText(good, [0xc0, 0x80]) }),
  'half a character in three bytes': (good) => ({ body: withText(good, [0xed, 0xa0, 0x80]) }),
  GB18030: () => ({ body: gb18030Bytes('{"text":"路灯不亮"}'), contentType: 'application/json; charset=gb18030' }),
  'a type of text': (good) => ({ body: good, contentType: 'text/plain' }),
  'a type of XML': () => ({ body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', contentType: 'application/xml' }),
  'a type of files': (good) => ({ body: good, contentType: 'multipart/form-data; boundary=a' }),
  'a type of forms': (good) => ({ body: good, contentType: 'application/x-www-form-urlencoded' }),
  'a type that is like JSON': (good) => ({ body: good, contentType: 'application/jsonx' }),
  'a type of nobody': (good) => ({ body: good, contentType: 'a' }),
  'a table of nothing': () => ({ body: '\0', contentType: 'text/csv' }),
  'a packed body': (good) => ({ body: gzipSync(good), contentEncoding: 'gzip' }),
  'a batch of none': () => ({ body: '{"reports":[]}' }),
  'a batch that is none': (good) => ({ body: `{"reports":${good}}` }),
  'a batch in a batch': (good) => ({ body: `{"reports":[{"reports":[${good}]}]}` }),
  'a batch of what is no report': () => ({ body: '{"reports":[null,1,"a",[],{"__proto__":1}]}' }),
  'a batch of a hundred thousand': () => ({ body: `{"reports":[${'{},'.repeat(100_000)}{}]}` }),
};
