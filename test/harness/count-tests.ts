import type { StageResult } from './stage.ts';

/** The part of jest's `--json` report that is counted. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export interface JestRun {
  readonly name: string;
  readonly code: number | undefined;
  readonly trouble: string | undefined;
  readonly report: JestReport | undefined;
  readonly expectedSuites: number;
}

/**
 * Counts a jest run so that nothing is lost: a suite that did not compile or has no tests is one failure, a skipped test is one, a suite that never
 * reported is one, and so is a run that ended badly although all its tests passed.
 */
export function countTests({ name, code, trouble, report, expectedSuites }: JestRun): StageResult {
  if (!report) return { passed: 0, failed: 1, report: `${name}: jest gave no report (${trouble ?? `exit code ${code ?? 'none'}`})` };

  const complaints: string[] = [];
  let failed = report.numFailedTests;
  const fail = (count: number, complaint: string): void => {
    if (count <= 0) return;
    failed += count;
    complaints.push(complaint);
  };

  for (const suite of report.testResults) {
    if (suite.assertionResults.length === 0) fail(1, `${suite.name}: ran no test\n${suite.message}`);
    else if (suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed'))
      fail(1, `${suite.name}: ${suite.message}`);
    for (const { status, fullName } of suite.assertionResults) if (status === 'failed') complaints.push(`${suite.name}: ${fullName}`);
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  fail(skipped, `${name}: ${skipped} skipped`);
  const silent = expectedSuites - report.testResults.length;
  fail(silent, `${name}: ${silent} spec files did not run`);
  if (trouble !== undefined) fail(1, `${name}: ${trouble}`);
  if (failed === 0 && code !== 0) fail(1, `${name}: exit code ${code ?? 'none'} although no test failed`);

  return { passed: report.numPassedTests, failed, ...(complaints.length > 0 && { report: complaints.join('\n') }) };
}
