import { Injectable } from '@nestjs/common';
import type { LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { Pool } from 'pg';

import { decideMerging, type Match, type MergingCandidate } from '../domain/decide-merging.js';
import { likeness, type Matter } from '../domain/likeness.js';
import { sketchBytes, sketchOf } from '../domain/matter-sketch.js';
import { MERGEABLE_STATES } from '../domain/mergeable-states.js';
import { mergingCell, surroundings, type Surroundings } from '../domain/merging-cells.js';
import type { Submission } from '../domain/submission.js';
import { MatterSketcher } from '../text/matter-sketcher.js';

const HOUR_MS = 3_600_000;

/** A report that may be merged, and where others of its matter would be. */
export interface PlacedMatter {
  readonly matter: Matter;
  readonly around: Surroundings;
}

/** How a report opens an issue of its own at a place that others may report from at the same moment. */
export interface Opening {
  readonly kind: 'opens';
  readonly cell: number;
  readonly cells: readonly number[];
  readonly sketch: Buffer;
  readonly suggested: readonly Match[];
}

/** What becomes of a report: it waits if it may be of the matter of another that is about to open an issue. */
export type MergingVerdict = Opening | { readonly kind: 'joins'; readonly match: Match } | { readonly kind: 'waits' };

/** Verdicts in the order of the reports, and the versions of the cells that they rest on. */
export interface Merging {
  readonly verdicts: readonly MergingVerdict[];
  readonly versions: ReadonlyMap<number, number>;
}

/**
 * The versions of the cells within reach, and the open issues there, each with the place of the report in the group. `OFFSET 0` has each cell looked up
 * by itself: the planner cannot know how few cells are asked for, and would read all that was ever sketched.
 */
const LOOK_AROUND = `
WITH near AS (
  SELECT * FROM json_to_recordset($1) AS looked
    (report integer, cell bigint, west double precision, east double precision, south double precision, north double precision)
)
SELECT NULL::integer AS report, cell::double precision, version::double precision, NULL AS issue, NULL AS limit_class, NULL AS nature,
       NULL::double precision AS longitude, NULL::double precision AS latitude, NULL::double precision AS received_ms,
       NULL::double precision AS limit_ms, NULL::bytea AS sketch
FROM merging_cell WHERE cell = ANY (SELECT cell FROM near)
UNION ALL
SELECT near.report, NULL, NULL, issue.number, issue.limit_class, drawn.nature, drawn.longitude, drawn.latitude,
       extract(epoch FROM drawn.received_at)::double precision * 1000, extract(epoch FROM issue.limit_at)::double precision * 1000, drawn.sketch
FROM near
CROSS JOIN LATERAL (
  SELECT * FROM report_sketch AS drawn
  WHERE drawn.cell = near.cell AND drawn.longitude BETWEEN near.west AND near.east AND drawn.latitude BETWEEN near.south AND near.north
  OFFSET 0
) AS drawn
JOIN issue ON issue.number = drawn.issue AND issue.state = ANY ($2)`;

type Row =
  | { readonly report: null; readonly cell: number; readonly version: number }
  | {
      readonly report: number;
      readonly issue: IssueNumber;
      readonly limit_class: LimitClass;
      readonly nature: Nature;
      readonly longitude: number;
      readonly latitude: number;
      readonly received_ms: number;
      readonly limit_ms: number | null;
      readonly sketch: Buffer;
    };

/** Decides for reports that are written together whether each is of a matter that an open issue deals with. One round trip for all of them. */
@Injectable()
export class MergingStep {
  constructor(
    private readonly pool: Pool,
    private readonly pack: DistrictPack,
    private readonly sketcher: MatterSketcher,
    private readonly clock: Clock,
  ) {}

  /** Undefined if the report opens an issue whatever others say: merging is off, it is tried out only, or it was received so long ago that nothing is kept of that time. */
  place(submission: Submission): PlacedMatter | undefined {
    const policy = this.pack.merging;
    const { text, classification, at, receivedAtMs, promisedLimitMs } = submission;
    if (!policy || submission.sandbox || receivedAtMs < this.clock.nowMs() - policy.withinHours * HOUR_MS) return undefined;
    const { nature, limitClass, keywords } = classification;
    const sketch = this.sketcher.sketch(text, keywords);
    return {
      matter: { sketch, nature, limitClass, at, receivedAtMs, limitMs: promisedLimitMs },
      around: surroundings(at, policy.withinMetres),
    };
  }

  async decide(group: readonly PlacedMatter[]): Promise<Merging> {
    const policy = this.pack.merging;
    if (!policy || group.length === 0) return { verdicts: [], versions: new Map() };
    const looked = group.flatMap(({ around: { cells, ...square } }, report) => cells.map((cell) => ({ report, cell, ...square })));
    const { rows } = await this.pool.query<Row>({
      name: 'look-around',
      text: LOOK_AROUND,
      values: [JSON.stringify(looked), MERGEABLE_STATES],
    });
    const candidates = new Map<number, MergingCandidate[]>();
    const versions = new Map(looked.map(({ cell }) => [cell, 0]));
    for (const row of rows) {
      if (row.report === null) versions.set(row.cell, row.version);
      else candidates.set(row.report, [...(candidates.get(row.report) ?? []), candidateOf(row)]);
    }

    const opening: Matter[] = [];
    const verdicts = group.map(({ matter, around }, report): MergingVerdict => {
      const decision = decideMerging(matter, candidates.get(report) ?? [], policy);
      if (decision.kind === 'joins') return decision;
      if (opening.some((other) => likeness(matter, other, policy).score >= policy.suggestAbove)) return { kind: 'waits' };
      opening.push(matter);
      return { ...decision, cell: mergingCell(matter.at), cells: around.cells, sketch: sketchBytes(matter.sketch) };
    });
    return { verdicts, versions };
  }
}

function candidateOf(row: Extract<Row, { readonly issue: IssueNumber }>): MergingCandidate {
  return {
    issue: row.issue,
    matter: {
      sketch: sketchOf(row.sketch),
      nature: row.nature,
      limitClass: row.limit_class,
      at: [row.longitude, row.latitude],
      receivedAtMs: row.received_ms,
      limitMs: row.limit_ms ?? undefined,
    },
  };
}
