import type { ServiceSchema } from '@xianban/service-kit/database/service-schema';

import { Area } from './store/area.js';
import { DistrictImport } from './store/district-import.js';
import { DistrictAndTasks1790000100000 } from './store/migrations/1790000100000-district-and-tasks.js';
import { ResponsibleUnit } from './store/responsible-unit.js';
import { TaskAction } from './store/task-action.js';
import { Task } from './store/task.js';

/** What grid keeps in its own database. */
export const gridSchema = {
  entities: [DistrictImport, Area, ResponsibleUnit, Task, TaskAction],
  migrations: [DistrictAndTasks1790000100000],
} satisfies ServiceSchema;
