import type { Outline, Position, Ring } from '../pack.ts';

/** The border of all cells together: the edges that only one cell has, one after the other. @throws RangeError if they are not one ring. */
export function outlineOf(cells: readonly Ring[]): Outline {
  const outward = new Map<string, Position>();
  for (const ring of cells) {
    ring.slice(1).forEach((to, index) => {
      const from = ring[index];
      // the neighbour runs the same edge the other way
      if (!outward.delete(edge(to, from))) outward.set(edge(from, to), to);
    });
  }
  const next = new Map([...outward].map(([key, to]) => [key.slice(0, key.indexOf('>')), to]));
  const first = next.values().next().value;
  if (!first) throw new RangeError('no cells, no outline');

  const ring: Position[] = [first];
  for (let at = next.get(String(first)); at && String(at) !== String(first); at = next.get(String(at))) ring.push(at);
  if (ring.length !== next.size || ring.length !== outward.size) throw new RangeError('the cells do not make one ring');
  return { type: 'Polygon', coordinates: [[...ring, first]] };
}

function edge(from: Position, to: Position): string {
  return `${String(from)}>${String(to)}`;
}
