/** One queue per role: who works on it can be scaled and stopped apart. `orders` has the activities that outlast their local try. */
export const TASK_QUEUES = { issues: 'issues', lookBacks: 'look-backs', orders: 'orders' } as const;
