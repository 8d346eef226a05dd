import { parseCommand } from '../../src/bot/commands/command';
import { wordsOf } from '../../src/bot/commands/grammar/word';
import { isList, itemOf, itemsOf } from '../../src/bot/commands/sentence/items';
import { lineOf, textBetween } from '../../src/bot/commands/sentence/sentence';
import { suggestionsFor } from '../../src/bot/commands/suggestions';
import { distance, slipFrom } from '../../src/bot/language/distance';
import { Languages } from '../../src/bot/language/languages';
import { grammars } from '../support/commandGrammars';

const read = (text: string, locale = 'en-US') => parseCommand(text, grammars.for(locale));
const german = Languages.load().for('de');
const suggest = (text: string) =>
  suggestionsFor(text, grammars.for('en-US')).map(({ kind, commandText }) => `${kind.name}: ${commandText}`);

describe('each kind is asked for by each of its names', () => {
  const names = {
    microsoft365Group: ['group', 'microsoft 365 group', 'm365 group', 'office 365 group', 'unified group'],
    securityGroup: ['security group'],
    dynamicGroup: ['dynamic group', 'dynamic security group', 'dynamic membership group'],
    roleAssignableGroup: ['role group', 'role-assignable group', 'role assignable group'],
    todoTask: ['task', 'to do task', 'to-do task', 'todo task', 'todo', 'to do', 'to-do'],
    plannerTask: ['planner task', 'plan task', 'planner'],
    todoTaskList: ['list', 'task list', 'to do list', 'to-do list', 'todo list'],
    outlookTaskGroup: ['task group', 'outlook task group', 'outlook group'],
  };
  const rows = Object.entries(names).flatMap(([kind, phrases]) => phrases.map((phrase) => [phrase, kind] as const));
  it.each(rows)('new %s asks for a %s', (phrase, kind) => {
    const command = read(`new ${phrase} Xylophone`);
    expect(command).toMatchObject({ name: 'create', kind: { name: kind }, commandText: 'Xylophone' });
  });
});

describe('a list that somebody wrote', () => {
  const firstOf = (line: string) => itemsOf({ kinds: [], commandText: line, isBelow: true })[0];

  it.each(['- ', '* ', '+ ', '– ', '— ', '1. ', '12) ', '(3) ', '(12. ', '•', '• ', '‣', '◦', '▪', '·', '-\t'])(
    'has its items behind %j',
    (mark) => {
      expect(firstOf(`${mark}Milk`)).toEqual({ text: 'Milk', done: false });
    },
  );

  it.each(['-Milk', '1.5 l milk', '123. Milk', '3 Milk', '_ Milk', 'a) Milk', '1.Milk', '(1 Milk'])(
    'leaves %j as it is',
    (line) => {
      expect(firstOf(line)).toEqual({ text: line, done: false });
    },
  );

  it.each([
    ['[ ] ', false],
    ['[] ', false],
    ['[x] ', true],
    ['[X] ', true],
    ['☐', false],
    ['☐ ', false],
    ['☑', true],
    ['☑\uFE0F ', true],
    ['☒', true],
    ['✅', true],
    ['✔', true],
    ['✔\uFE0F', true],
  ])('has boxes, %j, which are ticked: %s', (box, done) => {
    expect(firstOf(`${box}Milk`)).toEqual({ text: 'Milk', done });
    expect(firstOf(`- ${box}Milk`)).toEqual({ text: 'Milk', done });
  });

  it.each(['[y] Milk', '[x]Milk', 'x Milk'])('knows no box %j', (line) => {
    expect(firstOf(line)?.text).toBe(line);
  });

  it.each(['\n', '\r', '\r\n', '\u2028', '\u2029', '\n \n\t\n'])('has its lines between %j', (end) => {
    expect(itemsOf({ kinds: [], commandText: ` a ${end}- b`, isBelow: true }).map(({ text }) => text)).toEqual([
      'a',
      'b',
    ]);
  });

  it('has no empty items', () => {
    expect(itemsOf({ kinds: [], commandText: '-\n[ ]\n- [x]\n•\n1.', isBelow: true })).toEqual([]);
  });

  it('is one where every line but the first is marked, below the command', () => {
    const asked = (commandText: string, isBelow = true) => isList({ kinds: [], commandText, isBelow });
    expect(asked('a\n- b\n[ ] c')).toBe(true);
    expect(asked('- a')).toBe(false);
    expect(asked('- a\nb\n- c')).toBe(false);
    expect(asked('a\n- b', false)).toBe(false);
  });

  it('takes the adjectives along', () => {
    const asked = { kinds: [], commandText: ' a\n\n b ', adjectives: ['private', 'urgent'], isBelow: true };
    expect(itemOf(asked).text).toBe('a b (private) (urgent)');
    expect(itemsOf(asked).map(({ text }) => text)).toEqual(['a (private) (urgent)', 'b (private) (urgent)']);
  });
});

