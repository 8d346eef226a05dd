/** @seconds 20 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementsOf, lastCard, problemAt, Sandbox, type Seen, textOf, valuesOf, type Where } from '../support/sandbox';

const ALEX = 'alex@contoso.example';
const BEN = 'ben@contoso.example';
/** A group that Ben belongs to, and not Alex, and one for both. */
let leads: string;
let folder: string;
let teams: Sandbox;

const namesOf = async (user: string) => {
  const { value } = await teams.graph<{ value: { id: string; displayName: string }[] }>('/v1.0/me/memberOf', user);
  return value;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-rules-'));
  teams = await Sandbox.start();
  const alexs = (await namesOf(ALEX)).map(({ id }) => id);
  leads = (await namesOf(BEN)).find(({ id }) => !alexs.includes(id))?.id ?? '';
  const rules = {
    groups: { 'Team leads': leads },
    everyKind: { name: { bannedWords: ['payroll'] } },
    kinds: {
      microsoft365Group: {
        name: { prefix: 'PRJ ', suffix: ' (Contoso)' },
        fields: { owners: { atLeast: 2 }, visibility: { initial: 'Public' } },
      },
      securityGroup: { onlyFor: ['Team leads'] },
      dynamicGroup: { onlyFor: [] },
      todoTaskList: { inChannels: false },
    },
  };
  const file = join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify(rules));
  await teams.around({ environment: { HOUSE_RULES: file } });
}, 90_000);

