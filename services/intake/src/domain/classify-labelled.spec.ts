import 'reflect-metadata';

import { chaoyangMatcher, labelledReports, sortingAccuracy } from '../testing/labelled-reports.js';

describe('sorting the labelled reports of Chaoyang', () => {
  const reports = labelledReports();
  const matcher = chaoyangMatcher();

  it('gives what a person would say nearly always where rules were made for it, and mostly where none were', () => {
    const [tunedOn, heldOut] = (['tuned-on', 'held-out'] as const).map((part) => reports.filter((report) => report.part === part));
    expect(Math.min(tunedOn.length, heldOut.length)).toBeGreaterThan(50);
    const onTuned = sortingAccuracy(tunedOn, matcher);
    expect(onTuned.category).toBeGreaterThanOrEqual(0.97);
    expect(onTuned.nature).toBeGreaterThanOrEqual(0.97);
    expect(onTuned.limitClass).toBe(1);
    const onHeldOut = sortingAccuracy(heldOut, matcher);
    expect(onHeldOut.category).toBeGreaterThanOrEqual(0.85);
    expect(onHeldOut.nature).toBeGreaterThanOrEqual(0.8);
    expect(onHeldOut.limitClass).toBeGreaterThanOrEqual(0.93);
  });

  it('misses no emergency', () => {
    const emergencies = reports.filter(({ limitClass }) => limitClass === 'emergency');
    expect(sortingAccuracy(emergencies, matcher).limitClass).toBe(1);
  });
});
