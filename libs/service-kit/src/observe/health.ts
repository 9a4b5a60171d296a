import { Injectable } from '@nestjs/common';

/** Rejects if what it looks at does not work now. */
export type HealthCheck = () => Promise<void>;

export interface HealthReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** A check that takes longer counts as failed. */
const CHECK_MS = 1_500;

/** Whether everything that the process needs works. Services add checks of their own on boot. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all([...this.checks].map(async ([name, check]) => [name, (await holds(check)) ? 'up' : 'down'] as const));
    return { ready: results.every(([, result]) => result === 'up'), checks: Object.fromEntries(results) };
  }
}

async function holds(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), CHECK_MS);
  });
  try {
    await Promise.race([check(), tooLate]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
