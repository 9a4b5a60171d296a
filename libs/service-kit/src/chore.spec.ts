import { Chore } from './chore.js';

class Counting extends Chore {
  begun = 0;
  finish: (() => void) | undefined;

  constructor() {
    super(1_000, 'it was not counted');
  }

  run(): Promise<void> {
    this.begun += 1;
    return new Promise((resolve) => (this.finish = resolve));
  }
}

describe('a chore', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is not done twice at once, is done again when it has ended, and is ended before the process is', async () => {
    const chore = new Counting();
    chore.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(chore.begun).toBe(1);
    chore.finish?.();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(chore.begun).toBe(2);

    let hasEnded = false;
    const ending = chore.beforeApplicationShutdown().then(() => (hasEnded = true));
    await jest.advanceTimersByTimeAsync(5_000);
    expect([hasEnded, chore.begun]).toEqual([false, 2]);
    chore.finish?.();
    expect(await ending).toBe(true);
  });
});
