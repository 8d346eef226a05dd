import { parseSync } from '@swc/core';

/** What a source text shows to others: `CommandText` for an export, `CommandText.at` for a part of one. */
export function exportedNames(source: string): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  const listed = body.flatMap((item) => (item.type === 'ExportNamedDeclaration' ? specifiersOf(item) : []));
  const declared = body.flatMap((item) => {
    const declaration = 'declaration' in item ? item.declaration : 'decl' in item ? item.decl : undefined;
    const names = namesOf(declaration ?? item);
    const isExported = declaration !== undefined || names.some((name) => listed.includes(name));
    return isExported
      ? names.flatMap((name) => [name, ...partsOf(declaration ?? item).map((part) => `${name}.${part}`)])
      : [];
  });
  return [...new Set([...listed, ...declared])];
}

type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

function partsIn(value: unknown): Part[] {
  return isPart(value) ? Object.values(value).flatMap((inner) => (isPart(inner) ? [inner] : [])) : [];
}

/** `export { One, Two as Three }` shows One and Three. */
function specifiersOf(item: unknown): string[] {
  const specifiers = isPart(item) ? partsIn(item.specifiers) : [];
  return specifiers.flatMap(({ exported, orig }) => textOf(exported ?? orig));
}

/** The names that a declaration gives; `const { one, two } = …` gives two. */
function namesOf(declared: unknown): string[] {
  if (!isPart(declared)) return [];
  if (declared.type === 'VariableDeclaration') return partsIn(declared.declarations).flatMap(({ id }) => boundBy(id));
  return textOf(declared.identifier ?? declared.id);
}

function boundBy(pattern: unknown): string[] {
  if (!isPart(pattern)) return [];
  if (pattern.type === 'Identifier') return textOf(pattern);
  const parts = partsIn(pattern.properties ?? pattern.elements);
  return parts.flatMap((part) => boundBy(part.type === 'Identifier' ? part : (part.value ?? part.key)));
}

const members = new Set([
  'TsPropertySignature',
  'TsMethodSignature',
  'TsGetterSignature',
  'ClassProperty',
  'ClassMethod',
  'TsParameterProperty',
]);

/** Every property and method that others can name, however deep in the type. */
function partsOf(declared: unknown): string[] {
  if (!isPart(declared)) return [];
  if (declared.accessibility === 'private') return [];
  const own = members.has(String(declared.type)) ? textOf(declared.key ?? declared.param) : [];
  return [...own, ...Object.values(declared).flatMap(partsOf)];
}

function textOf(identifier: unknown): string[] {
  return isPart(identifier) && typeof identifier.value === 'string' ? [identifier.value] : [];
}
