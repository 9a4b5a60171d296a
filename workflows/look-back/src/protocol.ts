import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** Signals are named after their facts and carry the fact's envelope. */
export const inspected = defineSignal<[envelope: unknown]>('evt.task.inspected.v1');
export const reopeningAsked = defineSignal<[envelope: unknown]>('evt.reopening.asked.v1');

/** An operator says that a refused order can be asked again: a reason code and the id of a note. */
export const resume = defineUpdate<{ readonly order: string | undefined }, [{ readonly reason: string; readonly note: string }]>('resume');

/** What a look-back waits for, and what the operator reads on its timer. */
export const MOMENTS = {
  due: { zh: '到期回头看', en: 'Look back' },
  'ask-again': { zh: '再次寻找在岗人员', en: 'Look again for somebody on duty' },
  'too-late': { zh: '无人前往则作罢', en: 'Nobody went' },
} as const;

export type LookBackMoment = keyof typeof MOMENTS;
