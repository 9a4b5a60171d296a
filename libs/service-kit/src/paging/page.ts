/** One page of a list. The list ends where `next` is absent. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque cursor of the page that follows. */
  readonly next?: string;
}
