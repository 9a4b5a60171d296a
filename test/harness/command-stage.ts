import { runCommand } from './run-command.ts';
import type { Stage } from './stage.ts';

/** No daemon that outlives the stage, and output that a log can hold. */
const PLAIN = { NX_DAEMON: 'false', FORCE_COLOR: '0', NO_COLOR: '1' };

/** A stage that is one command: it passes, as one test, if the command exits with 0 in time and leaves nothing running. */
export function commandStage(name: string, command: string, args: readonly string[], limitSeconds: number): Stage {
  return {
    name,
    async run() {
      const { code, output, trouble } = await runCommand(command, args, { limitSeconds, env: PLAIN });
      if (code === 0 && trouble === undefined) return { passed: 1, failed: 0 };
      return { passed: 0, failed: 1, report: `${output.trimEnd()}\n${name}: ${trouble ?? `exit code ${code ?? 'none'}`}` };
    },
  };
}
