import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { WORKSPACE_FOLDER } from './run-folder.ts';
import { inheritedEnvironment, serviceArguments } from './service-plan.ts';
import type { ProcessName } from './system-processes.ts';

const run = promisify(execFile);

/** Brings a process's database to the schema of its code. @throws Error with its output if that fails */
export async function migrateDatabase(name: ProcessName, env: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<void> {
  try {
    await run(process.execPath, [...serviceArguments(name), '--migrate'], {
      cwd: WORKSPACE_FOLDER,
      env: { ...inheritedEnvironment(), ...env },
      maxBuffer: 16 << 20,
      ...(signal && { signal }),
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`the database of ${name} could not be migrated:\n${`${stdout}${stderr}`.trim().split('\n').slice(-15).join('\n')}`, {
      cause: error,
    });
  }
}
