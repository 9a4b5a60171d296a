import { RECORDED_COURSES } from './testing/recorded-courses.js';
import { recordedHistory } from './testing/recorded-history.js';

/** What a course costs besides its workflow tasks. Source: performance.md, Temporal. */
interface Own {
  readonly tasks: number;
  readonly local: number;
  readonly signals: number;
  readonly upserts: number;
  readonly timers: number;
  readonly activities?: number;
  readonly updates?: number;
}

const EXPECTED: Readonly<Record<string, Own>> = {
  direct: { tasks: 0, local: 0, signals: 0, upserts: 0, timers: 0 },
};

/** Events of a history: 2 + 3 for each workflow task + own. */
function events({ tasks, local, signals, upserts, timers, activities = 0, updates = 0 }: Own): number {
  return 2 + 3 * tasks + local + signals + upserts + 2 * timers + 3 * activities + 2 * updates;
}

/** What a recorded course had, by the types of its events. */
function found(course: string): Own & { readonly events: number } {
  const types = (recordedHistory(course).events ?? []).map(({ eventType }) => String(eventType));
  return { events: types.length } as never;
}

describe('x', () => {
  it('y', () => {
    const h = recordedHistory('direct');
    console.log(h.events?.map((e) => e.eventType).join(' '));
    for (const c of RECORDED_COURSES) {
      const counts: Record<string, number> = {};
      for (const e of recordedHistory(c.name).events ?? []) counts[String(e.eventType)] = (counts[String(e.eventType)] ?? 0) + 1;
      console.log(c.name, JSON.stringify(counts), events(EXPECTED.direct!), found(c.name));
    }
  });
});
