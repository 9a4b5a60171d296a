import { join } from 'node:path';

/** The bundled workflows, which `bundle.ts` leaves beside what they were compiled to. */
export const WORKFLOW_BUNDLE = { path: join(import.meta.dirname, '..', 'workflow-bundle.js') };
