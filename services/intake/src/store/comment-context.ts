import type { CallBackId } from '@xianban/contracts/values/identifiers';

/** The place that the comment of a call-back's answer is sealed for. */
export function commentContext(callBack: CallBackId): string {
  return `call_back.comment/${callBack}`;
}
