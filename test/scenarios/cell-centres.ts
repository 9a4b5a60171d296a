import { readFile } from 'node:fs/promises';

interface Cell {
  readonly polygon: readonly (readonly [number, number])[];
}

/** A point of every technical grid of a district pack, [longitude, latitude]: places that certainly lie inside the district. */
export async function cellCentres(districtPack: string): Promise<readonly (readonly [number, number])[]> {
  const file = new URL(`../../deploy/districts/${districtPack}/cells.json`, import.meta.url);
  const cells = JSON.parse(await readFile(file, 'utf8')) as readonly Cell[];
  return cells.map(({ polygon }) => {
    const corners = polygon.slice(1);
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    return [mean(0), mean(1)] as const;
  });
}
