import type { TaskAction } from './crew.ts';

/** Signs a token for a role, as `npm run token` does. */
export type SignToken = (claims: {
  readonly role: string;
  readonly sub: string;
  readonly areas: readonly string[];
  readonly unit?: string;
  readonly can?: readonly string[];
}) => Promise<string>;

/** Bearer tokens of the people in a scenario, each signed once. All of them may backdate, which only replays make use of. */
export class Logins {
  readonly #sign: SignToken;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(sign: SignToken) {
    this.#sign = sign;
  }

  /** Somebody of that role who sees the whole district. */
  of(role: string, unit?: string): Promise<string> {
    const sub = `${role}${unit ? `-of-${unit}` : ''}`;
    let token = this.#tokens.get(sub);
    if (!token) {
      token = this.#sign({ role, sub, areas: ['*'], ...(unit ? { unit } : {}), can: ['backdates'] });
      this.#tokens.set(sub, token);
    }
    return token;
  }

  /** The person of a unit who does such things; whoever verifies is never the one who handled. */
  actorOf(unit: string, action: TaskAction): Promise<string> {
    switch (action) {
      case 'verify':
        return this.of('street-staff');
      case 'inspect':
        return this.of('grid-worker', unit);
      case 'accept':
      case 'return':
      case 'handle':
        return this.of('unit-staff', unit);
      default:
        return action satisfies never;
    }
  }
}
