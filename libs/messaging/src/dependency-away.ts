/**
 * Something that the handler needs is away for now. Thrown by a handler, it costs the fact no try: the consumer stops pulling, waits and
 * goes on. Anything else that a handler throws counts as a try.
 */
export class DependencyAway extends Error {
  override readonly name: string = 'DependencyAway';

  /** @param dependency what is away, e.g. `temporal` */
  constructor(
    readonly dependency: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${dependency} is away`, options);
  }
}
