import type { Role } from '@xianban/service-kit/identity/role';

import type { ChannelAuthentication } from './channel.js';

/** People of these roles report with their own token. The mapping learns who they are: see `ReportContext`. */
export function staff(...roles: readonly [Role, ...Role[]]): ChannelAuthentication {
  return { kind: 'staff', roles };
}
