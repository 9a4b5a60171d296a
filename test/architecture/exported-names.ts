import { basename } from 'node:path';

import ts from 'typescript';

import { textOf } from './workspace.ts';

/** Something that a file exports. */
export interface ExportedName {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'value' | 'type';
  readonly documented: boolean;
}

/** What a source file exports by name. */
export function exportedNames(file: string): ExportedName[] {
  const source = ts.createSourceFile(basename(file), textOf(file), ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    if (!isExported(statement)) return [];
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
    return namesOf(statement).map((name) => ({ name, kind: kindOf(statement), documented }));
  });
}

/** `DispatchTaskV1` → `dispatch-task`. */
export function kebab(name: string): string {
  return name
    .replace(/V?\d+$/, '')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-')
    .toLowerCase();
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.getText()] : [];
}

function kindOf(statement: ts.Statement): ExportedName['kind'] {
  if (ts.isClassDeclaration(statement)) return 'class';
  if (ts.isFunctionDeclaration(statement)) return 'function';
  return ts.isVariableStatement(statement) ? 'value' : 'type';
}
