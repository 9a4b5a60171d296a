const LEADS = [0x81, 0xfe] as const;
const TRAILS = [0x40, 0xfe] as const;

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Text in GB18030, as spreadsheets in China write it. Only ASCII and characters of two bytes. @throws RangeError for others */
export function gb18030Bytes(text: string): Buffer {
  table ??= readTable();
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character <= '\u007f') return [character.charCodeAt(0)];
      const bytes = table?.get(character);
      if (!bytes) throw new RangeError(`${character} is not among the characters of two bytes`);
      return [...bytes];
    }),
  );
}

/** Node decodes the encoding, but does not encode it. */
function readTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let lead: number = LEADS[0]; lead <= LEADS[1]; lead += 1) {
    for (let trail: number = TRAILS[0]; trail <= TRAILS[1]; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd') found.set(character, [lead, trail]);
    }
  }
  return found;
}
