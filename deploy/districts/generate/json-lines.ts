/** A JSON array with one element per line, so that a change of one element is a change of one line. */
export function jsonLines(elements: readonly unknown[]): string {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`;
}
