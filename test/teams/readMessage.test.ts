import { readMessage } from '../../src/bot/teams/readMessage';
import { fastest } from '../support/stopwatch';

const bot = { id: '28:bot', name: 'Muster' };
const chat = { isGroup: true, conversationType: 'groupChat', id: '19:x@thread.v2', name: '' };

/** A mention as Teams marks it; the sender may have shortened the name. */
function mention(id: string, name: string, text = `<at>${name}</at>`): object {
  return { type: 'mention', text, mentioned: { id, name } };
}

const toBot = mention('28:bot', 'Muster');
const toBen = mention('29:1ben', 'Ben Okafor');

function read(text: string | undefined, entities: unknown = [toBot], recipient = bot) {
  return readMessage({ recipient, conversation: chat, ...JSON.parse(JSON.stringify({ text, entities })) });
}

describe("The bot's own mention is taken out", () => {
  test.each<[string, string, unknown, string]>([
    ['marked by Teams', '<at>Muster</at> new group', [toBot], 'new group'],
    ['at the end', 'new group <at>Muster</at>', [toBot], 'new group'],
    ['in the middle', 'new <at>Muster</at> group', [toBot], 'new group'],
    ['several times', '<at>Muster</at> <at>Muster</at> new group <at>Muster</at>', [toBot, toBot, toBot], 'new group'],
    ['several times, marked once', '<at>Muster</at> new group <at>Muster</at>', [toBot], 'new group'],
    ['stuck to the command', '<at>Muster</at>new group', [toBot], 'new group'],
    [
      'with an id in the tag',
      '<at id="0">Muster</at> new group',
      [mention('28:bot', 'Muster', '<at id="0">Muster</at>')],
      'new group',
    ],
    ['with an id in the tag that the entity does not have', '<at id="0">Muster</at> new group', [toBot], 'new group'],
    ['in another case', '<AT>MUSTER</AT> new group', [toBot], 'new group'],
    ['shortened by the sender', '<at>Mus</at> new group', [mention('28:bot', 'Muster', '<at>Mus</at>')], 'new group'],
    ['called otherwise in this team', '<at>Group Bot</at> new group', [mention('28:bot', 'Group Bot')], 'new group'],
    ['left over without an entity', '<at>Muster</at> new group', [], 'new group'],
    ['left over, and no entities at all', '<at>Muster</at> new group', undefined, 'new group'],
    ['followed by a comma', '<at>Muster</at>, new group', [toBot], 'new group'],
    ['followed by a colon', '<at>Muster</at>: new group', [toBot], 'new group'],
    ['followed by &nbsp;', '<at>Muster</at>&nbsp;new group', [toBot], 'new group'],
    ['alone', '<at>Muster</at>', [toBot], ''],
    ['twice and nothing else', '<at>Muster</at> <at>Muster</at>', [toBot, toBot], ''],
  ])('%s', (_name, text, entities, expected) => {
    expect(read(text, entities).text).toBe(expected);
  });

  const groupBot = { id: '28:bot', name: 'Group Bot' };
  const split = [mention('28:bot', 'Group'), mention('28:bot', 'Bot')];

  test.each([
    ['split in two', '<at>Group</at> <at>Bot</at> new group', split],
    ['split in two by &nbsp;', '<at>Group</at>&nbsp;<at>Bot</at>&nbsp;new group', split],
    ['split in two with nothing between', '<at>Group</at><at>Bot</at> new group', split],
    ['split in two without entities', '<at>Group</at> <at>Bot</at> new group', []],
    ['split in two and marked as one', '<at>Group</at> <at>Bot</at> new group', [mention('28:bot', 'Group Bot')]],
    ['of two words in one', '<at>Group Bot</at> new group', [mention('28:bot', 'Group Bot')]],
    ['of two words, typed', '@Group Bot new group', []],
    ['of two words with a no-break space', '<at>Group\u00A0Bot</at> new group', [mention('28:bot', 'Group Bot')]],
  ])('%s', (_name, text, entities) => {
    expect(read(text, entities, groupBot).text).toBe('new group');
  });
});

describe('A name of two words with signs in it', () => {
  test.each(['Ops & Bot', 'Ops-Bot 2', 'Ops (Test)', 'a.b* [c]', "Ops' $& Bot", 'x/y \\d+'])(
    'is taken out like any other: %s',
    (name) => {
      const split = name
        .split(' ')
        .map((word) => `<at>${word}</at>`)
        .join(' ');
      expect(read(`${split} new group`, [], { id: '28:bot', name }).text).toBe('new group');
    },
  );

  test('and of 60 KB does no harm', () => {
    expect(read('new group', [], { id: '28:bot', name: 'x '.repeat(30_000) }).text).toBe('new group');
  });
});

