import type { DynamicModule, Type, ValueProvider } from '@nestjs/common';

import { ServiceKitModule } from './service-kit.module.js';
import { ServiceOptions } from './service-options.js';

/** What a service's module declared by `ServiceKitModule.forService`, without booting it. @throws TypeError if it does not import the kit */
export function serviceOptionsOf(service: Type): ServiceOptions {
  const imports = (Reflect.getMetadata('imports', service) ?? []) as readonly (Partial<DynamicModule> | undefined)[];
  const kit = imports.find((imported) => imported?.module === ServiceKitModule);
  const provider = kit?.providers?.find((each) => (each as ValueProvider).provide === ServiceOptions);
  if (!provider) throw new TypeError(`${service.name} does not import ServiceKitModule.forService`);
  return (provider as ValueProvider<ServiceOptions>).useValue;
}
