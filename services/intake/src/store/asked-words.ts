import type { RequestId } from '@xianban/contracts/values/identifiers';

/** What only the asker's key opens. Column `issue_request.asked_words`. */
export interface AskedWords {
  readonly reason: string;
  /** Of an issue for the books: what is still open. */
  readonly openProblems?: readonly string[];
}

/** The place that the words of a request are sealed for. */
export function askedWordsContext(request: RequestId): string {
  return `issue_request.asked_words/${request}`;
}

/** The place that the note of a decision is sealed for. */
export function decidedWordsContext(request: RequestId): string {
  return `issue_request.decided_words/${request}`;
}
