import { startService } from '@xianban/service-kit/start-service';

import { WorkerModule } from './worker.module.js';

await startService(WorkerModule, 'worker');
