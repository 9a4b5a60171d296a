import { commandStage } from '../harness/command-stage.ts';
import type { Stage } from '../harness/stage.ts';

/** The stages of `npm run check`, in the order in which a mistake is cheapest to find. */
export function checkStages(): Stage[] {
  const tool = (name: string): string => `node_modules/.bin/${name}`;
  const fresh = process.env['CI'] ? ['--skip-nx-cache'] : [];
  return [
    commandStage('format', tool('prettier'), ['--check', '--log-level=warn', '.'], 90),
    commandStage('build', tool('nx'), ['run-many', '-t', 'build', 'bundle', '--outputStyle=static', ...fresh], 240),
    commandStage('types', tool('tsc'), ['-b', '--pretty', 'false'], 180),
    // builds the project graph, without which the boundary rule only warns
    commandStage('boundaries', process.execPath, ['test/check/boundaries-canary.ts'], 90),
    commandStage('lint', tool('eslint'), ['.', '--max-warnings=0'], 300),
    commandStage('dead-code', tool('knip'), ['--no-progress'], 90),
    commandStage(
      'dependency-graph',
      tool('depcruise'),
      ['libs', 'services', 'workflows', 'deploy', 'test', '--config', '.dependency-cruiser.cjs'],
      90,
    ),
    commandStage('contracts', process.execPath, ['test/check/contract-drift.ts'], 60),
    commandStage('client', process.execPath, ['--disable-warning=DeprecationWarning', 'test/check/client-drift.ts'], 120),
    commandStage('migrations', process.execPath, ['--disable-warning=DeprecationWarning', 'test/check/migration-drift.ts'], 120),
  ];
}
