/** An entry of a source's table of codes. */
export interface Code<Value> {
  readonly id: number;
  readonly value: Value;
}

/** Ids of what many rows have in common, by content. Only one process brings in history of a source, so ids are given here. */
export class SourceCodes<Value extends object> {
  private readonly byContent = new Map<string, Code<Value>>();
  private readonly byObject = new Map<Value, Code<Value>>();
  private readonly introduced = new Map<number, readonly Code<Value>[]>();
  private last = 0;

  /** @param contentOf the same text for the same content */
  constructor(
    stored: readonly Code<Value>[],
    private readonly contentOf: (value: Value) => string,
  ) {
    for (const code of stored) {
      this.byContent.set(contentOf(code.value), code);
      this.last = Math.max(this.last, code.id);
    }
  }

  /** @param batch first row of the batch that asks */
  idOf(value: Value, batch: number): number {
    const known = this.byObject.get(value) ?? this.byContent.get(this.contentOf(value)) ?? this.introduce(value, batch);
    if (this.byObject.size < OBJECTS_REMEMBERED) this.byObject.set(value, known);
    return known.id;
  }

  /** What a batch has to write, and nobody before it has written. */
  introducedBy(batch: number): readonly Code<Value>[] {
    return this.introduced.get(batch) ?? [];
  }

  private introduce(value: Value, batch: number): Code<Value> {
    this.last += 1;
    const known = { id: this.last, value };
    this.byContent.set(this.contentOf(value), known);
    this.introduced.set(batch, [...this.introducedBy(batch), known]);
    return known;
  }
}

const OBJECTS_REMEMBERED = 20_000;
