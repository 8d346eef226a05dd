import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Catalog } from '../../src/bot/kinds/catalog';
import { readTree, type Tree } from '../support/imports';
import { detailLabels } from './detailLabels';
import { type Said, saidIn, saidInSources } from './saidInSources';
import { saidOnCards } from './saidOnCards';

const ROOT = join(__dirname, '../..');
const SOURCES = join(ROOT, 'src/bot');
const MESSAGES = join(ROOT, 'messages');

interface Manifest {
  readonly bots: {
    readonly commandLists: { readonly commands: { readonly title: string; readonly description: string }[] }[];
  }[];
}

const catalog = Catalog.load();
const cards = saidOnCards(join(ROOT, 'cards'));
const sources = saidInSources(SOURCES);
const tree = readTree(SOURCES);
/** What stands before the details on the summary of a kind. */
const labelsOf = new Map<string, string[]>();
beforeAll(async () => {
  for (const kind of catalog.kinds) labelsOf.set(kind.name, await detailLabels(kind));
});
const kinds = new Map(catalog.kinds.map((kind) => [kind.name, kind]));

/** The files that a file imports, itself, and so on. */
function reach(file: string, tree: Tree, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of tree[file] ?? []) {
    const path = `${posix.join(posix.dirname(file), specifier)}.ts`;
    if (specifier.startsWith('.') && Object.hasOwn(tree, path)) reach(path, tree, seen);
  }
  return seen;
}

function reachOf(kind: string): Set<string> {
  const file = Object.keys(tree).find((path) => path.endsWith(`/${kind}.kind.ts`)) ?? '';
  return reach(file, tree);
}

/** What one kind says: on its cards, in its sources, and how it is called. */
function saidOf(name: string): Said[] {
  const kind = kinds.get(name);
  const own = kind
    ? [
        kind.title,
        kind.command,
        kind.description,
        kind.openTitle,
        ...(kind.fromMessage ? [kind.fromMessage.title, kind.fromMessage.description] : []),
        ...(kind.example ? [kind.example.line, kind.example.several ?? []].flat() : []),
        'phrases',
        ...(kind.barePhrases ? ['barePhrases'] : []),
        ...(kind.offeredPhrases ? ['offeredPhrases'] : []),
      ]
    : [];
  const onCards = cards.get(name) ?? [];
  const inSources = [...reachOf(name)].flatMap((file) => sources.get(file) ?? []);
  const labels = labelsOf.get(name) ?? [];
  return [...[...own, ...onCards, ...labels].map((key) => ({ key, counted: false })), ...inSources];
}

/** What is said by nobody in particular. */
function saidByAll(): Said[] {
  const onCards = cards.get('shared') ?? [];
  const ofKinds = new Set(catalog.kinds.flatMap(({ name }) => [...reachOf(name)]));
  const elsewhere = [...sources].flatMap(([file, said]) => (ofKinds.has(file) ? [] : said));
  const plain = [...onCards, ...saidInTheManifest()];
  return [...plain.map((key) => ({ key, counted: false })), ...elsewhere];
}

/** The commands that belong to no kind. */
function saidInTheManifest(): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'manifest/manifest.json'), 'utf8'));
  const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
  return lists.flatMap(({ commands }) => commands.flatMap(({ title, description }) => [title, description]));
}

function keysOf({ key, counted }: Said, language: string): string[] {
  if (!counted) return [key];
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((category) => `${key}_${category}`);
}

function holesIn(text: string): string[] {
  return (text.match(/\{\{\d+\}\}|\$\{[^}]*\}/g) ?? []).sort();
}

test('there is something to translate, on cards and in sources', () => {
  expect([cards.size, catalog.kinds.length]).toEqual([catalog.kinds.length + 1, catalog.kinds.length]);
  expect(saidOf('todoTask')).toEqual(
    expect.arrayContaining([
      { key: 'Remind me on', counted: false },
      { key: 'Every {{0}} weeks', counted: true },
      { key: 'Use a date that exists, such as 2027-03-31.', counted: false },
    ]),
  );
  // A language may say of one kind in other words what is said of each.
  expect(saidOf('todoTask').map(({ key }) => key)).toEqual(expect.arrayContaining(['{{0}} created', 'Create']));
  expect(saidByAll()).toContainEqual({ key: 'Cancelled. Nothing was created.', counted: false });
});

describe.each(readdirSync(MESSAGES))('the language %s', (language) => {
  const files = readdirSync(join(MESSAGES, language));
  const texts = new Map(
    files.map((file) => {
      const content: Record<string, string> = JSON.parse(readFileSync(join(MESSAGES, language, file), 'utf8'));
      return [file.slice(0, -'.json'.length), content] as const;
    }),
  );
  const common = [...texts].flatMap(([name, content]) => (kinds.has(name) ? [] : Object.keys(content)));

  test.each([...kinds.keys()])('has everything that a %s says, in its own file or in one for all', (name) => {
    const known = new Set([...common, ...Object.keys(texts.get(name) ?? {})]);
    const keys = saidOf(name).flatMap((said) => keysOf(said, language));
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  test('has everything that is said of no kind in particular, in a file for all', () => {
    const keys = saidByAll().flatMap((said) => keysOf(said, language));
    expect(keys.filter((key) => !common.includes(key))).toEqual([]);
  });

  test.each(files)('says nothing in %s that nobody says', (file) => {
    const name = file.slice(0, -'.json'.length);
    const everything = [...saidByAll(), ...[...kinds.keys()].flatMap(saidOf)];
    const said = new Set((kinds.has(name) ? saidOf(name) : everything).flatMap((one) => keysOf(one, language)));
    expect(Object.keys(texts.get(name) ?? {}).filter((key) => !said.has(key))).toEqual([]);
  });

  test.each(files)('has the same holes in %s as English, and no empty text', (file) => {
    const content = texts.get(file.slice(0, -'.json'.length)) ?? {};
    const differing = Object.entries(content).filter(([key, text]) => {
      const [wanted, found] = [holesIn(key), holesIn(text)];
      // One of something may be said without the number.
      const few = /_(zero|one|two)$/.test(key);
      return (
        text.trim() === '' || (few ? !found.every((hole) => wanted.includes(hole)) : found.join() !== wanted.join())
      );
    });
    expect(differing).toEqual([]);
  });

  test('calls no two kinds by one phrase, but those that share an English one', () => {
    const phrases = (name: string) => (texts.get(name)?.phrases ?? '').split(',').map((phrase) => phrase.trim());
    for (const kind of catalog.kinds) {
      const siblings = [kind, ...catalog.siblings(kind)].map(({ name }) => name);
      const others = [...kinds.keys()].filter((name) => !siblings.includes(name)).flatMap(phrases);
      expect(phrases(kind.name).filter((phrase) => others.includes(phrase) || phrase !== phrase.toLowerCase())).toEqual(
        [],
      );
    }
  });
});

describe('The collector itself', () => {
  test('finds sentences with holes, holes within holes, and the second of a counted pair', () => {
    const source = [
      'say`One.`',
      `say\`Two \${a}, \${b ? \`\${c}\` : {}}.\``,
      `counted(n, say\`Somebody left.\`, say\`\${n} people left.\`)`,
      'saying`nothing`',
      "/** say`a comment` */ 'say'",
    ].join('\n');
    expect(saidIn(source)).toEqual([
      { key: 'One.', counted: false },
      { key: 'Two {{0}}, {{1}}.', counted: false },
      { key: '{{0}} people left.', counted: true },
    ]);
  });
});
