import type { Nature } from '@xianban/contracts/values/classification';

/** A nature of the district, or one with a part of its own behind an underscore. */
export const SERVICE_CODE = /^[a-z][a-z0-9-]{0,39}(_[a-z0-9][a-z0-9-]{0,39})?$/;

/** The nature that a service's reports have, e.g. `component` of `component_street-light`. */
export function natureOf(serviceCode: string): Nature {
  const underscore = serviceCode.indexOf('_');
  return (underscore < 0 ? serviceCode : serviceCode.slice(0, underscore)) as Nature;
}
