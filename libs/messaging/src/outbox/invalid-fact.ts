/** A fact was told with data that its class refuses: a mistake of the teller, never of who reported. */
export class InvalidFact extends Error {
  override readonly name = 'InvalidFact';

  constructor(
    readonly subject: string,
    readonly field: string | undefined,
  ) {
    super(`${subject} cannot be told: ${field ?? 'its data'} is invalid`);
  }
}
