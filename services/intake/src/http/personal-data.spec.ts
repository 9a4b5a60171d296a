import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';

describe('personal data', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  it('is opened for those who deal with the matter, and the reporter only to those who answer to them', async () => {
    const acceptance = await intake.received({ reporter: { name: '王小明', phone: '13900000000' } });
    await new TestCourse(intake, acceptance.issue).through('responding');
    const reports = `/v1/issues/${acceptance.issue}/reports`;
    const first = async (asker: Parameters<TestIntake['send']>[2]) =>
      (await intake.send<{ items?: object[] }>('GET', reports, asker)).body.items?.[0];
    expect(await first({ asker: { role: 'unit-staff', unit: TEST_UNIT, areas: [] } })).toMatchObject({
      text: '路灯不亮',
      reporter: { name: '王小明', phone: '13900000000' },
    });
    const operator = await first({ asker: { role: 'operator' } });
    expect(operator).toMatchObject({ text: '路灯不亮' });
    expect(operator).not.toHaveProperty('reporter');
    expect((await intake.send('GET', reports, { asker: { role: 'analyst' } })).status).toBe(403);
    expect((await intake.send('GET', reports)).status).toBe(401);
  });
});