describe('A typed name is taken out', () => {
  test.each([
    '@Muster new group',
    '@Muster: new group',
    '@Muster, new group',
    '@muster, new group',
    '@MUSTER - new group',
    '@Muster\u00A0new group',
    '@Muster\nnew group',
    '  @Muster   new   group  ',
    'new group @Muster',
    'new group @muster ',
  ])('%j', (text) => {
    expect(read(text, []).text).toBe('new group');
  });

  test.each(['@Musterman new group', '@Muster2 new group', 'mail me@Muster', 'new group Muster'])(
    'but not from a longer word, nor without its sign: %j',
    (text) => {
      expect(read(text, []).text).toBe(text);
    },
  );
});

describe('What Teams and keyboards put between words is made plain', () => {
  test.each([
    '&nbsp;new group',
    '\u00A0new\u00A0group\u00A0',
    'new&nbsp;group',
    'new&#160;group',
    '\r\nnew group\r\n',
    'new\tgroup',
    '\u200Bnew group\u200B',
    'ne\u200Bw group',
    '\uFEFFnew group',
    '\u2060new group',
    'new \u2003 group',
  ])('%j', (text) => {
    expect(read(text).text).toBe('new group');
  });

  test.each([
    ['add task R&amp;D', 'add task R&D'],
    ['add task 3 &lt; 4 &gt; 2', 'add task 3 < 4 > 2'],
    ['add task &quot;Rent&quot; &#39;now&#39;', 'add task "Rent" \'now\''],
    ['add task &amp;lt;', 'add task &lt;'],
    ['add task &amp;nbsp;', 'add task &nbsp;'],
    ['add task &lt;at&gt;Muster&lt;/at&gt;', 'add task <at>Muster</at>'],
    ['add task &unknown; &', 'add task &unknown; &'],
    ['add task 👩‍💻 review', 'add task 👩‍💻 review'],
  ])('and what was escaped is text again, decoded once: %j', (text, expected) => {
    expect(read(text).text).toBe(expected);
  });

  test('and no text at all is an empty one', () => {
    expect(read(undefined).text).toBe('');
  });
});

describe('Signs after the typed name are taken out with it', () => {
  test.each([',', ':', ';', '-', ' ', '\n', ' , - '])('%j', (sign) => {
    expect(read(`@Muster${sign}new group`, []).text).toBe('new group');
    expect(read(`@muster${sign}new group`, []).text).toBe('new group');
  });

  test.each([
    '@Musterx new group',
    '@Muster1 new group',
    '@Musterü new group',
    'x@Muster new group',
    'new group x@Muster',
  ])('but it is not the name in “%s”', (text) => {
    expect(read(text, []).text).toBe(text);
  });

  test('a bot without a name has no typed name', () => {
    expect(read('@ new group', [], { id: '28:bot', name: '' }).text).toBe('@ new group');
  });

  test('a name of a hundred characters may be split, a longer one is not looked for', () => {
    const named = (length: number) => `${'x'.repeat(49)} ${'y'.repeat(length - 50)}`;
    const split = (name: string) =>
      name
        .split(' ')
        .map((word) => `<at>${word}</at>`)
        .join(' ');
    const of = (name: string) => read(`${split(name)} new group`, [], { id: '28:bot', name }).text;
    expect(of(named(100))).toBe('new group');
    expect(of(named(101))).toBe(`${named(101)} new group`);
  });
});

describe('Entities of another shape are passed over', () => {
  test.each([
    ['no list', 'x'],
    ['no object', [7, null, 'x']],
    ['another type', [{ ...toBen, type: 'clientInfo' }]],
    ['nobody mentioned', [{ type: 'mention', text: '<at>Ben</at>', mentioned: 7 }]],
    ['no id', [{ type: 'mention', text: '<at>Ben</at>', mentioned: { name: 'Ben' } }]],
    ['an id that is no text', [{ type: 'mention', text: '<at>Ben</at>', mentioned: { id: 7, name: 'Ben' } }]],
  ])('%s', (_what, entities) => {
    expect(read('new group', entities)).toMatchObject({ mentions: [], toBot: false });
  });

  test('a mention without a text is called by its name, and one without both is nameless', () => {
    const nameless = (mentioned: object) => read('x', [{ type: 'mention', mentioned: { id: '29:1', ...mentioned } }]);
    expect(nameless({ name: 'Ben&nbsp;Okafor' }).mentions).toEqual([{ id: '29:1', name: 'Ben Okafor', is: 'person' }]);
    expect(nameless({ name: 7 }).mentions).toEqual([{ id: '29:1', name: '', is: 'person' }]);
  });
});

