import { startService } from '@xianban/service-kit/start-service';

import { GridModule } from './grid.module.js';

await startService(GridModule, 'grid');
