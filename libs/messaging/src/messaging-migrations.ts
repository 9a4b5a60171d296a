import { CreateOutbox1767225600001 } from './migrations/1767225600001-create-outbox.js';
import { CreateInbox1767225600002 } from './migrations/1767225600002-create-inbox.js';
import { CreateOrderAnswer1767225600003 } from './migrations/1767225600003-create-order-answer.js';
import { StoreLargeFactsAsTheyAre1795700042000 } from './migrations/1795700042000-store-large-facts-as-they-are.js';
import { CreateFactTry1767225600004 } from './migrations/1767225600004-create-fact-try.js';

/** Messaging's own tables: every service, and the worker, puts these first in its migrations. */
export const messagingMigrations = [
  CreateOutbox1767225600001,
  CreateInbox1767225600002,
  CreateOrderAnswer1767225600003,
  CreateFactTry1767225600004,
  StoreLargeFactsAsTheyAre1795700042000,
];
