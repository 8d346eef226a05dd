import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carried } from '../../src/bot/conversation/keptAnswers';
import { startingAnswers } from '../../src/bot/forms/readForm';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { CARDS, catalog } from '../support/cardFixture';
import { lastCard, Sandbox, valuesOf } from '../support/sandbox';
import { buttonOf } from '../support/seen';

const pairs = catalog.kinds.flatMap((from) =>
  catalog.siblings(from).map((to) => [from.name, to.name, from, to] as const),
);

/** What a form shows after the step, as a client sends it again: blanks are left out. */
function shown({ fields }: ObjectKind, { answers, kept }: ReturnType<typeof carried>) {
  return { ...startingAnswers(fields), ...answers, kept };
}

/** Answers of every field, none of them what the form begins with. */
function everyAnswer({ name, fields }: ObjectKind): Record<string, string> {
  const { values } = JSON.parse(readFileSync(join(CARDS, name, 'form.sample.json'), 'utf8'));
  const chosen = Object.entries(fields).map(([id, { choices, initial }]) => {
    const other = choices?.find((choice) => choice !== initial);
    return [id, other ?? (values[id] || `typed into ${id}`)];
  });
  return Object.fromEntries(chosen);
}

describe.each(pairs)('from %s to %s and back', (_from, _to, from, to) => {
  test('every answer is there again', () => {
    const answers = everyAnswer(from);
    const there = carried(from, to, answers);
    expect(shown(from, carried(to, from, shown(to, there)))).toEqual({ ...answers, kept: {} });
  });

  test('a form that nobody has touched comes back as it was, and the other looks as it does by its own command', () => {
    const there = carried(from, to, startingAnswers(from.fields));
    expect(shown(to, there)).toEqual({ ...startingAnswers(to.fields), kept: {} });
    expect(shown(from, carried(to, from, shown(to, there)))).toEqual({ ...startingAnswers(from.fields), kept: {} });
  });
});

test('what is chosen on the other form counts more than what was kept', () => {
  const [m365, security] = ['microsoft365Group', 'securityGroup'].map((name) => catalog.named(name));
  if (!m365 || !security) throw new Error('Both kinds are there.');
  const hidden = carried(m365, security, { displayName: 'Night Owls', visibility: 'HiddenMembership' });
  expect(hidden).toEqual({ answers: { displayName: 'Night Owls' }, kept: { visibility: 'HiddenMembership' } });
  const back = carried(security, m365, { ...hidden.answers, visibility: 'Public', kept: hidden.kept });
  expect(back).toEqual({ answers: { displayName: 'Night Owls', visibility: 'Public' }, kept: {} });
});

describe('In a chat', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  test('mail settings survive a look at the security group, and a mistake that is made there', async () => {
    await teams.say('new group Night Owls');
    const inputs = {
      description: 'Up late',
      visibility: 'HiddenMembership',
      theme: 'Teal',
      allowExternalSenders: 'true',
    };
    const security = lastCard(await teams.press({ title: 'Security group instead', inputs }));
    expect(valuesOf(security)).toMatchObject({ displayName: 'Night Owls', description: 'Up late', visibility: '' });
    await teams.press({ verb: 'create', inputs: { mailNickname: 'night owls' } });
    const back = lastCard(
      await teams.press({ title: 'Microsoft 365 group instead', inputs: { mailNickname: 'owls' } }),
    );
    expect(valuesOf(back)).toMatchObject({ ...inputs, displayName: 'Night Owls', mailNickname: 'owls' });
    expect(buttonOf(back, 'create').data).not.toHaveProperty('kept');
  });

  test('a name that was typed and not picked stays in its field, marked', async () => {
    await teams.say('new security group Harbour');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { members: 'Benny' } }));
    const [members] = [form.body].flat().filter((part) => Object(part).id === 'members');
    expect(members).toMatchObject({ value: 'Benny', choices: [{ title: 'Benny', value: 'Benny' }] });
    expect(JSON.stringify(form)).toContain('Choose people from the list that appears as you type.');
  });
});
