import { DependencyAway } from '../dependency-away.js';

/** Nobody obeys this order right now: it was not taken, and may be given again at once. */
export class NoResponder extends DependencyAway {
  override readonly name = 'NoResponder';
}
