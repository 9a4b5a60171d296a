import { personalDataIn } from './personal-data-in.js';

/**
 * The words of a list that tell of nobody: those with a name, phone, identity number, plate, address, email or account in them are left out whole.
 * Every word that comes from what people wrote passes through here before it stands in a fact, a sign or a list.
 * @param isVocabulary true for a word of the district's pack, which is kept whatever it looks like, e.g. 安静
 */
export function withoutPersonalData<Word extends string>(
  words: readonly Word[],
  isVocabulary: (word: Word) => boolean = () => false,
): Word[] {
  return words.filter((word) => isVocabulary(word) || personalDataIn(word) === undefined);
}
