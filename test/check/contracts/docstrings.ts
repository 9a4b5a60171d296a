import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** What the docstrings of a class say. */
export interface ClassDocs {
  readonly text: string | undefined;
  readonly parent: string | undefined;
  readonly properties: ReadonlyMap<string, string>;
}

/** Docstrings of all classes below a folder, by class name. */
export function docstrings(folder: string): Map<string, ClassDocs> {
  const docs = new Map<string, ClassDocs>();
  for (const file of globSync('**/*.ts', { cwd: folder })) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name) continue;
      const properties = statement.members.flatMap((member) => {
        const text = textOf(member);
        return ts.isPropertyDeclaration(member) && text !== undefined ? [[member.name.getText(source), text] as const] : [];
      });
      const parent = statement.heritageClauses?.[0]?.types[0]?.expression.getText(source);
      docs.set(statement.name.text, { text: textOf(statement), parent, properties: new Map(properties) });
    }
  }
  return docs;
}

function textOf(node: ts.Node): string | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).find((doc) => ts.isJSDoc(doc))?.comment;
  return ts.getTextOfJSDocComment(comment)?.replaceAll(/\s*\n\s*/g, ' ');
}
