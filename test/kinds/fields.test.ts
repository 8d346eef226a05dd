import { FieldProblem, type Fields } from '../../src/bot/forms/fields';
import { Catalog } from '../../src/bot/kinds/catalog';
import { english } from '../support/english';

const ANN = '26be1845-4119-4801-a799-aea79d09f1a2';
const BEN = '26be1845-4119-4801-a799-aea79d09f1a3';
const catalog = Catalog.load();

function fieldsOf(kind: string): Fields {
  const found = catalog.named(kind);
  if (!found) throw new Error(`There is no kind ${kind}.`);
  return found.fields;
}

/** What the person reads beside the field, or what the field makes of it. */
function read(kind: string, field: string, typed: string): unknown {
  try {
    return fieldsOf(kind)[field]?.read(typed);
  } catch (error) {
    if (error instanceof FieldProblem) return english(error.sentence);
    throw error;
  }
}

const groups = ['microsoft365Group', 'securityGroup', 'dynamicGroup', 'roleAssignableGroup'];
const mailGroups = ['microsoft365Group', 'dynamicGroup', 'roleAssignableGroup'];
const each = (kinds: readonly string[], rows: readonly (readonly [string, number])[]) =>
  kinds.flatMap((kind) => rows.map((row) => [kind, ...row] as const));

describe('a text', () => {
  const longest = [
    ...each(groups, [
      ['displayName', 256],
      ['description', 1024],
      ['mailNickname', 64],
      ['classification', 128],
      ['preferredLanguage', 10],
      ['preferredDataLocation', 4],
    ]),
    ['dynamicGroup', 'membershipRule', 3072],
    ['roleAssignableGroup', 'confirmation', 256],
    ['todoTask', 'title', 255],
    ['todoTask', 'body', 5000],
    ['todoTask', 'webUrl', 500],
    ['todoTask', 'linkName', 255],
    ['todoTask', 'applicationName', 255],
    ['plannerTask', 'title', 255],
    ['plannerTask', 'description', 5000],
    ['plannerTask', 'checklist', 2100],
    ['todoTaskList', 'displayName', 255],
    ['outlookTaskGroup', 'name', 255],
  ] as const;
  it.each(longest)('of a %s, %s, holds what Graph holds, and not one character more: %i', (kind, field, max) => {
    expect(read(kind, field, 'x'.repeat(max))).not.toMatch(/^Use at most/);
    expect(read(kind, field, 'x'.repeat(max + 1))).toBe(`Use at most ${max} characters (now ${max + 1}).`);
  });
});

describe('a number', () => {
  const ranges = [
    ...mailGroups.map((kind) => [kind, 'unseenCount', 0, 9999] as const),
    ['todoTask', 'interval', 1, 999],
    ['todoTask', 'numberOfOccurrences', 1, 999],
    ['plannerTask', 'percentComplete', 0, 100],
  ] as const;
  it.each(ranges)('of a %s, %s, is whole and from %i to %i', (kind, field, min, max) => {
    expect(read(kind, field, String(min))).toBe(min);
    expect(read(kind, field, String(max))).toBe(max);
    for (const beyond of [String(min - 1), String(max + 1), '1.5', '1e1', '0x1', ' 1'])
      expect(read(kind, field, beyond)).toBe(`Use a whole number from ${min} to ${max}.`);
  });
});

