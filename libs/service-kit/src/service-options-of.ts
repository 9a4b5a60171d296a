import type { DynamicModule, Type, ValueProvider } from '@nestjs/common';

import { ServiceKitModule } from './service-kit.module.js';
import { ServiceOptions } from './service-options.js';

/** What a service's module declared by `ServiceKitModule.forService`, without booting it. @throws TypeError if it does not import the kit */
export async function serviceOptionsOf(service: Type): Promise<ServiceOptions> {
  const declared = (Reflect.getMetadata('imports', service) ?? []) as readonly (
    Partial<DynamicModule> | Promise<DynamicModule> | undefined
  )[];
  const imports: (Partial<DynamicModule> | undefined)[] = [];
  for (const one of declared) imports.push(await one);
  const kit = imports.find((imported) => imported?.module === ServiceKitModule);
  const provider = kit?.providers?.find((each) => (each as ValueProvider).provide === ServiceOptions);
  if (!provider) throw new TypeError(`${service.name} does not import ServiceKitModule.forService`);
  return (provider as ValueProvider<ServiceOptions>).useValue;
}
