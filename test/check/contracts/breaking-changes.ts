import type { SchemaObject } from './schema-object.ts';

type Schemas = Readonly<Record<string, SchemaObject>>;

/**
 * What a new set of schemas would break for those who read or write the old one: a published version may only gain optional fields. Descriptions do
 * not count. Each line names class and field.
 */
export function breakingChanges(before: Schemas, after: Schemas): string[] {
  return Object.entries(before).flatMap(([name, old]) => {
    const now = after[name];
    if (!now) return [`${name}: is gone`];
    return changesOf(name, old, now);
  });
}

function changesOf(name: string, old: SchemaObject, now: SchemaObject): string[] {
  const required = new Set(old.required ?? []);
  const nowRequired = new Set(now.required ?? []);
  const changes = Object.entries(old.properties ?? {}).flatMap(([field, rule]) => {
    const nowRule = now.properties?.[field];
    if (!nowRule) return [`${name}.${field}: is gone`];
    return [
      ...(required.has(field) && !nowRequired.has(field) ? [`${name}.${field}: is no longer always there`] : []),
      ...(meaning(rule) === meaning(nowRule) ? [] : [`${name}.${field}: has another rule`]),
    ];
  });
  const demanded = [...nowRequired].filter((field) => !required.has(field)).map((field) => `${name}.${field}: is now required`);
  return [...changes, ...demanded];
}

/** A rule without its words, comparable. */
function meaning(rule: unknown): string {
  return JSON.stringify(rule, (key, value: unknown) => {
    if (key === 'description' && typeof value === 'string') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b, 'en')));
  });
}