describe('Characters that were escaped are themselves again, in any case', () => {
  test.each([
    ['&lt;', '<'],
    ['&GT;', '>'],
    ['&quot;', '"'],
    ['&#39;', "'"],
    ['&apos;', "'"],
    ['&AMP;', '&'],
  ])('%s', (escaped, character) => {
    expect(read(`a ${escaped} b`).text).toBe(`a ${character} b`);
  });
});

describe('Lines stay lines', () => {
  test.each([
    ['\n', 'add tasks\nBuy milk\nBuy bread'],
    ['\r\n', 'add tasks\r\nBuy milk\r\nBuy bread'],
    ['\r', 'add tasks\rBuy milk\rBuy bread'],
    ['empty lines', 'add tasks\n\n Buy milk \r\n\t\r\nBuy  bread\n'],
    ['<br>', 'add tasks<br>Buy milk<br/>Buy bread<br />'],
    ['<BR> with a break', 'add tasks<BR>\nBuy milk<br\u00A0/>\nBuy bread'],
    ['paragraphs', '<p>add tasks</p><p>Buy milk</p>\n<p style="margin: 0">Buy bread</p>'],
    ['blocks', '<div>add tasks</div><div>Buy milk</div><div>Buy bread</div>'],
    ['separators of Unicode', 'add tasks\u2028Buy milk\u2029Buy bread'],
  ])('parted by %s', (_name, text) => {
    expect(read(text).text).toBe('add tasks\nBuy milk\nBuy bread');
  });

  test.each([
    ['marked, on a line of its own', '<at>Muster</at>\nnew groups\nOps\nDevs'],
    ['marked, at the end', 'new groups\nOps\nDevs\n<at>Muster</at>'],
    ['typed, on a line of its own', '@Muster\nnew groups\nOps\nDevs'],
    ['typed, at the end', 'new groups\nOps\nDevs\n@Muster'],
  ])("without the bot's name: %s", (_name, text) => {
    expect(read(text).text).toBe('new groups\nOps\nDevs');
  });

  test('but an escaped tag is a text, and a longer one no break', () => {
    expect(read('add task &lt;br&gt; <brand> <pre>').text).toBe('add task <br> <brand> <pre>');
  });
});

describe('Other people who are mentioned', () => {
  const ben = { id: '29:1ben', name: 'Ben Okafor', is: 'person' };

  test('stay, as people and by name in the text', () => {
    expect(read('<at>Muster</at> new group with <at>Ben Okafor</at>', [toBot, toBen])).toEqual({
      text: 'new group with Ben Okafor',
      mentions: [ben],
      toBot: true,
    });
  });

  test('are called as the sender calls them', () => {
    const short = mention('29:1ben', 'Ben Okafor', '<at>Ben</at>');
    const message = read('<at>Muster</at> add task call <at>Ben</at>', [toBot, short]);
    expect([message.text, message.mentions]).toEqual(['add task call Ben', [{ ...ben, name: 'Ben' }]]);
  });

  test('come as often as they are named', () => {
    const message = read('<at>Muster</at> <at>Ben Okafor</at> and <at>Ben Okafor</at>', [toBot, toBen, toBen]);
    expect([message.text, message.mentions]).toEqual(['Ben Okafor and Ben Okafor', [ben, ben]]);
  });

  test('stay apart when they have the same name', () => {
    const other = mention('29:2ben', 'Ben Okafor');
    const message = read('<at>Muster</at> <at>Ben Okafor</at> <at>Ben Okafor</at>', [toBot, toBen, other]);
    expect(message.mentions.map(({ id }) => id)).toEqual(['29:1ben', '29:2ben']);
  });

  test('may come in two pieces, which are one name', () => {
    const pieces = [mention('29:1ben', 'Ben'), mention('29:1ben', 'Okafor')];
    const message = read('<at>Muster</at> for <at>Ben</at> <at>Okafor</at>', [toBot, ...pieces]);
    expect([message.text, message.mentions]).toEqual(['for Ben Okafor', [ben]]);
  });

  test.each([
    ['MWQ5', 'tag', 'tag'],
    ['MWQ5', undefined, 'tag'],
    ['19:general@thread.tacv2', undefined, 'channel'],
    ['19:general@thread.tacv2', 'team', 'team'],
    ['28:another', undefined, 'app'],
    ['8:orgid:ff8c277c-a3ce-41c9-91c3-c4dfb140e418', undefined, 'person'],
    ['ff8c277c-a3ce-41c9-91c3-c4dfb140e418', undefined, 'person'],
  ])('may be no people: %s of the type %s is a %s', (id, type, is) => {
    const other = { type: 'mention', text: '<at>Ops</at>', mentioned: { id, name: 'Ops', ...(type && { type }) } };
    expect(read('for <at>Ops</at>', [other]).mentions).toEqual([{ id, name: 'Ops', is }]);
  });

  test('may be called like the bot', () => {
    const namesake = mention('29:1muster', 'Muster');
    expect(read('add task call <at>Muster</at>', [namesake]).text).toBe('add task call Muster');
  });

  test('stay when the first word of their name is the first word of the bot', () => {
    const groupBot = { id: '28:bot', name: 'Group Bot' };
    const entities = [mention('28:bot', 'Group Bot'), mention('29:1x', 'Group Captain')];
    const message = read('<at>Group Bot</at> call <at>Group Captain</at>', entities, groupBot);
    expect(message.text).toBe('call Group Captain');
  });
});

