/** The issuer's keys cannot be read, so nobody can be told from anybody. Answered with 503. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway';

  constructor(options: ErrorOptions) {
    super("the token issuer's keys cannot be read", options);
  }
}
