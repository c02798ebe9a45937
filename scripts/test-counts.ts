export type Counts = { passed: number; failed: number };

type FileResult = { status: string; assertionResults: unknown[] };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
  testResults: FileResult[];
};

/**
 * What a run of vitest amounts to, from its JSON report and exit status. A file that could not be loaded holds no
 * tests and counts as one failure; so does a run that failed for any other reason or left no report.
 */
export function countTests(reportText: string | null, status: number): Counts {
  if (reportText === null) return { passed: 0, failed: 1 };
  const report = JSON.parse(reportText) as VitestReport;
  const broken = report.testResults.filter(
    ({ status: outcome, assertionResults }) => outcome === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  const failedOtherwise = failed === 0 && (status !== 0 || !report.success) ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + failedOtherwise };
}
