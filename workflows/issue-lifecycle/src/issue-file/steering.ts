import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { LadderLevel } from '@xianban/contracts/values/judgement';
import type { UnitId } from '@xianban/contracts/values/identifiers';

import { isLevel, isReasonCode, isUnitId, isUuid, LEVELS } from '@xianban/workflow-kit/codes';

/** What an operator wants of a running issue. */
export type Instruction = Wish & {
  /** When it was given. District clock, epoch milliseconds. */
  readonly atMs: number;
};

type Wish = { readonly reason: string } & (
  | { readonly kind: 'escalate'; readonly level: LadderLevel }
  | { readonly kind: 'resume' }
  | { readonly kind: 'reassign'; readonly unit?: UnitId }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'close' }
);

/** What decides whether an instruction fits. */
export interface Situation {
  /** District clock, epoch milliseconds. */
  readonly nowMs: number;
  /** Where the issue stands, or is being moved to. */
  readonly state: IssueState;
  readonly hasTask: boolean;
  readonly fired: readonly LadderLevel[];
  /** The order that was refused and waits for an operator. */
  readonly refused: string | undefined;
  /** True while no unit can be asked. */
  readonly nobody: boolean;
  /** Taken, but not carried out yet. */
  readonly pending: readonly Instruction[];
}

export type Verdict = { readonly ok: true; readonly instruction: Instruction } | No;

/** What the operator reads. */
interface No {
  readonly ok: false;
  readonly message: string;
}

type Fit = { readonly ok: true; readonly wish: Wish } | No;

/** Reads an operator's instruction and says whether it fits. Total: any value gives a verdict that an operator can read. */
export function judgeInstruction(kind: Instruction['kind'], wish: unknown, situation: Situation): Verdict {
  const fit = judgeWish(kind, wish, situation);
  return fit.ok ? { ok: true, instruction: { ...fit.wish, atMs: situation.nowMs } } : fit;
}

function judgeWish(kind: Instruction['kind'], wish: unknown, situation: Situation): Fit {
  const words = (typeof wish === 'object' && wish !== null ? wish : {}) as Record<string, unknown>;
  const { reason, note } = words;
  if (!isReasonCode(reason)) return no('reason must be a code such as nobody-accepts');
  if (!isUuid(note)) return no('note must be the UUID of the note that says why');
  if (kind !== 'resume' && situation.refused !== undefined) {
    return no(`the order ${situation.refused} was refused and waits: resume first`);
  }
  if (situation.pending.some(isLastWord)) return no('the issue is being ended already');
  switch (kind) {
    case 'escalate':
      return escalation(reason, words.level, situation);
    case 'resume':
      return resumption(reason, situation);
    case 'reassign':
      return reassignment(reason, words.unit, situation);
    case 'refuse':
      return REFUSABLE.includes(situation.state)
        ? yes({ kind, reason })
        : no(`an issue that is ${situation.state} is accepted and cannot be refused: close it instead`);
    case 'close':
      return closing(reason, situation);
    default:
      return kind satisfies never;
  }
}

const REFUSABLE: readonly IssueState[] = ['received', 'inspecting', 'responding'];
const HANDLED: readonly IssueState[] = ['responding', 'resolving', 'on-the-books', 'verifying'];

function escalation(reason: string, level: unknown, { state, hasTask, fired, pending }: Situation): Fit {
  if (state !== 'responding') return no(`only an issue that nobody has accepted climbs; this one is ${state}`);
  if (!hasTask) return no('no unit has been asked yet');
  if (level !== undefined && !isLevel(level)) return no(`level must be one of ${LEVELS.join(', ')}`);
  const climbing = pending.flatMap((instruction) => (instruction.kind === 'escalate' ? [instruction.level] : []));
  const highest = Math.max(-1, ...[...fired, ...climbing].map((one) => LEVELS.indexOf(one)));
  const wanted = level ?? LEVELS[highest + 1];
  if (!wanted) return no('the district supervises already');
  return LEVELS.indexOf(wanted) > highest ? yes({ kind: 'escalate', reason, level: wanted }) : no(`the ${wanted} supervises already`);
}

function resumption(reason: string, { state, refused, nobody, pending }: Situation): Fit {
  const waits = refused !== undefined || nobody || state === 'on-the-books';
  if (!waits) return no('nothing waits to be resumed: the issue is not on the books and no order was refused');
  return pending.some(({ kind }) => kind === 'resume') ? no('it is being resumed already') : yes({ kind: 'resume', reason });
}

function reassignment(reason: string, unit: unknown, { state, pending }: Situation): Fit {
  if (!HANDLED.includes(state)) return no(`an issue that is ${state} has no unit to change`);
  if (unit !== undefined && !isUnitId(unit)) return no('unit must be the id of a unit of the district pack');
  if (pending.some(({ kind }) => kind === 'reassign')) return no('it is being reassigned already');
  return yes({ kind: 'reassign', reason, ...(unit === undefined ? {} : { unit: unit as UnitId }) });
}

function closing(reason: string, { state }: Situation): Fit {
  if (HANDLED.includes(state)) return yes({ kind: 'close', reason });
  if (REFUSABLE.includes(state)) return no(`an issue that is ${state} is not filed: refuse it instead`);
  return no(`an issue that is ${state} is ending already`);
}

function isLastWord({ kind }: Instruction): boolean {
  return kind === 'close' || kind === 'refuse';
}

function yes(wish: Wish): Fit {
  return { ok: true, wish };
}

function no(message: string): No {
  return { ok: false, message };
}
