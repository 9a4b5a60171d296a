import { Module } from '@nestjs/common';
import { ServiceKitModule } from '@xianban/service-kit/service-kit.module';

import { AcceptTask } from './commands/accept-task.js';
import { ActOnTask } from './commands/act-on-task.js';
import { DispatchInspector } from './commands/dispatch-inspector.js';
import { DispatchTask } from './commands/dispatch-task.js';
import { EscalateTask } from './commands/escalate-task.js';
import { HandleTask } from './commands/handle-task.js';
import { ImportDistrictPack } from './commands/import-district-pack.js';
import { InspectTask } from './commands/inspect-task.js';
import { ReturnTask } from './commands/return-task.js';
import { VerifyTask } from './commands/verify-task.js';
import { WithdrawTask } from './commands/withdraw-task.js';
import { gridSchema } from './grid-schema.js';
import { ListAreas } from './queries/list-areas.js';
import { ListTasks } from './queries/list-tasks.js';
import { ListUnits } from './queries/list-units.js';
import { Locate } from './queries/locate.js';
import { ShowArea } from './queries/show-area.js';
import { ShowPlace } from './queries/show-place.js';
import { ShowTask } from './queries/show-task.js';
import { District } from './store/district.js';

/** Areas, units and the tasks that units are given. */
@Module({
  imports: [ServiceKitModule.forService({ name: 'grid', title: 'Areas, units and tasks', ...gridSchema })],
  controllers: [
    AcceptTask,
    ReturnTask,
    HandleTask,
    VerifyTask,
    InspectTask,
    ListTasks,
    ShowTask,
    ShowPlace,
    ListAreas,
    ShowArea,
    ListUnits,
  ],
  providers: [District, ImportDistrictPack, ActOnTask, DispatchInspector, DispatchTask, EscalateTask, WithdrawTask, Locate],
})
export class GridModule {}
