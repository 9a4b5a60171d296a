import { ValidateBy } from 'class-validator';

/** What every entry of a column must be, and its JSON Schema. */
export interface ColumnEntry {
  readonly accepts: (entry: unknown) => boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

/**
 * A list of entries of one kind, one for each entry of another column. Checked in one pass, since a fact in columns has thousands of entries.
 * @param first name of the column that says how many there are; absent for that column itself
 * @param most entries
 */
export function IsColumn(
  { accepts, schema }: ColumnEntry,
  { first, most }: { readonly first?: string; readonly most: number },
): PropertyDecorator {
  return ValidateBy({
    name: 'column',
    constraints: [{ type: 'array', items: schema, minItems: 1, maxItems: most }],
    validator: {
      validate: (value: unknown, args) => {
        const leading: unknown = first === undefined ? value : (args?.object as Record<string, unknown> | undefined)?.[first];
        // whatever is wrong with the first column is said of that one
        const isLong = Array.isArray(leading) && Array.isArray(value) && value.length !== leading.length;
        return Array.isArray(value) && value.length >= 1 && value.length <= most && !isLong && value.every(accepts);
      },
      defaultMessage: () => `$property must be a list of 1 to ${most} entries of one kind, as many as ${first ?? 'there are'}`,
    },
  });
}
