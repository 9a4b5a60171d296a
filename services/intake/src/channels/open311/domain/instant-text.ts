/** As people's programs write instants: a space for the T, and for a plus that was not escaped in an address. Up to nanoseconds. */
const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+ -]\d\d:?\d\d)$/i;

/** Epoch milliseconds of an instant in ISO 8601 with its zone; undefined for anything else, a time without zone among it. */
export function instantMsOf(text: string): number | undefined {
  const [, date, time, zone] = INSTANT.exec(text) ?? [];
  if (!date || !time || !zone) return undefined;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.charAt(0).replace(' ', '+')}${zone.slice(1, 3)}:${zone.slice(-2)}`;
  const ms = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${offset}`);
  // 31 February is turned into March by some, and refused here
  return Number.isNaN(ms) || !isDate(date) ? undefined : ms;
}

function isDate(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