describe('what follows a command', () => {
  const said = (text: string, end = text.length, isQuestion = false) => textBetween(lineOf(text), 0, end, isQuestion);

  it.each([':', ',', ';', '-', '–', '—', ' ', '.', '!', '?', '…', ' : - '])('begins after %j', (sign) => {
    expect(said(`${sign} Milk`)).toBe('Milk');
  });

  it.each(['.NET', '!important', '?x', '…x', '(x)', '"x"', '/x'])('may begin with a sign: %s', (text) => {
    expect(said(text)).toBe(text);
  });

  it.each(['.', '!', '?', '…', ',', ';', ':', '–', '—', '-', ' .!? '])('is nothing where there is only %j', (sign) => {
    expect(said(sign)).toBe('');
  });

  it.each([' ', '\n', ',', ';', ':', '.', '!', '–', '—', '-', ' - '])('ends before %j and a courtesy', (sign) => {
    const text = `Milk${sign}please`;
    expect(said(text, text.length - 'please'.length)).toBe('Milk');
  });

  it('keeps the sign at its own end, but for the question mark of a question', () => {
    expect(said('Milk?!')).toBe('Milk?!');
    expect(said('Who comes??', undefined, true)).toBe('Who comes');
    expect(said('Milk!', undefined, true)).toBe('Milk!');
    expect(said('Milk?', 5, false)).toBe('Milk?');
  });
});

