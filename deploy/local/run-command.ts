import { Refused } from './refused.ts';

/** Runs a command to its end: an expected refusal is one line and exit 1, a wrong option one line and exit 2, a mistake of ours shows its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = isWrongOption(error) ? 2 : 1;
    const expected = error instanceof Refused || isWrongOption(error);
    process.stderr.write(`${expected ? error.message : messageOf(error)}\n`);
  }
}

function isWrongOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env['XIANBAN_DEBUG'] ? (error.stack ?? error.message) : error.message;
}
