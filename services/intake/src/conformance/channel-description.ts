import type { ChannelExtension } from '../http/channel-extension.js';

/** Schema of a payload, as far as it is looked at. */
export interface PayloadSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly type?: string; readonly maxLength?: number }>>;
}

/** What a running system says of one of its channels in `/openapi.json`. */
export interface ChannelDescription extends ChannelExtension {
  readonly example: Readonly<Record<string, unknown>>;
  readonly schema: PayloadSchema;
}

interface Schema extends PayloadSchema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly 'x-channel'?: ChannelExtension;
  readonly requestBody?: {
    readonly content?: Readonly<
      Record<string, { readonly schema?: Schema; readonly examples?: { readonly one?: { readonly value: object } } }>
    >;
  };
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, PayloadSchema>> };
}

/** @param baseUrl of the system, without a slash at the end. @throws Error if it describes no such channel */
export async function readChannelDescription(baseUrl: string, name: string): Promise<ChannelDescription> {
  const response = await fetch(`${baseUrl}/openapi.json`).catch((cause: unknown) => {
    throw new Error(`${baseUrl} cannot be reached`, { cause });
  });
  if (!response.ok) throw new Error(`${baseUrl}/openapi.json answers ${response.status}`);
  const document = (await response.json()) as ApiDocument;
  const operation = Object.values(document.paths).find(({ post }) => post?.['x-channel']?.name === name)?.post;
  const extension = operation?.['x-channel'];
  const content = operation?.requestBody?.content?.['application/json'];
  const example = content?.examples?.one?.value;
  if (!extension || !example) throw new Error(`${baseUrl}/openapi.json describes no channel ${name} that takes reports`);
  const one = content.schema?.oneOf?.[0] ?? content.schema;
  const schema = document.components.schemas[one?.$ref?.split('/').at(-1) ?? ''] ?? {};
  return { ...extension, example: example as ChannelDescription['example'], schema };
}
