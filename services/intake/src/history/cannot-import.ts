/** Why a file is not brought in, in one line for the person who asked for it. */
export class CannotImport extends Error {
  override readonly name = 'CannotImport';
}
