import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { CanaryScanner } from './canary-scanner.ts';

const CANARY = '金丝雀 canary-4711?';

describe('the scanner of the canary test', () => {
  const seen = async (bytes: Buffer, canary = CANARY): Promise<number> => {
    const scanner = new CanaryScanner([canary]);
    await scanner.stream('here', Readable.from([bytes]));
    return scanner.sightings.length;
  };
  const around = (text: string | Buffer) => Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' after')]);

  it.each<[string, (text: string) => string | Buffer]>([
    ['as it is', (text) => text],
    ['in UTF-16', (text) => Buffer.from(text, 'utf16le')],
    ['in UTF-16, big end first', (text) => Buffer.from(text, 'utf16le').swap16()],
    ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
    ['in an address', encodeURIComponent],
    ['in a form', (text) => new URLSearchParams({ text }).toString()],
    [
      'in JSON that escapes',
      (text) => JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['in base64', (text) => Buffer.from(text).toString('base64')],
    ['in base64 of a whole', (text) => Buffer.from(`{"text":"${text}"}`).toString('base64')],
    ['in base64 of another whole', (text) => Buffer.from(`{"words":"${text}!"}`).toString('base64')],
    ['in base64url of a whole', (text) => Buffer.from(`{"a":"${text}~~"}`).toString('base64url')],
  ])('sees a canary %s, and none where there is none', async (_, written) => {
    expect(await seen(around(written(CANARY)))).toBeGreaterThan(0);
    expect(await seen(around(written('金丝雀 canary-4712?')))).toBe(0);
  });

  it('sees a canary that is cut in two by the end of a chunk', async () => {
    const bytes = Buffer.from(CANARY);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const scanner = new CanaryScanner([CANARY]);
      await scanner.stream('here', Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]));
      expect(scanner.sightings).toHaveLength(1);
    }
  });

  it('looks into every file below a folder, behind links and at the names too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xianban-scanner-'));
    try {
      await mkdir(join(folder, 'deep', 'deeper'), { recursive: true });
      await writeFile(join(folder, 'deep', 'deeper', 'file'), `words ${CANARY}`);
      await symlink(join(folder, 'deep'), join(folder, 'link'));
      await writeFile(join(folder, 'canary-name'), '');
      const scanner = new CanaryScanner([CANARY, 'canary-name']);
      expect(await scanner.folder(folder)).toBeGreaterThan(0);
      expect(scanner.sightings.map(({ canary }) => canary).sort()).toEqual([...[CANARY, CANARY], 'canary-name'].sort());
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
