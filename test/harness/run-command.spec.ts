import { runCommand } from './run-command.ts';

const node = (code: string): readonly string[] => ['--eval', code];
const FOR_EVER = 'setInterval(() => undefined, 1000)';

describe('running a command', () => {
  it('gives its exit code and what it wrote', async () => {
    const result = await runCommand(process.execPath, node("console.log('said'); process.exit(3)"), { limitSeconds: 20 });
    expect(result).toEqual({ code: 3, output: 'said\n' });
  });

  it('reports a command that does not exist instead of throwing', async () => {
    expect(await runCommand('no-such-command', [], { limitSeconds: 20 })).toMatchObject({ trouble: expect.stringContaining('ENOENT') });
  });

  it('ends a command that takes longer than its limit', async () => {
    const result = await runCommand(process.execPath, node(FOR_EVER), { limitSeconds: 0.5 });
    expect(result.trouble).toBe('took longer than 0.5 s');
  });

  it('finds and ends a process that the command left behind, even in another group', async () => {
    const leave = `
      const child = require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(FOR_EVER)}], { detached: true, stdio: 'ignore' });
      child.unref(); console.log(child.pid);`;
    const result = await runCommand(process.execPath, node(leave), { limitSeconds: 20 });
    expect(result.trouble).toContain('left processes behind');
    expect(result.trouble).toContain(`(${result.output.trim()})`);
  });
});
