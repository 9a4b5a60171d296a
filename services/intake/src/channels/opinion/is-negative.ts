import { DENIALS, NEGATIVE, POSITIVE } from './lexicon.js';

/** True if more words of a post are negative than positive, by the lexicon of this folder. A denied positive word is negative. */
export function isNegative(text: string): boolean {
  const words = text.toLowerCase();
  let balance = 0;
  for (const word of NEGATIVE) balance -= occurrences(words, word).length;
  for (const word of POSITIVE) {
    for (const at of occurrences(words, word)) balance += DENIALS.some((denial) => words.slice(0, at).endsWith(denial)) ? -1 : 1;
  }
  return balance < 0;
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}