describe('words', () => {
  it.each([
    ['Äpfel Öl Übung Straße', ['aepfel', 'oel', 'uebung', 'strasse']],
    ["don’t don't", ["don't", "don't"]],
    ["rock 'n' roll", ['rock', 'n', 'roll']],
    ['A\u0308pfel', ['aepfel']],
    ['a-b c‐d e‑f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['x1 ² 3', ['x1', '²', '3']],
    ['नमस्ते', ['नमस्ते']],
  ])('of %s are %j', (text, keys) => {
    expect(wordsOf(text, german.fold).map(({ key }) => key)).toEqual(keys);
  });

  it.each(['new-group X', 'new‐group X', 'new‑group X', 'new task-force X', 'add-task-force X'])(
    'with hyphens are one word: “%s” is no command',
    (text) => {
      expect(read(text)).toMatchObject({ name: 'unknown' });
    },
  );

  it.each(['new, group X', 'add. task X', 'new (group) X', 'new/group X'])(
    'with a sign between are no phrase: “%s”',
    (text) => {
      expect(read(text)).toMatchObject({ name: 'unknown' });
    },
  );
});

describe('a slip', () => {
  it.each([
    ['', '', 0],
    ['group', 'group', 0],
    ['gruop', 'group', 1],
    ['grup', 'group', 1],
    ['grooup', 'group', 1],
    ['grxup', 'group', 1],
    ['rgoup', 'group', 1],
    ['gropu', 'group', 1],
    ['grpuo', 'group', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
  ])('from %j to %j has %i steps', (said, meant, steps) => {
    expect(distance(said, meant)).toBe(steps);
  });

  it.each([
    ['grup', 'group', 1],
    ['grp', 'group', undefined],
    ['secrty', 'securit', undefined],
    ['securt', 'security', 2],
    ['secrit', 'security', 2],
    ['secur', 'security', undefined],
    ['securityxx', 'security', 2],
    ['securityxxx', 'security', undefined],
    ['securitx', 'securit', 1],
    ['securixx', 'securit', undefined],
  ])('from %s may be %s, with %s steps', (said, meant, steps) => {
    expect(slipFrom(said, meant)).toBe(steps);
  });
});

describe('suggestions', () => {
  it('are three at most', () => {
    expect(suggest('add tsk One\nadd task Two\nadd task Three\nadd task Four').length).toBeLessThanOrEqual(3);
    expect(suggest('add task One\nnew group Two\nadd todo Three\nnew list Four')).toEqual([
      'todoTask: One',
      'microsoft365Group: Two',
      'todoTask: Three',
    ]);
    expect(suggest('new grop').length).toBe(3);
  });

  it('are looked for in the first seven words, and in the last', () => {
    expect(suggest('please please please please please new gruop X')[0]).toBe('microsoft365Group: X');
    expect(suggest('please please please please please please new gruop X')).toEqual([]);
  });

  it('exchange two words at most, of two slips together', () => {
    expect(suggest('nwe gruop Ops')[0]).toBe('microsoft365Group: Ops');
    expect(suggest('nwe secruity gruop Ops')).not.toContain('securityGroup: Ops');
  });
});

describe('a sentence', () => {
  const asked = (text: string) => {
    const command = read(text);
    return command.name === 'create' ? [command.kind.name, command.commandText] : command.name;
  };

  it.each(['"', "'", '”', '’', '“', '‘', '»', '«', ')', ']'])('ends in no courtesy that stands before %s', (sign) => {
    expect(asked(`add task Say please${sign}`)).toEqual(['todoTask', `Say please${sign}`]);
  });

  it.each([
    ['add task Buy milk, thanks', 'Buy milk'],
    ['add task Buy milk. Thanks', 'Buy milk'],
    ['add task Buy milk\nthanks', 'Buy milk'],
    ['add task Buy milk\n\nthanks', 'Buy milk'],
    ['add task Buy milk, thanks please', 'Buy milk'],
    ['add task: Buy milk please', 'Buy milk'],
    ['add task thanks', ''],
    ['add task Buy milk thanks', 'Buy milk'],
    ['add task Say thanks', 'Say thanks'],
    ['add task Write mum a big thank you', 'Write mum a big thank you'],
    ['add task Fix the thanks', 'Fix the thanks'],
    ['add task Buy milk please thanks', 'Buy milk'],
  ])('“%s” leaves “%s” without its courtesies', (text, rest) => {
    expect(asked(text)).toEqual(['todoTask', rest]);
  });

  it.each(['Hi Ben, add task X', 'Hi Ben Okafor, add task X', 'Hi Ben! add task X', 'Hi Ben\nadd task X'])(
    'may begin with a name after a greeting: “%s”',
    (text) => {
      expect(asked(text)).toEqual(['todoTask', 'X']);
    },
  );

  it.each(['Hi Ben Okafor Smith, add task X', 'Hi Ben add task X', 'Ben, add task X'])(
    'does not begin so: “%s”',
    (text) => {
      expect(asked(text)).toBe('unknown');
    },
  );

  it.each([
    ['add bread to my big old blue list', 'bread to my big old blue list'],
    ['put bread on the list', 'bread on the list'],
    ['add to my list: bread', 'to my list: bread'],
  ])('“%s” is an entry of a list', (text, rest) => {
    expect(asked(text)).toEqual(['todoTask', rest]);
  });

  it.each(['add bread to my very big old blue list', 'add to my list', 'add bread list'])(
    '“%s” is no entry of a list',
    (text) => {
      expect(asked(text)).toBe('unknown');
    },
  );

  it.each([
    ['create a group for us called X', 'X'],
    ['create a group for us X', 'for us X'],
    ['create a group please, called X', 'X'],
    ['create a group for me to X', 'X'],
    ['new group for Ben', 'Ben'],
    ['new group for', 'for'],
    ['new group: for Ben', 'for Ben'],
    ['i need a group', ''],
    ['i need a group called X', 'X'],
    ['new new group X', 'X'],
    ['new private public group X', 'X (private) (public)'],
    ['add the group X', 'X'],
    ['create group, X', 'X'],
    ['create a group called "Night Owls"', '"Night Owls"'],
    ['create a group named: X', 'X'],
    ['create a group with the name X', 'X'],
    ['create a group titled X', 'X'],
  ])('“%s” asks for a group called “%s”', (text, rest) => {
    expect(asked(text)).toEqual(['microsoft365Group', rest]);
  });

  it.each([
    ['add task - for me: X', 'X'],
    ['add a task for me to the list', 'to the list'],
    ['add a task to the list', 'to the list'],
    ['add task (X)', '(X)'],
    ['could you create a task', ''],
    ['please remind me', ''],
    ['set a reminder', ''],
    ['task:', ''],
    ['task: X', 'X'],
    ['task, X', 'X'],
    ['todo: ', ''],
    ['to do X', 'X'],
  ])('“%s” asks for a task called “%s”', (text, rest) => {
    expect(asked(text)).toEqual(['todoTask', rest]);
  });

  it.each([
    ...['i need group', 'can you group', 'new a group', 'create, group X', 'add "task" X', 'show task X'],
    ...['task', 'todo', 'group X', 'list X', 'planner X', 'help me with this', 'hello there'],
  ])('“%s” asks for nothing', (text) => {
    expect(asked(text)).toBe('unknown');
  });

  it.each([
    ['help please', 'help'],
    ['please help me', 'help'],
    ['hi help', 'help'],
    ['please', 'help'],
    ['cancel that', 'cancel'],
    ['sign me out please', 'signOut'],
  ])('“%s” means %s', (text, command) => {
    expect(asked(text)).toBe(command);
  });
});
