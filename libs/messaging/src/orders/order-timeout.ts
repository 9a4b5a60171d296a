import { DependencyAway } from '../dependency-away.js';

/** No answer came in time: whether the order was obeyed is unknown. Give it again under the same key. */
export class OrderTimeout extends DependencyAway {
  override readonly name = 'OrderTimeout';
}
