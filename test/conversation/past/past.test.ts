import { eventually } from '../../support/eventually';
import { lastCard, Sandbox, type Seen, textOf, valuesOf } from '../../support/sandbox';
import { buttonOf } from '../../support/seen';

const CARLA = { user: 'carla@contoso.example' } as const;
const GROUP = { user: 'alex@contoso.example', chat: 'group' } as const;
const idOf = ({ messages }: Seen) => messages.at(-1)?.id ?? '';
const text = (seen: Seen) => textOf(lastCard(seen));

describe('What somebody has begun and created', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  /** Presses a button of a card that was shown before, as a client would whose view is old. */
  const pressOld = async (seen: Seen, verb: string, where: { user: string; chat?: string }, inputs: object = {}) => {
    const { data } = buttonOf(lastCard(seen), verb);
    const value = { action: { type: 'Action.Execute', verb, data: { ...data, ...inputs } }, trigger: 'manual' };
    const activity = { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: idOf(seen) };
    const { messages } = await teams.script<Seen>('activity', { chat: 'personal', ...where, activity });
    return { messages: messages.filter(({ id }) => id === idOf(seen)) };
  };
  const created = async () => (await teams.exchanges('POST')).filter(({ status }) => status === 201);

  describe('“cancel”', () => {
    test('drops the newest form, which says so when it is sent later, and opens again with what stood in it', async () => {
      const form = await teams.form('add task Cancel me', CARLA);
      expect(text(await teams.say('cancel', CARLA))).toBe(
        'Your newest form here is cancelled: To Do task. Nothing was created.',
      );
      const list = String(valuesOf(lastCard(form)).list);
      const answer = await pressOld(form, 'create', CARLA, {
        title: 'Cancel me',
        list,
        importance: 'high',
        status: 'notStarted',
        contentType: 'text',
      });
      expect(text(answer)).toMatch(/^You cancelled this form\.\nNothing was created, [^\n]*\n\[Open it again\]$/);
      expect(await created()).toEqual([]);
      const again = await teams.press({ ...CARLA, title: 'Open it again' });
      const opened = again.messages.find(({ id }) => id === idOf(form))?.card;
      expect(valuesOf(opened)).toMatchObject({ title: 'Cancel me', importance: 'high' });
      await teams.press({ ...CARLA, verb: 'create' });
      expect(await created()).toHaveLength(1);
    });

    test('drops a card of one press', async () => {
      const card = await teams.say('add task Never mind me', CARLA);
      await teams.say('never mind', CARLA);
      expect(text(await pressOld(card, 'create', CARLA))).toContain('[Open it again]');
      expect(await created()).toEqual([]);
    });

    test('drops many lines at once', async () => {
      const card = await teams.form('new lists\nAttic\nCellar', CARLA);
      expect(text(await teams.say('cancel', CARLA))).toContain('is cancelled: To Do list.');
      await teams.press({ ...CARLA, verb: 'create', message: idOf(card) });
      expect(await created()).toEqual([]);
      const again = await teams.press({ ...CARLA, title: 'Open it again' });
      expect(JSON.stringify(again.messages.find(({ id }) => id === idOf(card))?.card)).toContain('Attic');
    });

    test('goes on to the form before, and then says that nothing waits', async () => {
      const where = { user: 'kavya@contoso.example' };
      await teams.say('add task First', where);
      await teams.say('new list Second', where);
      expect(text(await teams.say('cancel', where))).toContain('To Do list');
      expect(text(await teams.say('cancel', where))).toContain('To Do task');
      expect(text(await teams.say('cancel', where))).toBe('Nothing is waiting for an answer here.');
    });

    test('leaves alone what was created, and says so', async () => {
      await teams.say('add task Already there', CARLA);
      await teams.press({ ...CARLA, verb: 'create' });
      expect(text(await teams.say('cancel', CARLA))).toContain('was used already');
    });

    test('drops nothing of another conversation, nor of another person', async () => {
      const mine = await teams.say('add task Stay', CARLA);
      await teams.say('@Muster cancel', GROUP);
      await teams.say('cancel', { user: 'jonas@contoso.example' });
      expect(text(await pressOld(mine, 'create', CARLA))).toContain('To Do task created');
    });

    test('does what the button of the form does too', async () => {
      const form = await teams.form('new list Stale', CARLA);
      await teams.press({ ...CARLA, verb: 'cancel' });
      expect(text(await pressOld(form, 'create', CARLA, { displayName: 'Stale' }))).toContain('[Open it again]');
      expect(await created()).toEqual([]);
    });
  });

  describe('“recent”', () => {
    test('shows what was created here, each with a way to its card as Graph has it', async () => {
      const where = { user: 'noor@contoso.example' };
      await teams.say('add task Sweep the yard', where);
      await teams.press({ ...where, verb: 'create' });
      expect(text(await teams.say('recent', where))).toBe('What you created here\n[Show]');
      const list = text(
        await eventually(async () => {
          const seen = await teams.press({ ...where, verb: 'recent' });
          return text(seen).includes('Sweep the yard') ? seen : undefined;
        }, 300),
      );
      expect(list).toMatch(/^What you created here\nSweep the yard\nTo Do task · .*\n\[Show\]$/);
      const { id } = await task('Sweep the yard', where.user);
      await teams.graph(`/v1.0/me/todo/lists/{default}/tasks/${id}`, where.user, 'PATCH', { status: 'completed' });
      const card = text(await teams.press({ ...where, verb: 'showCurrent' }));
      expect(card).toContain('Task completed');
      expect(card).toContain('[Reopen]');
    });

    test('says nothing of it to others in a group chat', async () => {
      await teams.say('@Muster add task A present for Amira', GROUP);
      await teams.press({ ...GROUP, verb: 'create' });
      await teams.say('@Muster recent', GROUP);
      const amira = { ...GROUP, user: 'amira@contoso.example' };
      expect((await teams.press({ ...amira, verb: 'recent' })).notice).toContain('belongs to somebody else');
      expect(text(await teams.press({ ...GROUP, verb: 'recent' }))).toContain('A present for Amira');
      const last = (await teams.chat(amira)).messages.at(-1);
      expect(JSON.stringify(last)).not.toContain('present');
    });

    const task = async (title: string, user: string) => {
      const path = '/v1.0/me/todo/lists/{default}/tasks?$top=100';
      const { value } = await teams.graph<{ value: { id: string; title: string }[] }>(path, user);
      const found = value.find((one) => one.title === title);
      if (!found) throw new Error(`There is no task ${title}.`);
      return found;
    };
  });

  describe('“undo”', () => {
    test('takes back the last that was created here, and then the one before', async () => {
      const where = { user: 'uma@contoso.example' };
      for (const name of ['Keep me not', 'Me neither']) {
        await teams.say(`add task ${name}`, where);
        await teams.press({ ...where, title: 'Add' });
      }
      const asked = await teams.say('undo', where);
      expect(text(asked)).toMatch(/^Undo what you created last\?\nMe neither\nTo Do task · .*\n\[Undo\]\n\[Show\]$/);
      expect(text(await teams.press({ ...where, title: 'Undo' }))).toContain('To Do task undone');
      expect(text(await teams.say('undo', where))).toContain('Keep me not');
      expect(text(await teams.press({ ...where, title: 'Undo' }))).toContain('To Do task undone');
      expect(text(await teams.say('undo', where))).toBe('There is nothing of yours here that I could undo.');
      expect((await teams.exchanges('DELETE')).map(({ status }) => status)).toEqual([204, 204]);
    });

    test('does not name it where others read along, nor lets them press', async () => {
      await teams.say('@Muster add task Quiet thing', GROUP);
      await teams.press({ ...GROUP, verb: 'create' });
      const asked = text(await teams.say('@Muster undo', GROUP));
      expect(asked).not.toContain('Quiet thing');
      const amira = { ...GROUP, user: 'amira@contoso.example' };
      expect((await teams.press({ ...amira, verb: 'undo' })).notice).toContain('Only the person who created it');
      expect(text(await teams.press({ ...GROUP, verb: 'undo' }))).toContain('undone');
    });
  });

  test.each([
    ['thanks', 'en-GB', 'You’re welcome.'],
    ['Perfect, thank you so much!', 'en-GB', 'You’re welcome.'],
    ['Danke!', 'de-DE', 'Gern geschehen.'],
    ['vielen Dank', 'de-DE', 'Gern geschehen.'],
    ['¡Gracias!', 'es-ES', 'De nada.'],
  ])('“%s” gets an answer: %s', async (said, locale, answer) => {
    expect(text(await teams.say(said, { user: 'jonas@contoso.example', locale }))).toBe(answer);
  });

  test.each([
    ['- Sweep the hall\n- Wipe the tables\n- [x] Lock up', '3 times', 'Sweep the hall'],
    ['For Friday:\n1. Balloons\n2. Cake', '2 times', 'Balloons'],
    ['Bread\nButter\nHoney', '3 times', 'Bread'],
  ])('offers what is pasted without a command as tasks: %j', async (pasted, count, first) => {
    const offered = text(await teams.say(pasted, CARLA));
    expect(offered).toContain('Shall I create these?');
    expect(offered).toContain(`[${count}: To Do task]`);
    const rows = lastCard(await teams.press({ ...CARLA, title: `${count}: To Do task` }));
    expect(Object.values(valuesOf(rows))).toContain(first);
  });

  test.each(['Dear all,\nthe hall is closed on Friday.\nPlease use the back door.', 'Bread\nButter'])(
    'offers nothing for what is no list: %j',
    async (said) => {
      expect(text(await teams.say(said, CARLA))).not.toContain('Shall I create these?');
    },
  );
});
