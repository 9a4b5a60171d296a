/** The part of JSON Schema that the vocabulary uses. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly prefixItems?: readonly SchemaObject[];
  readonly enum?: readonly unknown[];
  readonly [keyword: string]: unknown;
}
