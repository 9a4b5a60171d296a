/** A district pack lacks something or says it in the wrong form. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(
    /** e.g. `policy.yaml` */
    readonly file: string,
    /** e.g. `limits.emergency.amount must not be less than 0.01` */
    fault: string,
    options?: ErrorOptions,
  ) {
    super(`district pack: ${file}: ${fault}`, options);
  }
}
