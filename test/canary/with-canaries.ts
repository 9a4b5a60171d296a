import { validated, type InputClass } from '@xianban/service-kit/http/validated';
import { getMetadataStorage } from 'class-validator';

/** Strings that stand nowhere else in the world, one for each kind of field. */
export interface Canaries {
  readonly words: string;
  /** With plus and space, which no code has. */
  readonly phone: string;
  readonly link: string;
}

type Json = Record<string, unknown>;

/**
 * A payload with a canary in every field that takes words, a telephone or a link: those of the example, and those that it leaves out. What only takes a
 * code, a date or a number stays as it is.
 * @param spared fields that are no words about anybody: ids of reports and codes
 */
export function withCanaries<T extends object>(
  payload: InputClass<T>,
  example: object,
  canaries: Canaries,
  spared: readonly string[],
): Json {
  const whole = structuredClone(example) as Json;
  const accepts = (): boolean => validated(structuredClone(whole), payload).ok;
  const candidates = [canaries.words, canaries.phone, canaries.link];

  /** Puts the first thing that the whole payload takes into a place; else leaves what was there. */
  const plant = (holder: Json, field: string, values: readonly unknown[]): void => {
    const before = holder[field];
    for (const value of values) {
      holder[field] = value;
      if (accepts()) return;
    }
    if (before === undefined) delete holder[field];
    else holder[field] = before;
  };

  const fill = (holder: Json, shape: InputClass<object> | undefined): void => {
    for (const field of new Set([...Object.keys(holder), ...fieldsOf(shape)])) {
      if (spared.includes(field)) continue;
      const inner = holder[field];
      const innerShape = shape && shapeOf(shape, field);
      if (isObject(inner)) fill(inner, innerShape);
      else if (innerShape && inner === undefined) fillAbsent(holder, field, innerShape);
      else if (inner === undefined || typeof inner === 'string') plant(holder, field, [...candidates, ...candidates.map((one) => [one])]);
      else if (Array.isArray(inner) && inner.some(isObject)) for (const item of inner.filter(isObject)) fill(item, innerShape);
      else if (Array.isArray(inner))
        plant(
          holder,
          field,
          candidates.map((one) => [one]),
        );
    }
  };

  const fillAbsent = (holder: Json, field: string, shape: InputClass<object>): void => {
    holder[field] = {};
    fill(holder[field] as Json, shape);
    if (!accepts()) delete holder[field];
  };

  fill(whole, payload);
  return whole;
}

function fieldsOf(shape: InputClass<object> | undefined): string[] {
  if (!shape) return [];
  return getMetadataStorage()
    .getTargetValidationMetadatas(shape, '', false, false)
    .map(({ propertyName }) => propertyName);
}

function shapeOf(shape: InputClass<object>, field: string): InputClass<object> | undefined {
  const type: unknown = Reflect.getMetadata('design:type', shape.prototype as object, field);
  return typeof type === 'function' && fieldsOf(type as InputClass<object>).length > 0 ? (type as InputClass<object>) : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
