const CSV = /^text\/csv\s*(?:;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([\w-]{1,40})"?/i;

/** A file of a spreadsheet as it was sent, not yet looked into. */
export class Table {
  private constructor(
    readonly bytes: Buffer,
    /** As the content type says it. */
    readonly charset?: string,
  ) {}

  /** Undefined if the content type says that it is something else. */
  static sent(bytes: Buffer, contentType: string | undefined): Table | undefined {
    if (contentType === undefined || !CSV.test(contentType)) return undefined;
    return new Table(bytes, CHARSET.exec(contentType)?.[1]);
  }
}
