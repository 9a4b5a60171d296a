import { createRequire } from 'node:module';

import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

import type { ClassDocs } from './docstrings.ts';
import type { ContractMessage } from './message-classes.ts';
import type { SchemaObject } from './schema-object.ts';

const PREFIX = '#/components/schemas/';

type SchemaOptions = NonNullable<Parameters<typeof validationMetadatasToSchemas>[0]>;

/** What `@Type` recorded. class-transformer gives it out, but without types. */
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: SchemaOptions['classTransformerMetadataStorage'] & object;
};

type Converter = NonNullable<SchemaOptions['additionalConverters']>[string];
type Schemas = Readonly<Record<string, SchemaObject>>;

/** JSON Schema of every message and of what it contains, by class name, as class-validator's rules and the docstrings say. */
export function messageSchemas(messages: readonly ContractMessage[], docs: ReadonlyMap<string, ClassDocs>): Record<string, SchemaObject> {
  const ruled = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: PREFIX,
    additionalConverters: {
      isInstant: { type: 'string', format: 'date-time' },
      // a column says itself what it is
      column: (({ constraints }: { constraints: readonly unknown[] }) => constraints[0]) as Converter,
      isPosition: {
        type: 'array',
        prefixItems: [
          { type: 'number', minimum: -180, maximum: 180 },
          { type: 'number', minimum: -90, maximum: 90 },
        ],
        minItems: 2,
        maxItems: 2,
      } as Converter,
    },
  }) as Schemas;

  const schemas: Record<string, SchemaObject> = {};
  const add = (name: string, schema: SchemaObject | undefined): void => {
    if (!schema || schemas[name]) return;
    schemas[name] = described(schema, docs, name);
    for (const [, contained] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      if (contained) add(contained, ruled[contained]);
  };
  for (const { message } of messages) add(message.name, ruleOf(message, ruled));
  return schemas;
}

/** A message that adds no field to its parent has no rules of its own. */
function ruleOf(message: ContractMessage['message'], ruled: Schemas): SchemaObject | undefined {
  const parent = Object.getPrototypeOf(message) as ContractMessage['message'];
  return ruled[message.name] ?? ruled[parent.name];
}

function described(schema: SchemaObject, docs: ReadonlyMap<string, ClassDocs>, name: string): SchemaObject {
  const own = docs.get(name);
  const inherited = own?.parent === undefined ? undefined : docs.get(own.parent);
  const properties = Object.entries(schema.properties ?? {}).map(([property, value]) => {
    const description = own?.properties.get(property) ?? inherited?.properties.get(property);
    return [property, description === undefined || '$ref' in value ? value : { description, ...value }] as const;
  });
  return { ...(own?.text && { description: own.text }), ...schema, properties: Object.fromEntries(properties) };
}
