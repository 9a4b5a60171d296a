import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

type InputClass = new () => Record<string, unknown>;

/** Where swagger keeps what it knows about a property. */
const DESCRIBED = 'swagger/apiModelProperties';

/** What our own rules mean in JSON Schema. */
const CONVERTERS = {
  isInstant: { type: 'string', format: 'date-time' },
  isPosition: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
  isPlainText: ({ constraints }: { constraints?: unknown[] }) => ({
    type: 'string' as const,
    minLength: 1,
    maxLength: Number(constraints?.[0]),
  }),
} as const;

/** Tells swagger about every class with validation rules, so that an API's description says what is checked, and nobody writes it twice. */
export function describeValidatedClasses(): void {
  // the only way to learn which classes there are
  const { validationMetadatas } = getMetadataStorage() as unknown as { validationMetadatas: ReadonlyMap<unknown, unknown> };
  for (const target of validationMetadatas.keys()) if (typeof target === 'function') describe(target as InputClass);
}

function describe(target: InputClass): void {
  const prototype = target.prototype as object;
  const defaults = new target();
  const { properties = {}, required = [] } = targetConstructorToSchema(target, { additionalConverters: CONVERTERS });
  for (const [name, schema] of Object.entries(properties)) {
    if (Reflect.hasMetadata(DESCRIBED, prototype, name)) continue;
    const preset = defaults[name];
    const described = {
      ...(nestedClass(target, name, schema) ?? plain(schema)),
      required: required.includes(name) && preset === undefined,
      ...(preset !== undefined && { default: preset }),
    };
    ApiProperty(described)(prototype, name);
  }
}

/** A property of another class of ours, or a list of them. */
function nestedClass(target: InputClass, name: string, schema: object): ApiPropertyOptions | undefined {
  const metadata = defaultMetadataStorage.findTypeMetadata(target, name) as { typeFunction: unknown } | undefined;
  const typeFunction = metadata?.typeFunction as (() => InputClass) | undefined;
  // swagger takes a function for a reference to a class only if its name is `type`
  return typeFunction && { type: () => typeFunction(), isArray: 'items' in schema };
}

/** A nested class without `@Type` is referred to by a name that swagger does not know. */
function plain(schema: object): object {
  return '$ref' in schema ? { type: 'object' } : schema;
}
