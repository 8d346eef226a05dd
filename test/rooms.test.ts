import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readTree } from './support/imports';

const ROOT = join(__dirname, '..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];

/** What stands above all rooms has no name; the picture shows its files. */
const TOP = 'app.ts, main.ts';
const rooms = readdirSync(join(ROOT, 'src/bot'), { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

type Arrow = readonly [from: string, to: string];

/** `a --> b & c`, where a box may have a text of its own: `a["its text"]`. */
function arrowsIn(picture: string): Arrow[] {
  const texts = new Map([...picture.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, id = '', text = '']) => [id, text]));
  const lines = picture.replace(/\["[^"]+"\]/g, '').split('\n');
  return lines.flatMap((line) => {
    const steps = line.split('-->').map((step) => step.split('&').map((id) => texts.get(id.trim()) ?? id.trim()));
    return steps.slice(1).flatMap((to, at) => (steps[at] ?? []).flatMap((from) => to.map((one): Arrow => [from, one])));
  });
}

function importsBetweenRooms(): Arrow[] {
  const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : TOP);
  return Object.entries(readTree(join(ROOT, 'src/bot'))).flatMap(([file, specifiers]) =>
    specifiers
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier): Arrow => [roomOf(file), roomOf(posix.join(posix.dirname(file), specifier))])
      .filter(([from, to]) => from !== to),
  );
}

/** Every room that the arrows lead to, step by step. */
function below(room: string, arrows: readonly Arrow[]): Set<string> {
  const found = new Set<string>();
  for (let waiting = [room]; waiting.length > 0; ) {
    waiting = arrows.filter(([from, to]) => waiting.includes(from) && !found.has(to)).map(([, to]) => to);
    for (const one of waiting) found.add(one);
  }
  return found;
}

const shown = ([from, to]: Arrow) => `${from} → ${to}`;

describe('The picture of the rooms', () => {
  const arrows = arrowsIn(diagram);

  test('shows each room, and no other', () => {
    expect([...new Set(arrows.flat())].sort()).toEqual([...rooms, TOP].sort());
  });

  test('has no arrow that is no import', () => {
    const imports = new Set(importsBetweenRooms().map(shown));
    expect(arrows.map(shown).filter((arrow) => !imports.has(arrow))).toEqual([]);
  });

  test('has a way for every import', () => {
    const missing = importsBetweenRooms().filter(([from, to]) => !below(from, arrows).has(to));
    expect([...new Set(missing.map(shown))]).toEqual([]);
  });

  test('comes with a table that tells of each', () => {
    const told = [...page.matchAll(/^\| `(\w+)\/` \|/gm)].map(([, room = '']) => room);
    expect(told.sort()).toEqual(rooms.toSorted());
  });
});

describe('The check itself', () => {
  test('reads chains, several at once, and boxes with a text', () => {
    const picture = 'flowchart TD\n  top["a.ts, b.ts"] --> one --> two & three\n  two --> top';
    expect(arrowsIn(picture).map(shown)).toEqual(['a.ts, b.ts → one', 'one → two', 'one → three', 'two → a.ts, b.ts']);
    expect([...below('one', arrowsIn(picture))].sort()).toEqual(['a.ts, b.ts', 'one', 'three', 'two']);
  });
});
