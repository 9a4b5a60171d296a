import { countTests, type JestReport } from './count-tests.ts';

type Suite = JestReport['testResults'][number];

const suite = (name: string, statuses: readonly string[], message = ''): Suite => ({
  name,
  message,
  status: message || statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, at) => ({ status, fullName: `${name} ${at}` })),
});

function reportOf(testResults: readonly Suite[]): JestReport {
  const count = (status: string): number =>
    testResults.flatMap((each) => each.assertionResults).filter((each) => each.status === status).length;
  return {
    testResults,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
  };
}

const run = { name: 'unit', code: 0, trouble: undefined, expectedSuites: 1 };

describe('counting a jest run', () => {
  it('adds up what passed and what failed, and names what failed', () => {
    const counted = countTests({ ...run, code: 1, report: reportOf([suite('a', ['passed', 'failed', 'passed'])]) });
    expect(counted).toEqual({ passed: 2, failed: 1, report: 'a: a 1' });
  });

  it('counts a suite that does not compile as one failure', () => {
    const report = reportOf([suite('a', ['passed']), suite('b', [], 'Unexpected token')]);
    expect(countTests({ ...run, code: 1, expectedSuites: 2, report })).toMatchObject({
      passed: 1,
      failed: 1,
      report: expect.stringContaining('Unexpected token'),
    });
  });

  it('counts a suite that fails outside of its tests as one failure', () => {
    expect(countTests({ ...run, code: 1, report: reportOf([suite('a', ['passed'], 'afterAll threw')]) })).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('counts skipped and future tests as failures', () => {
    expect(countTests({ ...run, report: reportOf([suite('a', ['passed', 'pending', 'todo'])]) })).toMatchObject({ passed: 1, failed: 2 });
  });

  it('counts a suite that never reported', () => {
    expect(countTests({ ...run, expectedSuites: 3, report: reportOf([suite('a', ['passed'])]) })).toMatchObject({ passed: 1, failed: 2 });
  });

  it('fails a run without a report', () => {
    expect(countTests({ ...run, code: undefined, trouble: 'took longer than 5 s', report: undefined })).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  it('fails a run that left something behind or ended badly although its tests passed', () => {
    const report = reportOf([suite('a', ['passed'])]);
    expect(countTests({ ...run, trouble: 'left processes behind: nats-server (7)', report })).toMatchObject({ passed: 1, failed: 1 });
    expect(countTests({ ...run, code: 1, report })).toMatchObject({ passed: 1, failed: 1 });
  });
});
