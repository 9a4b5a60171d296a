import { breakingChanges } from './breaking-changes.ts';
import type { SchemaObject } from './schema-object.ts';

const before: Readonly<Record<string, SchemaObject>> = {
  ReportAcceptedV1: {
    type: 'object',
    required: ['issue'],
    properties: { issue: { type: 'string', pattern: '^a$', description: 'Its number.' }, limitAt: { type: 'string' } },
  },
};
const changed = (change: Partial<SchemaObject>): Record<string, SchemaObject> => ({
  ReportAcceptedV1: { ...before['ReportAcceptedV1'], ...change },
});
const { issue, limitAt } = before['ReportAcceptedV1']?.properties as Record<string, SchemaObject>;

describe('a published message', () => {
  it('may gain an optional field, a neighbour and better words', () => {
    const properties = { issue: { ...issue, description: 'What people say.' }, limitAt, gained: { type: 'boolean' } } as Record<
      string,
      SchemaObject
    >;
    expect(breakingChanges(before, { ...changed({ properties }), ReportAcceptedV2: {} })).toEqual([]);
  });

  it('does not mind the order of keywords', () => {
    const properties = { issue: { pattern: '^a$', type: 'string' }, limitAt } as Record<string, SchemaObject>;
    expect(breakingChanges(before, changed({ properties }))).toEqual([]);
  });

  it.each([
    ['gain a required field', changed({ required: ['issue', 'limitAt'] }), 'ReportAcceptedV1.limitAt: is now required'],
    ['lose a field', changed({ properties: { issue } }), 'ReportAcceptedV1.limitAt: is gone'],
    ['stop promising a field', changed({ required: [] }), 'ReportAcceptedV1.issue: is no longer always there'],
    [
      'change a rule',
      changed({ properties: { issue: { type: 'string', pattern: '^b$' }, limitAt } }),
      'ReportAcceptedV1.issue: has another rule',
    ],
    ['disappear', {}, 'ReportAcceptedV1: is gone'],
  ])('may not %s', (_what, after, complaint) => {
    expect(breakingChanges(before, after)).toEqual([complaint]);
  });
});