afterAll(async () => {
  await teams.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

beforeEach(() => teams.forgetExchanges());

const posted = async (path = '/v1.0/groups') =>
  (await teams.exchanges('POST')).filter(({ url }) => new URL(url, 'https://graph.example').pathname === path);
const asked = () => posted('/v1.0/me/checkMemberGroups');

async function ids(...names: string[]): Promise<string> {
  const { value } = await teams.graph<{ value: { id: string; displayName: string }[] }>('/v1.0/users?$top=999');
  return names.map((name) => value.find(({ displayName }) => displayName.startsWith(name))?.id ?? '').join(',');
}

/** Presses a button of the newest card as no client would: with these inputs, or this verb. */
function past(seen: Seen, verb: string, changes: object, where: Where = {}): Promise<Seen> {
  const { user = ALEX, chat = 'personal' } = where;
  const message = seen.messages.findLast(({ card }) => card);
  const data = elementsOf(message?.card).find((one) => Object(one.data).ticket)?.data;
  const action = { type: 'Action.Execute', verb, data: { ...Object(data), ...changes } };
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: message?.id,
    value: { action, trigger: 'manual' },
  };
  return teams.script('activity', { user, chat, activity: { ...activity, text: null } });
}

describe('A form', () => {
  test('says beside each field what the house asks, and shows the name whole', async () => {
    const card = lastCard(await teams.form('new group Bird Watchers'));
    const text = textOf(card);
    expect(text).toContain('PRJ\n');
    expect(text).toContain('It becomes “PRJ Bird Watchers (Contoso)”.');
    expect(text).toContain('Not allowed here: payroll.');
    expect(text).toContain('Choose at least 2.');
    expect(valuesOf(card)).toMatchObject({ displayName: 'Bird Watchers', visibility: 'Public' });
  });

  test('is held to it on the server, each sentence beside its field, and nothing typed is lost', async () => {
    await teams.form('new group Payroll friends');
    const card = lastCard(
      await teams.press({ verb: 'create', inputs: { owners: await ids('Ben'), description: 'Kept' } }),
    );
    expect(problemAt(card, 'displayName')).toBe('“payroll” is not allowed here. Use another word.');
    expect(problemAt(card, 'owners')).toBe('Choose at least 2 (now 1).');
    expect(valuesOf(card)).toMatchObject({ displayName: 'Payroll friends', description: 'Kept' });
    expect(await posted()).toEqual([]);
  });

  test('creates what the house asks for: the whole name in Graph, and an alias made from it', async () => {
    await teams.form('new group Kites');
    const seen = await teams.press({ verb: 'create', inputs: { owners: await ids('Ben', 'Chloe', 'Ines') } });
    expect(textOf(lastCard(seen))).toContain('PRJ Kites (Contoso)');
    const [request] = await posted();
    expect(request?.requestBody).toMatchObject({
      displayName: 'PRJ Kites (Contoso)',
      mailNickname: 'prj-kites-contoso',
    });
  });

  test('cannot be gone round: a press with other inputs is read by the same rules', async () => {
    const seen = await teams.form('new group Round');
    await past(seen, 'create', { displayName: 'payroll', visibility: 'Private', owners: '' });
    expect(await posted()).toEqual([]);
    const chat = lastCard(await teams.chat());
    expect(problemAt(chat, 'owners')).toContain('Choose at least 2');
  });

  test('speaks German to whoever does', async () => {
    const text = textOf(lastCard(await teams.form('neue Gruppe Vögel', { locale: 'de-DE' })));
    expect(text).toContain('Daraus wird „PRJ Vögel (Contoso)“.');
    expect(text).toContain('Wählen Sie mindestens 2.');
    await teams.say('help', { locale: 'en-US' });
  });
});

describe('Other ways to a name', () => {
  test('an edit of what is there', async () => {
    await teams.form('add task Water the roses');
    await teams.press({ verb: 'create' });
    await teams.press({ verb: 'edit' });
    const card = lastCard(await teams.press({ verb: 'save', inputs: { title: 'Pay the payroll' } }));
    expect(problemAt(card, 'title')).toBe('“payroll” is not allowed here. Use another word.');
    expect(await teams.exchanges('PATCH')).toEqual([]);
  });

  test('a quick add', async () => {
    await teams.form('add task payroll tomorrow !high');
    const card = lastCard(await teams.press({ verb: 'create' }));
    expect(problemAt(card, 'title')).toBe('“payroll” is not allowed here. Use another word.');
  });

  test('lines of a batch: those that are right are created, and no other', async () => {
    await teams.form('add tasks\nWater the ferns\nFix PAYROLL\nFeed the cat');
    const seen = await teams.press({ verb: 'create' });
    const names = (await teams.exchanges('POST')).map(({ requestBody }) => Object(requestBody).title).filter(Boolean);
    expect(names).toEqual(['Water the ferns', 'Feed the cat']);
    expect(textOf(lastCard(seen))).toContain('“payroll” is not allowed here');
  });

  test('a change of kind brings the rules of the other kind', async () => {
    await teams.form('new security group Kind', { user: BEN });
    const seen = await teams.press({ user: BEN, title: 'Microsoft 365 group instead' });
    expect(textOf(lastCard(seen))).toContain('It becomes “PRJ Kind (Contoso)”.');
    const card = lastCard(await teams.press({ user: BEN, verb: 'create' }));
    expect(problemAt(card, 'owners')).toBe('Choose at least 2 (now 0).');
  });
});

const LEADS_ONLY = 'In your organisation this is for members of Team leads.';

describe('A kind for members of a group', () => {
  test('is opened by a member, who is asked about once in five minutes, and then created by them', async () => {
    await teams.form('new security group Allowed', { user: BEN });
    expect(textOf(lastCard(await teams.press({ user: BEN, verb: 'create' })))).toContain('Allowed');
    expect(await posted()).toHaveLength(1);
    expect((await asked()).length).toBeLessThanOrEqual(1);
  });

  test('is opened by nobody else, who is told for whom it is', async () => {
    const seen = await teams.form('new security group Denied');
    expect(textOf(lastCard(seen))).toContain(LEADS_ONLY);
    expect(valuesOf(lastCard(seen))).toEqual({});
    const [question] = await asked();
    expect(question?.requestBody).toEqual({ groupIds: [leads] });
  });

  test('is created by nobody else past the form', async () => {
    const seen = await teams.say('new security group Past the form');
    await past(seen, 'create', { displayName: 'Past the form', visibility: 'Private' });
    expect(textOf(lastCard(await teams.chat()))).toContain(LEADS_ONLY);
    expect(await posted()).toEqual([]);
  });

  test('is opened by nobody else from another kind, or by lines', async () => {
    await teams.form('new group Other door');
    const seen = await teams.press({ title: 'Security group instead' });
    expect(textOf(lastCard(seen))).toContain(LEADS_ONLY);
    // The form that they came from stays, with what was typed.
    expect(valuesOf(lastCard(seen))).toMatchObject({ displayName: 'Other door', visibility: 'Public' });
    await teams.form('new security groups\nOne\nTwo');
    const lines = await teams.press({ verb: 'create' }).catch(() => teams.chat());
    expect(textOf(lastCard(lines))).toContain(LEADS_ONLY);
    expect(await posted()).toEqual([]);
  });

  test('is shown so by help, before anybody signs in; what is switched off is not', async () => {
    const text = textOf(lastCard(await teams.say('help')));
    expect(text).toMatch(/new security group.*\nfor members of Team leads/);
    expect(text).not.toContain('new dynamic group');
    const off = textOf(lastCard(await teams.say('new dynamic group All of us')));
    expect(off).toContain('Your organisation has switched this off.');
  });
});

describe('A kind that channels may not make', () => {
  test('is refused there in a sentence, and made elsewhere', async () => {
    const where = { chat: 'channel' } as const;
    expect(textOf(lastCard(await teams.say('@Muster new list Shopping', where)))).toContain(
      'isn’t created in channels',
    );
    for (const elsewhere of ['personal', 'group'] as const) {
      const seen = await teams.form('@Muster new list Shopping', { chat: elsewhere });
      expect(valuesOf(lastCard(seen))).toMatchObject({ displayName: 'Shopping' });
    }
  });

  test('is refused there past that, by a card of another kind', async () => {
    const where = { chat: 'channel' } as const;
    const seen = await teams.say('@Muster add task Door', where);
    const opened = await past(seen, 'switch', { to: 'todoTaskList' }, where);
    expect(textOf(lastCard(opened))).toContain('isn’t created in channels');
  });
});