describe('Whether a message is for the bot', () => {
  const personal = { isGroup: false, conversationType: 'personal', id: 'a:1', name: '' };

  test.each<[string, unknown, boolean]>([
    ['the bot is mentioned', [toBot], true],
    ['the bot is mentioned among others', [toBen, toBot], true],
    ['nobody is mentioned', [], false],
    ['somebody else is mentioned', [toBen], false],
    ['a client tells of itself only', [{ type: 'clientInfo', locale: 'en-US' }], false],
  ])('in a shared conversation: %s', (_name, entities, expected) => {
    expect(read('new group', entities).toBot).toBe(expected);
  });

  test('in a personal chat it always is', () => {
    expect(readMessage({ text: 'new group', recipient: bot, conversation: personal }).toBot).toBe(true);
  });
});

describe('Entities of an odd shape', () => {
  test.each<[string, unknown]>([
    ['none', null],
    ['no list', { type: 'mention' }],
    ['a text', 'mention'],
    ['nothing in the list', [null, undefined]],
    ['numbers and texts in the list', [7, 'mention', true, []]],
    ['no type', [{ mentioned: { id: '29:1ben', name: 'Ben' }, text: '<at>Ben</at>' }]],
    [
      'nobody mentioned',
      [{ type: 'mention' }, { type: 'mention', mentioned: null }, { type: 'mention', mentioned: 7 }],
    ],
    ['ids that are none', [{ type: 'mention', mentioned: { id: 7, name: {} }, text: [] }]],
  ])('are passed over: %s', (_name, entities) => {
    expect(read('<at>Muster</at> new group', entities)).toEqual({ text: 'new group', mentions: [], toBot: false });
  });

  test('may lack the text and the name', () => {
    const bare = [
      { type: 'mention', mentioned: { id: '28:bot' } },
      { type: 'mention', mentioned: { id: '29:1ben' } },
    ];
    expect(read('<at>Muster</at> new group', bare)).toEqual({
      text: 'new group',
      mentions: [{ id: '29:1ben', name: '', is: 'person' }],
      toBot: true,
    });
  });
});

describe('A text of 60 KB is read in no time', () => {
  const pieces = [
    'a',
    ' ',
    '<',
    '>',
    '<at',
    '<at ',
    '<at>',
    '</at>',
    '<at id="',
    '<at>Group</at>',
    '<at>Group</at> ',
    '<at>Muster</at>',
    '@',
    '@Muster ',
    '@Muster',
    ' @Muster',
    ',',
    ' ,',
    '&',
    '&nbsp;',
    '&amp;',
    '&lt',
    '\u200B',
    '\u00A0',
    '\r\n',
    '<br',
    '<br ',
    '<br>',
    ' \n',
    '<at>\u00A0',
  ];

  test.each(pieces)('made of %j', (piece) => {
    const text = piece.repeat(Math.ceil(60_000 / piece.length));
    const entities = [toBot, mention('28:bot', 'Group'), mention('28:bot', 'Bot')];
    for (const recipient of [bot, { id: '28:bot', name: 'Group Bot' }])
      for (const whole of [text, `<at>Group</at>${text}`, `x${text}x`])
        expect(fastest(() => read(whole, entities, recipient))).toBeLessThan(50);
  });
});

test('An accent that a keyboard sends as a character of its own is one with its letter', () => {
  const jose = mention('29:1jose', 'José Martín'.normalize('NFD'));
  const { text, mentions } = read('new group Café for <at>José Martín</at>'.normalize('NFD'), [toBot, jose]);
  expect(text).toBe('new group Café for José Martín');
  expect(mentions).toEqual([{ id: '29:1jose', name: 'José Martín', is: 'person' }]);
});
