import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { Localized } from '@xianban/service-kit/district/localized';

import type { ServiceAttribute, ServiceType } from './services-file.js';

/** Something that people may ask the city for. */
export interface CityService {
  readonly code: string;
  readonly nature: Nature;
  readonly category: Category;
  readonly type: ServiceType;
  readonly name: Localized;
  readonly description: Localized;
  readonly keywords: readonly string[];
  readonly attributes: readonly ServiceAttribute[];
}
