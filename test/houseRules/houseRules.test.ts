import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readForm } from '../../src/bot/forms/readForm';
import { type HouseRules, HouseRulesProblem, readHouseRules } from '../../src/bot/houseRules/houseRules';
import { houseRulesSchema } from '../../src/bot/houseRules/houseRulesSchema';
import { underRules } from '../../src/bot/houseRules/ruledKinds';
import { Catalog } from '../../src/bot/kinds/catalog';
import { english } from '../support/english';

const DOCS = join(__dirname, '../../docs');
const LEADS = '33333333-3333-4333-8333-333333333333';
const catalog = Catalog.load();

function problemsOf(text: string): readonly string[] {
  try {
    underRules(catalog, readHouseRules(text));
    return [];
  } catch (error) {
    if (error instanceof HouseRulesProblem) return error.problems;
    throw error;
  }
}

/** What a field reads under these rules, or its sentence. */
function read(rules: HouseRules, kindName: string, field: string, typed: string): unknown {
  const kind = underRules(catalog, rules).named(kindName);
  if (!kind) throw new Error(`There is no kind ${kindName}.`);
  const answers = Object.fromEntries(Object.entries(kind.fields).map(([id, { initial }]) => [id, initial]));
  const named = { displayName: 'Birds', title: 'Birds', list: 'l', plan: 'p', [field]: typed };
  const form = readForm(kind.fields, { ...answers, ...named });
  if ('values' in form) return Object.entries(form.values).find(([id]) => id === field)?.[1];
  return english(form.problems[field] ?? 'another field is wrong');
}

describe('The file of house rules', () => {
  test('is shown whole, with every rule there is, in an example that is right', () => {
    expect(problemsOf(readFileSync(join(DOCS, 'houseRules.example.yaml'), 'utf8'))).toEqual([]);
  });

  test('has a schema for editors, which is the one that the bot goes by', () => {
    expect(JSON.parse(readFileSync(join(DOCS, 'houseRules.schema.json'), 'utf8'))).toEqual(houseRulesSchema);
  });

  test('may be JSON, and may be empty', () => {
    expect(problemsOf('{"kinds": {"todoTask": {"inChannels": false}}}')).toEqual([]);
    expect(problemsOf('')).toEqual([]);
  });

  test.each<[string, string]>([
    ['kinds: [', 'It is neither YAML nor JSON: Flow sequence in block collection'],
    ['kinds:\n  todoTask: {inChannels: perhaps}', 'kinds › todoTask › inChannels must be boolean.'],
    ['kinds:\n  todoTask: {inchannels: true}', 'kinds › todoTask must NOT have additional properties: inchannels.'],
    ['groups: {Leads: leads@contoso.example}', 'groups › Leads must match pattern'],
    ['kinds:\n  teams: {}', 'kinds › teams: there is no such kind. There are microsoft365Group, '],
    ['everyKind: {fields: {colour: {initial: red}}}', 'everyKind › fields › colour: no kind has such a field.'],
    [
      'kinds: {todoTask: {fields: {owners: {atLeast: 2}}}}',
      'kinds › todoTask › fields › owners: there is no such field.',
    ],
    ['kinds: {todoTask: {onlyFor: [Leads]}}', 'onlyFor names “Leads”, which does not stand under groups.'],
    [
      'kinds: {securityGroup: {fields: {visibility: {initial: Secret}}}}',
      'kinds › securityGroup › visibility: initial is “Secret”, which cannot be chosen there.',
    ],
    [
      'kinds: {securityGroup: {fields: {description: {atLeast: 2}}}}',
      'kinds › securityGroup › description: atLeast is for fields in which several people are chosen.',
    ],
    [
      'kinds: {securityGroup: {fields: {owners: {prefix: A}}}}',
      'kinds › securityGroup › owners: prefix, suffix and bannedWords are for texts.',
    ],
    ['a: &a [1]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]', 'It is neither YAML nor JSON: Excessive alias count'],
  ])('says what is wrong with %j', (text, sentence) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
  });

  test('tells all that is wrong at once', () => {
    expect(problemsOf('kinds: {todoTask: {a: 1}, plannerTask: {b: 2}}')).toHaveLength(2);
  });
});

