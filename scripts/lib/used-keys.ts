/** Finds in source files every string that could be a message key, and every call of `t` with a key. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface UsedKeys {
  /** Every plain string in them. */
  readonly strings: ReadonlySet<string>;
  /** Every template string as a pattern: each expression in it may be anything. */
  readonly patterns: readonly RegExp[];
  /** Keys and key patterns handed to `t`, with their place. */
  readonly calls: readonly { readonly key: string | RegExp; readonly place: string }[];
}

/** A template that begins like a key ("layers.${kind}.name"); others match too much to mean anything. */
const beginsLikeKey = /^[a-z][A-Za-z0-9]*\./;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function patternOf(template: ts.TemplateExpression): RegExp | null {
  if (!beginsLikeKey.test(template.head.text)) return null;
  const rest = template.templateSpans.map((span) => `.+${escaped(span.literal.text)}`).join('');
  return new RegExp(`^${escaped(template.head.text)}${rest}$`);
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name) && !name.includes('assembly'))
    .map((name) => join(folder, name));
}

export function usedKeys(files: readonly string[]): UsedKeys {
  const strings = new Set<string>();
  const patterns: RegExp[] = [];
  const calls: { key: string | RegExp; place: string }[] = [];

  const keyOf = (node: ts.Node): string | RegExp | null => {
    if (ts.isStringLiteralLike(node)) return node.text;
    return ts.isTemplateExpression(node) ? patternOf(node) : null;
  };

  const visit = (node: ts.Node, source: ts.SourceFile): void => {
    const key = keyOf(node);
    if (typeof key === 'string') strings.add(key);
    else if (key !== null) patterns.push(key);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      const first = node.arguments[0] === undefined ? null : keyOf(node.arguments[0]);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (first !== null) calls.push({ key: first, place: `${source.fileName}:${line}` });
    }
    ts.forEachChild(node, (child) => visit(child, source));
  };

  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
    visit(source, source);
  }
  return { strings, patterns, calls };
}
