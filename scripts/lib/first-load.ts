/** The source files that the page loads before its first line runs: all that its entry imports statically, types aside. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

function importsOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(statement) && statement.isTypeOnly;
    const from =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : null;
    return from && !isType && ts.isStringLiteral(from) && from.text.startsWith('.') ? [from.text] : [];
  });
}

export function firstLoad(entry: string): string[] {
  const files = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const file of files) {
    for (const name of importsOf(file)) {
      const path = ['.ts', '.tsx'].map((ending) => join(dirname(file), name + ending)).find(existsSync);
      if (path !== undefined) files.add(path);
    }
  }
  return [...files];
}
