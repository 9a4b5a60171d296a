/** The words of one row: its number in the file, what was said, and the address. */
export type RowWords = readonly [row: number, text: string, address: string];

/** The place that the words of neighbouring rows are sealed for. */
export function historyWordsContext(importId: string, firstRow: number): string {
  return `history_words/${importId}/${firstRow}`;
}
