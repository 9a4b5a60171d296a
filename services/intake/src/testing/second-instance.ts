import { Config } from '@xianban/service-kit/config/config';
import { startTestService, type TestService } from '@xianban/service-kit/testing/start-test-service';

import { IntakeModule } from '../intake.module.js';
import type { TestIntake } from './test-intake.js';

/** Another instance of the same service: same database, same keys. */
export function startSecondInstance(intake: TestIntake): Promise<TestService> {
  const { vaultKeys, districtPack } = intake.service.app.get(Config);
  return startTestService(IntakeModule, {
    databaseUrl: intake.database.url,
    natsUrl: intake.natsUrl,
    issuer: intake.service.issuer,
    instance: 2,
    vaultKeys,
    districtPack,
  });
}
