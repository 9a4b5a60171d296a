/**
 * Proves that the layer table is enforced: plants imports across layers into a file of each project, in memory, and expects the boundary rule to
 * refuse exactly the forbidden ones. Without a project graph the rule only warns and lets everything pass, hence the canary.
 */
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

const RULES = ['@nx/enforce-module-boundaries', '@typescript-eslint/no-restricted-imports', 'no-restricted-syntax'];

interface Planted {
  readonly in: string;
  readonly code: string;
  readonly refusedBy?: string;
}

const BOUNDARY = '@nx/enforce-module-boundaries';
const RESTRICTED = '@typescript-eslint/no-restricted-imports';
const CONTRACT = "import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted'; export { ReportAcceptedV1 };";
const CONTRACT_TYPE =
  "import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted'; export type R = ReportAcceptedV1;";

const PLANTED: readonly Planted[] = [
  { in: 'services/intake/src/main.ts', code: CONTRACT },
  { in: 'services/intake/src/main.ts', code: "export { GridModule } from '@xianban/grid/grid.module';", refusedBy: BOUNDARY },
  { in: 'services/intake/src/main.ts', code: "export { proxyActivities } from '@temporalio/workflow';", refusedBy: BOUNDARY },
  {
    in: 'services/intake/src/main.ts',
    code: "export { issueLifecycle } from '@xianban/issue-lifecycle/issue-lifecycle.workflow';",
    refusedBy: BOUNDARY,
  },
  { in: 'services/intake/src/main.ts', code: "export { GridModule } from '../../grid/src/grid.module.js';", refusedBy: BOUNDARY },
  { in: 'services/grid/src/main.ts', code: "export { IntakeModule } from '@xianban/intake/intake.module';", refusedBy: BOUNDARY },
  { in: 'libs/contracts/src/message.ts', code: "export { districtNowMs } from '@xianban/rules/district-clock';", refusedBy: BOUNDARY },
  { in: 'libs/contracts/src/message.ts', code: "export { Client } from 'pg';", refusedBy: BOUNDARY },
  { in: 'libs/rules/src/limit.ts', code: CONTRACT_TYPE },
  { in: 'libs/rules/src/limit.ts', code: CONTRACT, refusedBy: RESTRICTED },
  { in: 'libs/rules/src/limit.ts', code: "export { readFileSync } from 'node:fs';", refusedBy: RESTRICTED },
  { in: 'libs/rules/src/limit.ts', code: 'export const now = () => Date.now();', refusedBy: 'no-restricted-syntax' },
  { in: 'libs/messaging/src/store.ts', code: "export { Client } from '@temporalio/client';", refusedBy: BOUNDARY },
  { in: 'libs/messaging/src/store.ts', code: "export { IntakeModule } from '@xianban/intake/intake.module';", refusedBy: BOUNDARY },
  { in: 'workflows/issue-lifecycle/src/issue-lifecycle.workflow.ts', code: CONTRACT_TYPE },
  { in: 'workflows/issue-lifecycle/src/issue-lifecycle.workflow.ts', code: CONTRACT, refusedBy: RESTRICTED },
  { in: 'workflows/issue-lifecycle/src/issue-lifecycle.workflow.ts', code: "export { DateTime } from 'luxon';", refusedBy: BOUNDARY },
  {
    in: 'workflows/issue-lifecycle/src/issue-lifecycle.workflow.ts',
    code: "export { Store } from '@xianban/messaging/store';",
    refusedBy: BOUNDARY,
  },
  { in: 'workflows/worker/src/main.ts', code: "export { Store } from '@xianban/messaging/store';" },
  { in: 'workflows/worker/src/main.ts', code: "export { IntakeModule } from '@xianban/intake/intake.module';", refusedBy: BOUNDARY },
];

await createProjectGraphAsync({ exitOnError: true });
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
  // no rule of this list asks for types, and a planted file need not exist
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

const surprises: string[] = [];
for (const planted of PLANTED) {
  const [result] = await eslint.lintText(`${planted.code}\n`, { filePath: planted.in });
  const refusals = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  const asExpected = planted.refusedBy ? refusals.includes(planted.refusedBy) : refusals.length === 0;
  if (!asExpected)
    surprises.push(
      `${planted.in}: ${planted.code}\n    expected ${planted.refusedBy ?? 'no refusal'}, got ${refusals.join(', ') || 'none'}`,
    );
}

console.log(`${PLANTED.length - surprises.length} of ${PLANTED.length} planted imports judged as the table of layers says`);
for (const surprise of surprises) console.error(surprise);
process.exit(surprises.length === 0 ? 0 : 1);
