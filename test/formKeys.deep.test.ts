/** @seconds 15 */

import { RunningBot } from './support/runningBot';
import { lastCard, Sandbox, textOf, valuesOf } from './support/sandbox';

const [OLD, NEW] = ['an-older-key-of-at-least-32-characters', 'a-newer-key-of-at-least-32-characters-'];

/** Forms wait in chats for hours; keys change while they do. */
describe('When the keys of forms change', () => {
  let teams: Sandbox;
  let bot: RunningBot | undefined;

  beforeAll(async () => {
    teams = await Sandbox.start({}, ['--no-bot']);
  });
  afterAll(async () => {
    await bot?.stop();
    await teams.stop();
  });

  /** The bot starts anew: what it remembered is gone, what Teams shows stays. */
  async function restart(...keys: string[]): Promise<void> {
    await bot?.stop(keys);
    bot = await RunningBot.start({ ...(await teams.environment()), FORM_KEYS: keys.join() });
  }

  async function form(name: string): Promise<string> {
    const { messages } = await teams.form(`new security group ${name}`);
    return messages.at(-1)?.id ?? '';
  }

  async function create(message: string): Promise<string> {
    const { messages, notice = '' } = await teams.press({ verb: 'create', message });
    return `${notice}${textOf(messages.find(({ id }) => id === message)?.card)}`;
  }

  test('a form of the old key creates, as long as that key is listed', async () => {
    await restart(OLD);
    const [first, second] = [await form('Opened before'), await form('Opened long before')];

    await restart(NEW, OLD);
    expect(await create(first)).toContain('✓ Security group created\nOpened before');

    await restart(NEW);
    expect(await create(second)).toContain('This card belongs to somebody else');
    expect(Object.values(valuesOf(lastCard(await teams.chat())))).toContain('Opened long before');
  });

  test('a new form is signed with the new key alone', async () => {
    await restart(NEW, OLD);
    const [first, second] = [await form('Signed anew'), await form('Not signed as of old')];

    await restart(NEW);
    expect(await create(first)).toContain('✓ Security group created\nSigned anew');

    await restart(OLD);
    expect(await create(second)).toContain('This card belongs to somebody else');
  });
});
