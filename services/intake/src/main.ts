import { startService } from '@xianban/service-kit/start-service';

import { IntakeModule } from './intake.module.js';

await startService(IntakeModule, 'intake');
