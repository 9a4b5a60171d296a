/** An expected "no" to what was asked on the command line: one line for people, no stack. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
