import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cycles, importersOf, importsIn, leaving, readTree, upward } from './support/imports';

const ROOT = join(__dirname, '..');

/** Lowest first; folders beside each other do not know each other. `.` is what puts everything together. */
const layers = [
  ['json', 'i18n', 'cloud'],
  ['http'],
  ['telemetry'],
  ['forms', 'cards', 'graph', 'state', 'language'],
  ['turn'],
  ['kinds', 'ledger', 'audit'],
  ['houseRules'],
  ['commands', 'creation'],
  ['conversation'],
  ['signIn'],
  ['teams', 'pages'],
  ['settings'],
  ['.'],
];

describe('The bot', () => {
  const bot = readTree(join(ROOT, 'src/bot'));

  test('is read whole', () => {
    expect(Object.keys(bot)).toEqual(expect.arrayContaining(['app.ts', 'teams/gate.ts', 'kinds/todoTask.kind.ts']));
    expect(bot['teams/gate.ts']).toEqual(expect.arrayContaining(['jose', './channelKeys']));
  });

  test('imports nothing outside its folder', () => {
    expect(leaving(bot)).toEqual([]);
  });

  test('imports downwards only', () => {
    expect(upward(bot, layers)).toEqual([]);
  });

  test('has no import cycles', () => {
    expect(cycles(bot)).toEqual([]);
  });

  test('knows the Bot Framework in three files only', () => {
    const importers = importersOf(bot, /^bot(builder|framework)/);
    expect(importers.sort()).toEqual([
      'teams/botCredentials.ts',
      'teams/channelAuthentication.ts',
      'teams/teamsAdapter.ts',
    ]);
  });

  test('speaks, asks and creates without an SDK or a server', () => {
    const plain = /^(json|i18n|forms|language|turn|kinds|ledger|commands|creation|conversation|state)\//;
    const importers = importersOf(bot, /^(restify|undici|jose|pino|@azure|@microsoft|node:https?|node:net)\b/);
    expect(importers.filter((file) => plain.test(file))).toEqual([]);
  });
});

describe('Whatever creates', () => {
  const folders = ['ledger', 'creation', 'kinds'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, 'src/bot', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join('src/bot', folder, file)),
  );
  /** Each would be a second source of time or chance, which no test could hold. */
  const own =
    /Date\.now|new Date\(\)|performance\.|setTimeout|setInterval|setImmediate|Math\.random|random(UUID|Bytes|Int)/;

  test('has its time and its chance from a clock that is an argument', () => {
    expect(files).toEqual(expect.arrayContaining(['src/bot/ledger/ledger.ts', 'src/bot/creation/reconciler.ts']));
    expect(files.filter((file) => own.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});

describe('The sandbox', () => {
  const sandbox = readTree(join(ROOT, 'src/sandbox'));

  test('imports nothing outside its folder', () => {
    expect(Object.keys(sandbox)).toContain('main.ts');
    expect(leaving(sandbox)).toEqual([]);
  });

  test('has no import cycles', () => {
    expect(cycles(sandbox)).toEqual([]);
  });

  test('does without the SDKs of the bot, so that one cannot agree with the other by accident', () => {
    expect(importersOf(sandbox, /^(botbuilder|botframework|@azure\/|@microsoft\/microsoft-graph-client)/)).toEqual([]);
  });
});

describe('The check itself', () => {
  test('finds every way to import', () => {
    const source = `
      import one from './one';
      import type { Two } from "./two";
      import './three';
      export * from './four';
      const five = require('./five');
      const six = await import('./six');
      type Seven = import('./seven').Seven;
      import {
        eight,
      } from './eight';
      require.resolve('nine/dist/nine.js');`;
    expect(importsIn(source)).toEqual([
      './one',
      './two',
      './three',
      './four',
      './five',
      './six',
      './seven',
      './eight',
      'nine/dist/nine.js',
    ]);
  });

  test('finds an upward import, a neighbour, and a folder that has no layer', () => {
    const planted = {
      'forms/fields.ts': ['../kinds/kind', './cleanText', '../cards/cardDeck', 'node:crypto'],
      'kinds/groups/newGroup.ts': ['../../forms/fields', '../../conversation/press', '../kind', '../../odd/thing'],
      'teams/gate.ts': ['../signIn/people', '../app'],
      'app.ts': ['./teams/gate', './settings'],
    };
    expect(upward(planted, layers)).toEqual([
      'forms/fields.ts → ../kinds/kind',
      'forms/fields.ts → ../cards/cardDeck',
      'kinds/groups/newGroup.ts → ../../conversation/press',
      'kinds/groups/newGroup.ts → ../../odd/thing',
      'teams/gate.ts → ../app',
    ]);
  });

  test('finds an import that leaves the program', () => {
    const planted = {
      'teams/gate.ts': ['../../sandbox/tenant', '/etc/passwd', '../settings'],
      'app.ts': ['../sandbox/main'],
    };
    expect(leaving(planted)).toEqual([
      'teams/gate.ts → ../../sandbox/tenant',
      'teams/gate.ts → /etc/passwd',
      'app.ts → ../sandbox/main',
    ]);
  });

  test('finds each cycle once', () => {
    const planted = {
      'a.ts': ['./b'],
      'b.ts': ['./sub/c'],
      'sub/c.ts': ['../a', './d'],
      'sub/d.ts': ['./d'],
      'e.ts': ['./a'],
    };
    expect(cycles(planted)).toEqual(['a.ts → b.ts → sub/c.ts → a.ts', 'sub/d.ts → sub/d.ts']);
  });
});
