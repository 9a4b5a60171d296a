import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { MessageClass } from '@xianban/contracts/message';

import { FACT_METADATA, type FactReaction } from './on-fact.js';
import { ORDER_METADATA } from './on-order.js';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** A method that obeys an order. */
export interface FoundOrderHandler {
  readonly message: MessageClass;
  readonly run: (order: object) => Promise<object>;
}

/** A method that reacts to a fact. */
export interface FoundReaction {
  readonly reaction: FactReaction;
  readonly run: Method;
}

/** Finds the decorated methods of all providers. */
@Injectable()
export class HandlerExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error if two methods obey the same order: one of them would never be called. */
  orderHandlers(): readonly FoundOrderHandler[] {
    const found = this.methodsWith<MessageClass>(ORDER_METADATA).map(({ metadata, run }) => ({
      message: metadata,
      run: (order: object) => run(order) as Promise<object>,
    }));
    refuseTwice(
      found.map(({ message }) => message.name),
      'order',
    );
    return found;
  }

  /** @throws Error if two methods share a durable consumer: each would see some of the facts only. */
  reactions(): readonly FoundReaction[] {
    const found = this.methodsWith<FactReaction>(FACT_METADATA).map(({ metadata, run }) => ({ reaction: metadata, run }));
    refuseTwice(
      found.map(({ reaction }) => reaction.durable),
      'durable',
    );
    return found;
  }

  private methodsWith<M>(key: symbol): readonly { readonly metadata: M; readonly run: Method }[] {
    const instances = new Set<object>();
    for (const { instance, isDependencyTreeStatic } of [...this.discovery.getProviders(), ...this.discovery.getControllers()].map(
      (wrapper) => ({ instance: wrapper.instance as unknown, isDependencyTreeStatic: wrapper.isDependencyTreeStatic() }),
    )) {
      if (typeof instance === 'object' && instance !== null && isDependencyTreeStatic) instances.add(instance);
    }
    return [...instances].flatMap((instance) => {
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = (prototype as Record<string, Method>)[name];
        const metadata = Reflect.getMetadata(key, method) as M | undefined;
        return metadata === undefined ? [] : [{ metadata, run: (...args: readonly unknown[]) => method.apply(instance, [...args]) }];
      });
    });
  }
}

function refuseTwice(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`the ${what} ${twice} has two handlers`);
}
