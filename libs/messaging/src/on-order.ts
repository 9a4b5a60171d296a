import 'reflect-metadata';

import { describeMessage, type MessageClass } from '@xianban/contracts/message';

/** Where the decorator keeps the message class on the method. */
export const ORDER_METADATA = Symbol('xianban:on-order');

/**
 * Obeys an order: `(order: T) => Promise<Reply>` on a provider. The order arrives validated and without unknown fields; an invalid one is
 * refused with `{ ok: false, reason: 'invalid', field }` before the method is called. All instances of a service share the orders.
 * @throws TypeError if the class is not an order.
 */
export function OnOrder<T extends object>(message: MessageClass<T>) {
  if (!describeMessage(message).subject.startsWith('cmd.')) throw new TypeError(`${message.name} is not an order`);
  // generic in the reply, since a descriptor of a method with a narrower one is another type
  return <R extends object>(_target: object, _name: string | symbol, method: TypedPropertyDescriptor<(order: T) => Promise<R>>): void =>
    Reflect.defineMetadata(ORDER_METADATA, message, method.value as object);
}
