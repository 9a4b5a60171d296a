import { WakeUp } from './wake-up.js';

const LONG_MS = 60_000;

describe('a wake-up', () => {
  it('ends a sleep', async () => {
    const wakeUp = new WakeUp();
    const sleeping = wakeUp.sleep(LONG_MS);
    wakeUp.wake();
    expect(await sleeping).toBe(true);
  });

  it('is not lost while nobody sleeps, and counts once', async () => {
    const wakeUp = new WakeUp();
    wakeUp.wake();
    wakeUp.wake();
    expect(await wakeUp.sleep(LONG_MS)).toBe(true);
    expect(await wakeUp.sleep(1)).toBe(false);
  });
});
