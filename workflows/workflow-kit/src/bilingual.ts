/** What people read, in the district's language and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Chinese first, then English. One text if both are the same. */
export function both({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} · ${en}`;
}
