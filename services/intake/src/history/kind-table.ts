import type { Nature } from '@xianban/contracts/values/classification';
import type { HistoryKind } from '@xianban/contracts/values/history-kind';
import type { ChannelName } from '@xianban/contracts/values/identifiers';

import type { HistoryMapping } from './history-mapping.js';
import type { PlacesOfDistrict } from './places-of-district.js';
import { faulty } from './row-fault-found.js';

/** The kinds of one file by what its columns say. Made when they first occur: a source has about a thousand. */
export class KindTable {
  private readonly known = new Map<number, HistoryKind>();
  private readonly ordinals: readonly Map<string, number>[];
  private readonly columns: readonly string[];
  private readonly kinds;
  private readonly limitClasses;
  private readonly endings;
  private readonly vias;

  constructor(
    private readonly mapping: HistoryMapping,
    private readonly places: PlacesOfDistrict,
  ) {
    this.kinds = new Map(Object.entries(mapping.kinds.table));
    this.limitClasses = new Map(Object.entries(mapping.limitClasses.table));
    this.endings = new Map(Object.entries(mapping.endings.table));
    this.vias = new Map(Object.entries(mapping.via.table));
    this.columns = [mapping.kinds, mapping.limitClasses, mapping.via, mapping.units].map(({ column }) => column);
    this.ordinals = [...this.columns, mapping.endings.column].map(() => new Map<string, number>());
  }

  /** @throws RowFaultFound naming a column whose value the mapping does not know */
  kindOf(value: (column: string) => string, hasEnded: boolean): HistoryKind {
    // one number for all that the columns say, since putting texts together costs more than looking each of them up
    let said = hasEnded ? 1 : 0;
    if (hasEnded) said += 2 * this.ordinalOf(this.columns.length, value(this.mapping.endings.column));
    for (let index = 0; index < this.columns.length; index += 1) {
      said = said * ORDINALS_MOST + this.ordinalOf(index, value(this.columns[index]));
    }
    let kind = this.known.get(said);
    if (!kind) {
      kind = this.make(value, hasEnded ? value(this.mapping.endings.column) : undefined);
      // what names a class of limit or a unit is not checked, so a hostile file could fill the memory with it
      if (Number.isSafeInteger(said) && this.known.size < KINDS_REMEMBERED) this.known.set(said, kind);
    }
    return kind;
  }

  /** NaN once a column says too many things. */
  private ordinalOf(index: number, text: string): number {
    const ordinals = this.ordinals[index];
    const known = ordinals.get(text);
    if (known !== undefined) return known;
    if (ordinals.size === ORDINALS_MOST) return Number.NaN;
    ordinals.set(text, ordinals.size);
    return ordinals.size - 1;
  }

  private make(value: (column: string) => string, ending: string | undefined): HistoryKind {
    const { kinds, limitClasses, endings, via, units } = this.mapping;
    const { category, nature } = this.kinds.get(value(kinds.column)) ?? faulty(kinds.column, 'unknown-value');
    const { state, outcome } = ending === undefined ? OPEN : (this.endings.get(ending) ?? faulty(endings.column, 'unknown-value'));
    const origin = this.vias.get(value(via.column)) ?? faulty(via.column, 'unknown-value');
    const unit = this.places.unitOf(value(units.column));
    return {
      via: codeOf(value(via.column)),
      origin,
      state,
      ...(outcome && { outcome }),
      category,
      nature: nature as Nature,
      limitClass: this.limitClasses.get(value(limitClasses.column)) ?? 'ordinary',
      ...(unit && { unit }),
    };
  }
}

const KINDS_REMEMBERED = 20_000;
/** Five of them and a bit fit into a whole number. */
const ORDINALS_MOST = 1_000;
const OPEN = { state: 'received', outcome: undefined } as const;

/** `Citizens Connect App` → `citizens-connect-app`. */
function codeOf(name: string): ChannelName {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') as ChannelName;
}
