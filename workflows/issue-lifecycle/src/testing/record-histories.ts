import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { WALL_CLOCK, type ClockSetting } from '@xianban/rules/district-clock';

import { IssueLab } from './issue-lab.js';
import { realServer } from './lab-server.js';
import { RECORDED_COURSES, WRONG_COURSE, type RecordedCourse } from './recorded-courses.js';

// Records every course on a real Temporal server: `npm run record --workspace @xianban/issue-lifecycle`. Add a course when the story changes
// and name it behind `--`; record those that exist again only if nothing runs any more that began with them.

const FOLDER = join(import.meta.dirname, '../../histories');
/** A week in ten seconds. */
const HURRIED: ClockSetting = { startMs: Date.now(), firstStartMs: Date.now(), rate: 60_000 };

async function record(
  courses: readonly RecordedCourse[],
  options: { readonly clock: ClockSetting; readonly workflow?: string },
): Promise<void> {
  if (courses.length === 0) return;
  const lab = await IssueLab.open({ server: await realServer(), ...options });
  try {
    for (const course of courses) {
      const issue = await lab.start(course.opening?.());
      await course.deeds(issue);
      await issue.ended();
      const history = await issue.handle.fetchHistory();
      await writeFile(join(FOLDER, `${course.name}.json`), `${historyToJSON(history)}\n`);
      process.stdout.write(`${course.name}: ${history.events?.length ?? 0} events\n`);
    }
  } finally {
    await lab.close();
  }
}

const named = process.argv.slice(2);
const wanted = RECORDED_COURSES.filter(({ name }) => named.length === 0 || named.includes(name));
await mkdir(FOLDER, { recursive: true });
await record(
  wanted.filter(({ hurried }) => !hurried),
  { clock: WALL_CLOCK },
);
await record(
  wanted.filter(({ hurried }) => hurried),
  { clock: HURRIED },
);
await record(named.length === 0 ? [WRONG_COURSE] : [], { clock: WALL_CLOCK, workflow: 'testing/wrong-variant.workflow' });