describe('a choice', () => {
  const words = [
    ['microsoft365Group', 'visibility', ['Private', 'Public', 'HiddenMembership']],
    ['securityGroup', 'visibility', ['Private', 'Public']],
    ['dynamicGroup', 'visibility', ['Private', 'Public', 'HiddenMembership']],
    ['dynamicGroup', 'groupTypes', ['Security', 'Unified']],
    ['dynamicGroup', 'membershipRuleProcessingState', ['On', 'Paused']],
    ['roleAssignableGroup', 'groupTypes', ['Security', 'Unified']],
    ...mailGroups.map((kind) => [kind, 'theme', ['Teal', 'Purple', 'Green', 'Blue', 'Pink', 'Orange', 'Red']] as const),
    ['todoTask', 'importance', ['low', 'normal', 'high']],
    ['todoTask', 'status', ['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred']],
    ['todoTask', 'contentType', ['text', 'html']],
    [
      'todoTask',
      'patternType',
      ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'],
    ],
    ['todoTask', 'index', ['first', 'second', 'third', 'fourth', 'last']],
    ['todoTask', 'rangeType', ['noEnd', 'endDate', 'numbered']],
    ['plannerTask', 'priority', ['urgent', 'important', 'medium', 'low']],
    ['plannerTask', 'orderHint', ['first', 'last']],
    ['plannerTask', 'previewType', ['description', 'checklist', 'noPreview']],
  ] as const;
  it.each(words)('of a %s, %s, is one of %j', (kind, field, known) => {
    for (const word of known) expect(read(kind, field, word)).toBe(word);
    for (const other of [known[0].toUpperCase(), `${known[0]},${known[1]}`, 'other'])
      expect(read(kind, field, other)).toBe(`Choose one of: ${known.join(', ')}.`);
  });

  const several = [
    ...mailGroups.map(
      (kind) =>
        [
          kind,
          'resourceBehaviorOptions',
          ['AllowOnlyMembersToPost', 'HideGroupInOutlook', 'SubscribeNewGroupMembers', 'WelcomeEmailDisabled'],
        ] as const,
    ),
    ...mailGroups.map((kind) => [kind, 'resourceProvisioningOptions', ['Team']] as const),
    ['todoTask', 'daysOfWeek', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']] as const,
  ] as const;
  it.each(several)('of a %s, %s, are some of %j', (kind, field, known) => {
    expect(read(kind, field, known.join(', '))).toEqual(known);
    for (const word of known) expect(read(kind, field, ` ${word},,`)).toEqual([word]);
    expect(read(kind, field, `${known[0]},other`)).toBe(`Choose among: ${known.join(', ')}.`);
  });

  const flags = [
    ...mailGroups.flatMap((kind) =>
      [
        'allowExternalSenders',
        'autoSubscribeNewMembers',
        'hideFromAddressLists',
        'hideFromOutlookClients',
        'isSubscribedByMail',
      ].map((field) => [kind, field] as const),
    ),
    ['microsoft365Group', 'securityEnabled'],
    ['todoTask', 'isReminderOn'],
  ] as const;
  it.each(flags)('of a %s, %s, is yes or no', (kind, field) => {
    expect([read(kind, field, 'true'), read(kind, field, 'false'), read(kind, field, '')]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect(read(kind, field, 'True')).toBe('Choose Yes or No.');
  });
});

describe('people', () => {
  it.each([
    ['todoTask', 'user', 'Choose one person.'],
    ['outlookTaskGroup', 'invitedUser', 'Choose one guest.'],
  ])('of a %s, %s, are one alone', (kind, field, sentence) => {
    expect(read(kind, field, ANN)).toBe(ANN);
    expect(read(kind, field, `${ANN},${BEN}`)).toBe(sentence);
  });

  it.each([
    ...groups.map((kind) => [kind, 'owners']),
    ['microsoft365Group', 'members'],
    ['securityGroup', 'members'],
    ['roleAssignableGroup', 'members'],
    ['plannerTask', 'assignments'],
  ])('of a %s, %s, are as many as are chosen', (kind, field) => {
    expect(read(kind, field, `${ANN}, ${BEN.toUpperCase()}`)).toEqual([ANN, BEN]);
  });

  const near = [
    ANN.slice(1),
    `${ANN}0`,
    `x${ANN}`,
    ANN.replaceAll('-', ''),
    ANN.replace('2', 'g'),
    'ann@contoso.example',
  ];
  it.each(near)('are not known by %s', (id) => {
    expect(read('plannerTask', 'assignments', id)).toBe('Choose people from the list that appears as you type.');
  });
});

describe('a fresh form', () => {
  const initial = [
    ['microsoft365Group', { visibility: 'Private', securityEnabled: 'false' }],
    ['securityGroup', {}],
    ['dynamicGroup', { groupTypes: 'Security', membershipRuleProcessingState: 'On', visibility: 'Private' }],
    ['roleAssignableGroup', { groupTypes: 'Security' }],
    [
      'todoTask',
      {
        importance: 'normal',
        status: 'notStarted',
        contentType: 'text',
        interval: '1',
        index: 'first',
        rangeType: 'noEnd',
      },
    ],
    ['plannerTask', { priority: 'medium', percentComplete: '0', orderHint: 'first' }],
    ['todoTaskList', {}],
    ['outlookTaskGroup', {}],
  ] as const;
  it.each(initial)('of a %s says %j, and nothing else', (kind, answers) => {
    const filled = Object.entries(fieldsOf(kind)).filter(([, field]) => field.initial !== '');
    expect(Object.fromEntries(filled.map(([id, field]) => [id, field.initial]))).toEqual(answers);
  });

  const needed = [
    ['microsoft365Group', ['displayName', 'visibility']],
    ['securityGroup', ['displayName']],
    ['dynamicGroup', ['displayName', 'groupTypes', 'membershipRule', 'membershipRuleProcessingState']],
    ['roleAssignableGroup', ['displayName', 'groupTypes', 'confirmation']],
    ['todoTask', ['title', 'list', 'importance', 'status', 'contentType', 'index', 'rangeType']],
    ['plannerTask', ['title', 'planId', 'priority', 'orderHint']],
    ['todoTaskList', ['displayName']],
    ['outlookTaskGroup', ['name']],
  ] as const;
  it.each(needed)('of a %s needs %j, and nothing else', (kind, fields) => {
    const required = Object.entries(fieldsOf(kind)).filter(([, field]) => field.required);
    expect(required.map(([id]) => id)).toEqual(fields);
    for (const id of Object.keys(fieldsOf(kind)))
      expect([id, read(kind, id, '')]).toEqual([
        id,
        required.some(([one]) => one === id) ? 'Fill in this field.' : undefined,
      ]);
  });
});

describe('an alias', () => {
  const refused = ['@', '(', ')', '\\', '[', ']', '"', ';', ':', '<', '>', ',', 'ü', '文'];
  it.each(refused)('cannot hold %s', (character) => {
    const sentence = `An alias cannot hold “${character}”. Use letters a to z, digits, and signs such as - or _.`;
    expect(read('securityGroup', 'mailNickname', `ops${character}team`)).toBe(sentence);
  });

  it('cannot hold spaces', () => {
    expect(read('securityGroup', 'mailNickname', 'ops team')).toMatch(/^An alias cannot hold spaces\. Use letters/);
  });

  it('holds every other sign of the keyboard', () => {
    const signs = "!#$%&'*+-./0123456789=?ABCXYZ^_`abcxyz{|}~";
    expect(read('securityGroup', 'mailNickname', signs)).toBe(signs);
  });
});

describe('a language', () => {
  it.each(['de', 'deu', 'en-US', 'zh-Hant', 'nds-DE'])('may be %s', (code) => {
    expect(read('securityGroup', 'preferredLanguage', code)).toBe(code);
  });

  it.each(['d', 'deut', 'DE', 'de_DE', 'de-', 'de-D', 'de-Latin', 'de-D1', 'de-DE-x', '-DE'])('is not %j', (code) => {
    expect(read('securityGroup', 'preferredLanguage', code)).toBe('Use a language code such as en-US or de.');
  });
});

describe('a data location', () => {
  it.each([
    ['eur', 'EUR'],
    ['Can', 'CAN'],
    ['GB', 'GB'],
    ['EURO', 'EURO'],
  ])('is written in capitals: %s', (typed, code) => {
    expect(read('securityGroup', 'preferredDataLocation', typed)).toBe(code);
  });

  it.each(['E', 'E1', '1E', 'E-U', '-EU', 'EU-'])('is not %s', (typed) => {
    expect(read('securityGroup', 'preferredDataLocation', typed)).toBe(
      'Use the code of a data location, such as EUR or CAN.',
    );
  });
});

describe('an address', () => {
  it.each(['https://contoso.com', 'http://contoso.com/page?x=1#y', 'HTTPS://Contoso.com', 'https://a'])(
    'may be %s',
    (typed) => {
      expect(read('todoTask', 'webUrl', typed)).toBe(typed);
    },
  );

  it.each([
    'contoso.com',
    'ftp://contoso.com',
    'https://',
    'https:///page',
    'https:contoso.com',
    'xhttps://a',
    'https://%',
  ])('is not %s', (typed) => {
    expect(read('todoTask', 'webUrl', typed)).toBe('Use a whole address, such as https://contoso.com/page.');
  });
});

describe('a checklist', () => {
  const items = (count: number, length = 1) => Array.from({ length: count }, () => 'x'.repeat(length)).join('\n');
  it('has an item a line, without blank ones', () => {
    expect(read('plannerTask', 'checklist', ' Rooms \n\n  \nCatering')).toEqual(['Rooms', 'Catering']);
  });

  it('has up to 20 items of 100 characters', () => {
    expect(read('plannerTask', 'checklist', items(20, 100))).toHaveLength(20);
    expect(read('plannerTask', 'checklist', items(21))).toBe('Use up to 20 lines (now 21).');
    expect(read('plannerTask', 'checklist', items(1, 101))).toBe(
      `“${'x'.repeat(20)}…” is too long: use up to 100 characters a line.`,
    );
  });
});
