import type { ChannelName } from '@xianban/contracts/values/identifiers';
import type { Origin } from '@xianban/contracts/values/origin';
import type { Position } from '@xianban/contracts/values/position';

import type { ReportDetails, Reporter, ReportRemarks } from '../channel-kit/channel.js';
import type { Classification } from './classify.js';

/** A report that may be accepted: checked, placed and sorted, not yet written. Times in epoch milliseconds of the district's clock. */
export interface Submission {
  readonly channel: ChannelName;
  /** Id of the key that it came with. */
  readonly channelKey: string;
  readonly holder: string;
  /** True for what is tried out: it is told to nobody, and swept. */
  readonly sandbox: boolean;
  readonly externalId?: string;
  readonly reporter: Reporter;
  readonly text: string;
  readonly photos?: readonly string[];
  /** WGS-84 degrees. */
  readonly at: Position;
  readonly observedAtMs: number;
  /** When it came in, whatever it says about itself. */
  readonly acceptedAtMs: number;
  /** The limit runs from here; earlier than `acceptedAtMs` if it was backdated. */
  readonly receivedAtMs: number;
  /** The limit that somebody else promised. */
  readonly promisedLimitMs?: number;
  /** True if whoever reported has seen the matter as a verifier. */
  readonly verified: boolean;
  /** Whether its channel brings complaints. */
  readonly origin: Origin;
  /** What only its channel knows. */
  readonly details?: ReportDetails;
  /** Further words of the reporter, by label. */
  readonly remarks?: ReportRemarks;
  readonly classification: Classification;
}
