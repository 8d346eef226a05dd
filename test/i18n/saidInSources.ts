import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A key, and whether a language has it once for each count. */
export interface Said {
  readonly key: string;
  readonly counted: boolean;
}

/** What the files of a folder say with `say` tags, by path below it. */
export function saidInSources(folder: string): Map<string, Said[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file.replaceAll(sep, '/'), saidIn(readFileSync(join(folder, file), 'utf8'))]));
}

/** The sentences of a source text; of a counted pair only the second is a key. */
export function saidIn(text: string): Said[] {
  const source = text.replace(/\/\*\*.*?\*\//gs, '');
  const said: Said[] = [];
  for (const { index, 0: tag } of source.matchAll(/\bsay`/g)) {
    const { key } = keyAt(source, index + tag.length);
    const role = roleAt(source, index);
    if (role !== 'one') said.push({ key, counted: role === 'other' });
  }
  return said;
}

/** The key that a template makes which begins here, and where it ends. */
function keyAt(source: string, start: number): { key: string; end: number } {
  let key = '';
  let holes = 0;
  for (let at = start; ; at++) {
    const sign = source[at];
    if (sign === undefined) throw new Error(`A template is never closed: ${source.slice(start, start + 80)}`);
    if (sign === '`') return { key, end: at };
    if (sign === '\\') throw new Error(`Say it without backslashes: ${source.slice(start, start + 80)}`);
    if (!source.startsWith('${', at)) {
      key += sign;
    } else {
      key += `{{${holes++}}}`;
      at = endOfHole(source, at + 2);
    }
  }
}

/** Where the brace stands that closes a hole, past the braces and templates in it. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '`') at = keyAt(source, at + 1).end;
    else if (source[at] === '{') depth++;
    else if (source[at] === '}' && depth-- === 0) return at;
  }
  throw new Error(`A hole is never closed: ${source.slice(start, start + 80)}`);
}

/** Whether a tag is the first or the second of a counted pair. */
function roleAt(source: string, index: number): 'one' | 'other' | undefined {
  const before = source.slice(0, index);
  if (/\bcounted\(\s*[\w.]+,\s*$/.test(before)) return 'one';
  return /\bcounted\(\s*[\w.]+,\s*say`[^`]*`,\s*$/.test(before) ? 'other' : undefined;
}
