import type { ServiceName } from '@xianban/contracts/message';

/** Who takes part in messaging: a service, or the worker that runs workflows. Also the token that it is injected by. */
export class MessagingName {
  constructor(readonly value: ServiceName | 'worker') {}

  /** CloudEvents source of what it tells, e.g. `/services/grid`. */
  get source(): string {
    return `/services/${this.value}`;
  }
}
