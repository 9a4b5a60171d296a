/** Names by which senders call the encodings that are taken. GB18030 holds the older GBK and GB2312. */
const ENCODINGS: Readonly<Record<string, 'utf-8' | 'gb18030'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

export type DecodedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly detail: string };

/**
 * The text of a file from a spreadsheet, without its byte order mark. Without a word about the encoding it is UTF-8 if it can be, else GB18030.
 * @param charset as a content type says it
 */
export function decodedText(bytes: Buffer, charset: string | undefined): DecodedText {
  const declared = charset?.toLowerCase();
  if (declared !== undefined && !Object.hasOwn(ENCODINGS, declared)) return { ok: false, detail: 'the charset must be utf-8 or gb18030' };
  const candidates = declared === undefined ? (['utf-8', 'gb18030'] as const) : [ENCODINGS[declared]];
  for (const encoding of candidates) {
    try {
      return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
      // not in this one
    }
  }
  return { ok: false, detail: declared === undefined ? 'the file is neither UTF-8 nor GB18030' : `the file is not ${declared}` };
}
