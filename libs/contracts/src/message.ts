import 'reflect-metadata';

/** Services that own data, and therefore subjects. */
export type ServiceName = 'intake' | 'grid' | 'analytics';

/** A class of `events/` or `commands/`: its instances are the payload, its static `example` is a valid one. */
export interface MessageClass<T extends object = object> {
  new (): T;
  readonly name: string;
  readonly example: T;
}

/** What a message class says about itself. */
export interface MessageDescription {
  /** NATS subject and CloudEvents type, e.g. `evt.report.accepted.v1`. */
  readonly subject: string;
  /** The only service that tells this fact, or that obeys this order. */
  readonly owner: ServiceName;
}

const DESCRIPTION = Symbol('xianban:message');
const FACT = /^evt\.[a-z][a-z-]*\.[a-z][a-z-]*\.v\d+$/;
const ORDER = /^cmd\.([a-z][a-z-]*)\.[a-z][a-z-]*\.v\d+$/;

/** Declares a fact: past tense, told by one service. @throws TypeError if the subject is malformed. */
export function Fact(subject: string, owner: ServiceName): ClassDecorator {
  if (!FACT.test(subject)) throw new TypeError(`a fact's subject is evt.<aggregate>.<what-happened>.v1, not ${subject}`);
  return (target) => Reflect.defineMetadata(DESCRIPTION, { subject, owner } satisfies MessageDescription, target);
}

/** Declares an order: imperative, obeyed by the service that the subject names. @throws TypeError if the subject is malformed. */
export function Order(subject: string): ClassDecorator {
  const owner = ORDER.exec(subject)?.[1] as ServiceName | undefined;
  if (!owner) throw new TypeError(`an order's subject is cmd.<service>.<do-what>.v1, not ${subject}`);
  return (target) => Reflect.defineMetadata(DESCRIPTION, { subject, owner } satisfies MessageDescription, target);
}

/** Subject and owner of a message class. @throws TypeError if the class is neither a fact nor an order. */
export function describeMessage(message: MessageClass): MessageDescription {
  const description = Reflect.getOwnMetadata(DESCRIPTION, message) as MessageDescription | undefined;
  if (!description) throw new TypeError(`${message.name} carries neither @Fact nor @Order`);
  return description;
}
