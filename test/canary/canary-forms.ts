/** Characters of base64 at the beginning and the end that also depend on what stands around, by the bytes that its groups of three miss there. */
const UNSURE_BEFORE = [0, 2, 3];
const UNSURE_AFTER = [0, 3, 2];

/** One way in which a canary may have been written. */
export interface CanaryForm {
  readonly form: string;
  readonly bytes: Buffer;
}

/** Every form in which words survive on their way through JSON, addresses, protocols and other people's databases. */
export function canaryForms(canary: string): CanaryForm[] {
  const utf8 = Buffer.from(canary, 'utf8');
  const utf16 = Buffer.from(canary, 'utf16le');
  const hex = utf8.toString('hex');
  const forms: [string, string | Buffer][] = [
    ['plain', utf8],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['hexadecimal', hex],
    ['hexadecimal, upper case', hex.toUpperCase()],
    ['of an address', encodeURIComponent(canary)],
    ['of a form', encodeURIComponent(canary).replaceAll('%20', '+')],
    ['of an address, every byte', hex.toUpperCase().replaceAll(/../g, '%$&')],
    ['of JSON, escaped', escapedJson(canary)],
    ...[0, 1, 2].flatMap((offset): [string, string][] => {
      const encoded = Buffer.concat([Buffer.alloc(offset, 'x'), utf8]).toString('base64');
      const sure = encoded.slice(UNSURE_BEFORE[offset], encoded.length - (UNSURE_AFTER[(offset + utf8.length) % 3] ?? 0));
      return [
        [`base64, shifted by ${offset}`, sure],
        [`base64url, shifted by ${offset}`, sure.replaceAll('+', '-').replaceAll('/', '_')],
      ];
    }),
  ];
  const distinct = new Map(
    forms.map(([form, content]) => [Buffer.from(content).toString('latin1'), { form, bytes: Buffer.from(content) }]),
  );
  return [...distinct.values()];
}

function escapedJson(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
