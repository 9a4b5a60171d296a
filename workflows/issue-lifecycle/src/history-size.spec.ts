import { RECORDED_COURSES } from './testing/recorded-courses.js';
import { recordedHistory } from './testing/recorded-history.js';

/** What a course has, and each of these costs. Source: performance.md, Temporal. */
const COSTS = { tasks: 3, locals: 1, activities: 3, timers: 2, signals: 1, updates: 2, upserts: 1 } as const;

type Own = Readonly<Record<keyof typeof COSTS, number>>;

const own = (tasks: number, locals: number, timers: number, signals: number, upserts: number, more: Partial<Own> = {}): Own => ({
  ...{ tasks, locals, timers, signals, upserts, activities: 0, updates: 0 },
  ...more,
});

/**
 * By the story: a task for each thing that happens, an order for each move and deed, and one timer at a time. An operator's word, and a moment that
 * moves the issue, have a task and a timer more: they are written down before they are carried out.
 */
const COURSES: Readonly<Record<string, Own>> = {
  direct: own(5, 8, 3, 4, 5),
  inspected: own(6, 10, 4, 5, 6),
  'not-found': own(2, 4, 1, 1, 2),
  'returned-twice': own(7, 10, 3, 6, 7),
  'verified-false': own(7, 10, 4, 6, 7),
  extended: own(6, 9, 4, 5, 6),
  'on-the-books': own(8, 10, 6, 5, 7, { updates: 1 }),
  'given-up': own(4, 8, 3, 3, 4),
  steered: own(9, 11, 6, 4, 7, { updates: 2 }),
  reopened: own(5, 8, 3, 4, 5),
  merged: own(3, 6, 2, 2, 3),
  'merged-inspecting': own(2, 5, 1, 1, 2),
  'took-in': own(7, 10, 4, 6, 6),
  'sorted-anew': own(7, 10, 4, 6, 7),
  silence: own(10, 11, 5, 4, 6, { updates: 1 }),
  'nobody-answers': own(6, 8, 4, 3, 5),
  'nobody-on-duty': own(7, 10, 5, 4, 6),
  'order-refused': own(6, 9, 3, 4, 6, { updates: 1 }),
  'order-failing': own(6, 8, 4, 4, 5, { activities: 1 }),
};

/** Numbers of Temporal's event types that tell one of each apart. */
const EVENT_TYPES: Readonly<Record<keyof Own, number>> = {
  tasks: 7,
  locals: 25,
  activities: 10,
  timers: 17,
  signals: 26,
  updates: 41,
  upserts: 40,
};

const NAMES = Object.keys(COSTS) as (keyof Own)[];

/** Events of a course with these: the first, the last, and what each costs. */
function eventsOf(course: Own): number {
  return NAMES.reduce((sum, name) => sum + COSTS[name] * course[name], 2);
}

describe('the history of an issue', () => {
  it.each(RECORDED_COURSES.map(({ name }) => name))('%s has the events that the formula says', (course) => {
    const types = (recordedHistory(course).events ?? []).map(({ eventType }) => Number(eventType));
    const found = Object.fromEntries(NAMES.map((name) => [name, types.filter((type) => type === EVENT_TYPES[name]).length]));

    expect(found).toEqual(COURSES[course]);
    expect(types).toHaveLength(eventsOf(COURSES[course]));
  });

  it('stays within sixty events for a plain direct issue', () => {
    expect(eventsOf(COURSES.direct)).toBeLessThanOrEqual(60);
  });
});
