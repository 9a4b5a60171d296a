/** The data key of one person: unwrapped in memory, wrapped in the database. Never logged, never sent. */
export interface PersonKey {
  /** UUID of the person. */
  readonly person: string;
  /** Id of the master key that wraps it; column `master_key`. */
  readonly masterKeyId: string;
  /** Column `wrapped_key`. */
  readonly wrapped: Buffer;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** A row of the table `person_key`. */
export interface PersonKeyRow {
  readonly person: string;
  readonly master_key: string;
  readonly wrapped_key: Buffer;
}
