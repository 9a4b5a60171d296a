import { type Language, LANGUAGES } from './language.js';

export type CatalogueParams = Readonly<Record<string, string | number>>;
type Texts<Key extends string> = Readonly<Record<Key, string>>;

const PLACE = /\{(\w+)\}/g;

/** Texts that people read, by key and language, with `{named}` places. Write one per service; a spec of it asserts that `faults()` is empty. */
export class Catalogue<Key extends string> {
  constructor(private readonly texts: Readonly<Record<Language, Texts<Key>>>) {}

  /** The text in a language, its places filled. @throws RangeError if the key or a parameter is missing */
  text(key: Key, params: CatalogueParams = {}, language: Language = 'zh'): string {
    const text = Object.hasOwn(this.texts[language], key) ? this.texts[language][key] : undefined;
    if (text === undefined) throw new RangeError(`the catalogue has no ${language} text for ${key}`);
    return text.replace(PLACE, (_, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) throw new RangeError(`the text ${key} needs the parameter ${name}`);
      return String(value);
    });
  }

  /** What is wrong: keys or parameters that one language has and another lacks, and empty texts. */
  faults(): string[] {
    const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(this.texts[language]) as Key[]));
    return [...keys].flatMap((key) => this.faultsOf(key));
  }

  private faultsOf(key: Key): string[] {
    const faults = LANGUAGES.filter((language) => !this.texts[language][key]).map((language) => `${key}: no ${language} text`);
    const places = new Set(LANGUAGES.map((language) => placesOf(this.texts[language][key] ?? '').join()));
    return faults.length === 0 && places.size > 1 ? [`${key}: the languages have different parameters`] : faults;
  }
}

function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name]) => name ?? ''))].sort();
}
