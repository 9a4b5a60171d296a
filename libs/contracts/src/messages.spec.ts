import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { parse } from 'yaml';

import { describeMessage, type MessageClass } from './message.js';

interface Found {
  readonly file: string;
  readonly message: MessageClass;
}

const MESSAGE_FILE = /^(?!task-fact).*(?<!\.spec)\.ts$/;
const found = ['events', 'commands'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => MESSAGE_FILE.test(file))
    .map((file) => ({ folder, file })),
);

async function messagesOf({ folder, file }: { folder: string; file: string }): Promise<Found[]> {
  const module = (await import(`./${folder}/${file.replace(/\.ts$/, '.js')}`)) as Record<string, unknown>;
  return Object.values(module)
    .filter((value) => typeof value === 'function')
    .map((value) => ({ file, message: value as unknown as MessageClass }));
}

const validate = (message: MessageClass, payload: unknown): ValidationError[] =>
  validateSync(plainToInstance(message, payload), { whitelist: true, forbidUnknownValues: true });

/** Fields of a message and of its parents. */
function fieldsOf(message: MessageClass): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(message, '', true, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}

function pathsOf(errors: readonly ValidationError[]): string[] {
  return errors.map(({ property }) => property);
}

describe('the vocabulary', () => {
  let messages: Found[];

  beforeAll(async () => {
    messages = (await Promise.all(found.map(messagesOf))).flat();
  });

  it('holds one message per file, named after it', () => {
    const kebab = (name: string): string =>
      name
        .replace(/V\d+$/, '')
        .replaceAll(/(?<!^)[A-Z]/g, '-$&')
        .toLowerCase();
    const inFolders = messages.map(({ file, message }) => [file, `${kebab(message.name)}.ts`]);
    expect(inFolders.filter(([file, expected]) => file !== expected)).toEqual([]);
    expect(messages).toHaveLength(found.length);
  });

  it('has no two messages with one subject', () => {
    const subjects = messages.map(({ message }) => describeMessage(message).subject);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('versions every class like its subject', () => {
    for (const { message } of messages) {
      expect(message.name.match(/V\d+$/)?.[0].toLowerCase()).toBe(describeMessage(message).subject.split('.').at(-1));
    }
  });

  it('gives an example of every message that its own rules accept', () => {
    const refused = messages.filter(({ message }) => validate(message, message.example).length > 0);
    expect(refused.map(({ message }) => message.name)).toEqual([]);
  });

  it('gives an example of every message that its JSON Schema in asyncapi.yaml accepts', () => {
    const document = parse(readFileSync(join(import.meta.dirname, '../asyncapi.yaml'), 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(document, 'asyncapi');
    for (const { message } of messages) {
      const accepts = ajv.getSchema(`asyncapi#/components/schemas/${message.name}`);
      expect({ name: message.name, accepted: accepts?.(message.example), errors: accepts?.errors }).toEqual({
        name: message.name,
        accepted: true,
        errors: null,
      });
    }
  });

  it('refuses a wrong value in each field of each message and names the field', () => {
    for (const { message } of messages) {
      for (const field of fieldsOf(message)) {
        const errors = validate(message, { ...message.example, [field]: Number.NaN });
        expect({ name: message.name, at: pathsOf(errors) }).toEqual({ name: message.name, at: [field] });
      }
    }
  });

  it('refuses a message that lacks a required field and takes one that lacks an optional field', () => {
    for (const { message } of messages) {
      for (const field of fieldsOf(message)) {
        const rules = getMetadataStorage().getTargetValidationMetadatas(message, '', true, false);
        const optional = rules.some(({ propertyName, type }) => propertyName === field && type === 'conditionalValidation');
        const errors = validate(message, { ...message.example, [field]: undefined });
        expect({ name: message.name, field, at: pathsOf(errors) }).toEqual({ name: message.name, field, at: optional ? [] : [field] });
      }
    }
  });

  it('strips a field that it does not know, so that a published fact may gain one', () => {
    for (const { message } of messages) {
      const instance = plainToInstance(message, { ...message.example, gained: 'later' });
      expect(validateSync(instance, { whitelist: true })).toEqual([]);
      expect(instance).not.toHaveProperty('gained');
    }
  });
});
