/** The responder took the order and threw. Nothing was committed; it may be given again under the same key. */
export class OrderFailed extends Error {
  override readonly name = 'OrderFailed';

  constructor(
    readonly subject: string,
    /** Class of the responder's error, never its words. */
    readonly errorClass: string,
  ) {
    super(`${subject} failed with ${errorClass}`);
  }
}
