/** Where the words of a text begin and end, so that one is not found across two others: 停电 is not in 停 电动车. */
export class WordBounds {
  /** For each character the place where its word begins, and where it ends. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  /** @param words of the text in their order, nothing left out */
  constructor(words: readonly string[]) {
    const length = words.reduce((sum, word) => sum + word.length, 0);
    this.starts = new Int32Array(length);
    this.ends = new Int32Array(length);
    let start = 0;
    for (const word of words) {
      const end = start + word.length;
      this.starts.fill(start, start, end);
      this.ends.fill(end, start, end);
      start = end;
    }
  }

  /**
   * True if what stands from `from` to before `to` is made of whole words, or is a part of one long word that has a meaning of its own, as 停车 in
   * 停车场. A single character has none: 水 is not in 水平.
   */
  allow(from: number, to: number): boolean {
    const begins = this.starts[from] === from;
    const ends = this.ends[to - 1] === to;
    if (begins && ends) return true;
    return to - from > 1 && this.starts[from] === this.starts[to - 1];
  }
}
