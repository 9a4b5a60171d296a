import { isPlainText } from '../../../channel-kit/is-plain-text.js';

/** A tag, a closing tag, a comment or an instruction; `a < b` and `<3` are none. */
const MARKUP = /<[a-z!/?]/i;

/** Why a text is not taken, as the end of a sentence that begins with the field's name; undefined if it is. @param most characters */
export function textFault(text: string, most: number): string | undefined {
  // a character beyond the basic plane is two units
  const isPlain: boolean = isPlainText(text, 2 * most);
  if (!isPlain) return text.trim() === '' ? 'must not be empty' : plainFault(text, most);
  if (text.length > most && [...text].length > most) return tooLong(most);
  if (MARKUP.test(text)) return 'must be plain text: HTML is not taken (write a space behind <)';
  return undefined;
}

/** A text with the line ends that are kept: forms send CRLF. */
export function withPlainLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function plainFault(text: string, most: number): string {
  return text.length > 2 * most ? tooLong(most) : 'must not contain control characters, half characters or direction overrides';
}

function tooLong(most: number): string {
  return `must not be longer than ${most} characters`;
}
