import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import ts from 'typescript';

import type { ContractMessage } from './message-classes.ts';

/** One line of the table of subjects: who says it and who listens. */
export interface SubjectLine {
  readonly subject: string;
  readonly kind: 'fact' | 'order';
  readonly owner: string;
  /** Projects that tell the fact or give the order. */
  readonly from: readonly string[];
  /** Durable consumers of the fact, or projects that obey the order. */
  readonly to: readonly string[];
}

interface Use {
  readonly className: string;
  readonly project: string;
  readonly role: 'says' | 'hears';
  /** The durable's name of a reaction. */
  readonly durable?: string;
}

const SOURCES = ['services/*/src/**/*.ts', 'workflows/*/src/**/*.ts'];

/** Who publishes and who consumes each subject, read from the sources: `@OnFact`, `@OnOrder`, and every other use of a message class as a value. */
export function subjectTable(root: string, messages: readonly ContractMessage[]): SubjectLine[] {
  const names = new Set(messages.map(({ message }) => message.name));
  const files = globSync(SOURCES, { cwd: root }).filter((file) => !file.endsWith('.spec.ts') && !file.includes('/testing/'));
  const uses = files.flatMap((file) => usesOf(join(root, file), file.split('/')[1] ?? '', names));
  return messages.map(({ subject, kind, owner, message }) => {
    const own = uses.filter(({ className }) => className === message.name);
    const projects = (role: Use['role']): string[] => own.filter((use) => use.role === role).map((use) => use.durable ?? use.project);
    return { subject, kind, owner, from: distinct(projects('says')), to: distinct(projects('hears')) };
  });
}

/** What is wrong with the table: nobody or the wrong one tells, obeys or gives. */
export function subjectFaults(lines: readonly SubjectLine[]): string[] {
  return lines.flatMap(({ subject, kind, owner, from, to }) => {
    if (kind === 'fact')
      return from.join() === owner ? [] : [`${subject}: told by ${from.join(', ') || 'nobody'} instead of its owner ${owner}`];
    return [
      ...(to.join() === owner ? [] : [`${subject}: obeyed by ${to.join(', ') || 'nobody'} instead of its owner ${owner}`]),
      ...(from.length > 0 ? [] : [`${subject}: nobody gives this order`]),
    ];
  });
}

function usesOf(file: string, project: string, names: ReadonlySet<string>): Use[] {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('@xianban/contracts/')) return [];
  const source = ts.createSourceFile(basename(file), text, ts.ScriptTarget.ES2022, true);
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) && names.has(node.text)) uses.push(useOf(node, project, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function useOf(node: ts.Identifier, project: string, source: ts.SourceFile): Use {
  const { parent } = node;
  const call = ts.isCallExpression(parent) ? parent : undefined;
  const decorator = call && ts.isDecorator(call.parent) ? call.expression.getText(source) : undefined;
  if (decorator === 'OnOrder') return { className: node.text, project, role: 'hears' };
  if (decorator !== 'OnFact') return { className: node.text, project, role: 'says' };
  const durable = call?.arguments[1];
  return { className: node.text, project, role: 'hears', ...(durable && ts.isStringLiteral(durable) && { durable: durable.text }) };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en'));
}
