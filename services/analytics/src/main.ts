import { startService } from '@xianban/service-kit/start-service';

import { AnalyticsModule } from './analytics.module.js';

await startService(AnalyticsModule, 'analytics');