describe('A name', () => {
  const rules: HouseRules = {
    everyKind: { name: { bannedWords: ['payroll'] } },
    kinds: {
      microsoft365Group: { name: { prefix: 'PRJ ', suffix: ' (Contoso)', bannedWords: ['C.E.O.', 'top secret'] } },
    },
  };

  test.each([
    ['Birds', 'PRJ Birds (Contoso)'],
    ['PRJ Birds', 'PRJ Birds (Contoso)'],
    ['prj Birds (CONTOSO)', 'PRJ Birds (Contoso)'],
    ['PRJBirds', 'PRJ PRJBirds (Contoso)'],
    ['Payrolls', 'PRJ Payrolls (Contoso)'],
  ])('%j becomes %j', (typed, whole) => {
    expect(read(rules, 'microsoft365Group', 'displayName', typed)).toBe(whole);
  });

  test.each([
    ['Payroll', 'payroll'],
    ['The PAYROLL-group', 'payroll'],
    ['Ｐａｙｒｏｌｌ', 'payroll'],
    ['Pay\u200broll', 'payroll'],
    ['our c.e.o.', 'C.E.O.'],
    ['Top   Secret things', 'top secret'],
  ])('%j is refused for a word', (typed, word) => {
    expect(read(rules, 'microsoft365Group', 'displayName', typed)).toBe(
      `“${word}” is not allowed here. Use another word.`,
    );
  });

  test.each(['PRJ ', 'prj (contoso)', ' (Contoso)'])('%j is none', (typed) => {
    expect(read(rules, 'microsoft365Group', 'displayName', typed)).toBe('Fill in this field.');
  });

  test('is refused where the whole of it is too long', () => {
    expect(read(rules, 'microsoft365Group', 'displayName', 'x'.repeat(250))).toMatch(/^Use at most 256 characters/);
  });

  test('of another kind has what every kind has, and nothing of this one', () => {
    expect(read(rules, 'securityGroup', 'displayName', 'Birds')).toBe('Birds');
    expect(read(rules, 'todoTask', 'title', 'payroll')).toMatch(/^“payroll”/);
  });
});

describe('Other fields', () => {
  const owners = { kinds: { securityGroup: { fields: { owners: { atLeast: 2 } } } } };

  test('want as many people as the house says', () => {
    const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    expect(read(owners, 'securityGroup', 'owners', '')).toBe('Choose at least 2 (now 0).');
    expect(read(owners, 'securityGroup', 'owners', one)).toBe('Choose at least 2 (now 1).');
    expect(read(owners, 'securityGroup', 'owners', `${one},${two}`)).toEqual([one, two]);
  });

  test('show first what the house says', () => {
    const rules = { everyKind: { fields: { visibility: { initial: 'Public' } } } };
    const initials = underRules(catalog, rules).kinds.map(({ name, fields }) => [name, fields.visibility?.initial]);
    expect(Object.fromEntries(initials)).toMatchObject({ microsoft365Group: 'Public', securityGroup: 'Public' });
  });
});

describe('Permissions', () => {
  test('are asked for membership where a rule needs it, and nowhere else', () => {
    const without = catalog.kinds.filter(({ permissions }) => !('User.Read' in permissions)).map(({ name }) => name);
    expect(without).toContain('todoTask');
    const rules = { groups: { Leads: LEADS }, kinds: { todoTask: { onlyFor: ['Leads'] } } };
    const asking = underRules(catalog, rules).kinds.filter(
      ({ name, permissions }) => without.includes(name) && 'User.Read' in permissions,
    );
    expect(asking.map(({ name }) => name)).toEqual(['todoTask']);
  });
});
