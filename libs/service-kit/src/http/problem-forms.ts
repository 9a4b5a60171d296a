import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Problem } from './problem.js';

/** How errors look below a path whose protocol has a form of its own, whatever went wrong: also unknown paths and unreadable bodies. */
export interface ProblemForm {
  /** Path with a slash at its end, e.g. `/open311/`. */
  readonly below: string;
  send(reply: FastifyReply, problem: Problem): void;
  /** Schema of the errors by content type, for the API's description. */
  readonly content: Readonly<Record<string, { readonly schema: object }>>;
}

const FORMS = new WeakMap<object, ProblemForm[]>();

/** From now on errors below the form's path are sent in it. */
export function useProblemForm(server: FastifyInstance, form: ProblemForm): void {
  // by the bare HTTP server, because Fastify wraps itself in contexts
  FORMS.set(server.server, [...(FORMS.get(server.server) ?? []), form]);
}

/** The form in which errors below a path are described. */
export function problemFormBelow(server: FastifyInstance, path: string): ProblemForm | undefined {
  return FORMS.get(server.server)?.find(({ below }) => path.startsWith(below));
}

/** The form that the address of a request asks for, if any. */
export function problemFormOf({ server, request }: FastifyReply): ProblemForm | undefined {
  return problemFormBelow(server, request.url);
}
