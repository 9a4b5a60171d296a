import type { IssueState } from '@xianban/contracts/values/issue-state';

/**
 * Where an issue can still be joined: whoever joins is called back with all others, so judging, when reporters have been asked, is too late. What
 * is reported after it was verified has come back, and is a matter of its own.
 */
export const MERGEABLE_STATES: readonly IssueState[] = ['received', 'inspecting', 'responding', 'resolving', 'on-the-books', 'verifying'];
