import type { CallBackId } from '@xianban/contracts/values/identifiers';

/** The place that a call-back's token is sealed for. */
export function tokenContext(callBack: CallBackId): string {
  return `call_back.sealed_token/${callBack}`;
}
