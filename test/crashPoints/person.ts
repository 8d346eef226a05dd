import { setTimeout as wait } from 'node:timers/promises';
import type { Chat } from '../../src/sandbox/teams/chat';
import { personalChat } from '../../src/sandbox/teams/chat';
import type { StoredMessage } from '../../src/sandbox/teams/message';
import type { User } from '../../src/sandbox/tenant';
import { elementsOf, textOf, valuesOf } from '../support/sandbox';
import type { CrashFixture } from './crashFixture';
import type { Instance } from './instance';

interface Action {
  readonly verb: string;
  readonly data: object;
}

/** What comes back of a press: HTTP 200 in any case. */
interface Answer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** Somebody with one form in their own chat, whose client signs them in silently. */
export class Person {
  private readonly chat: Chat;
  private message: StoredMessage;
  private create: Action = { verb: '', data: {} };

  constructor(
    private readonly world: CrashFixture,
    readonly user: User,
  ) {
    this.chat = personalChat(user, 'Muster');
    this.message = this.messageOf(`m-${user.id}`, null);
  }

  /** Says a command, and opens its form where that takes a press. */
  async open({ bot }: Instance, command: string): Promise<void> {
    const said = this.messageOf(this.message.id, command);
    await bot.tell(this.world.activities.message(this.user, said));
    const at = this.world.posted.findIndex(({ activity }) => activity.replyToId === said.id);
    this.message = this.messageOf(`1:${at + 1}`, null);
    let card: unknown = this.world.posted[at]?.activity.attachments?.[0]?.content;
    const opening = buttonOf(card, 'open');
    if (opening) card = (await this.press({ bot }, opening)).value;
    const create = buttonOf(card, 'create');
    if (!create) throw new Error(`There is no form: ${textOf(card)}`);
    this.create = { verb: 'create', data: { ...create.data, ...valuesOf(card) } };
  }

  /** Presses Create, or looks again, which is the same press; without an answer where the bot dies over it. */
  async submit(instance: Pick<Instance, 'bot'>): Promise<string | undefined> {
    const answer = await this.press(instance, this.create).catch(() => undefined);
    return answer && (typeof answer.value === 'string' ? answer.value : textOf(answer.value));
  }

  /** Presses again and again until there is a summary; gives all that the person was shown. */
  async insist(instance: Instance): Promise<string[]> {
    const shown: string[] = [];
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(500)) {
      shown.push((await this.submit(instance)) ?? 'nothing');
      if (!shown.at(-1)?.startsWith('Creating the')) break;
    }
    return shown;
  }

  /** The card refreshes by itself, without a token. */
  async glance({ bot }: Instance): Promise<string> {
    const { value } = await this.invoke(bot, { action: this.create, trigger: 'automatic' });
    return textOf(value);
  }

  /** Whether an answer to a press asks to sign in, with this token or none. */
  async isAsked({ bot }: Instance, token = ''): Promise<boolean> {
    const { statusCode } = await this.invoke(bot, {
      action: this.create,
      trigger: 'manual',
      authentication: { token },
    });
    return statusCode === 401;
  }

  token(): Promise<string> {
    return this.world.entra.teamsToken(this.user);
  }

  /** Texts of the cards that took the place of the form's message, for everybody. */
  get updates(): string[] {
    const here = this.world.posted.filter(
      ({ method, url }) => method === 'PUT' && decodeURIComponent(url).endsWith(`/${this.message.id}`),
    );
    return here.map(({ activity }) => textOf(activity.attachments?.[0]?.content));
  }

  private async press({ bot }: Pick<Instance, 'bot'>, action: Action): Promise<Answer> {
    const first = await this.invoke(bot, { action, trigger: 'manual' });
    if (first.statusCode !== 401) return first;
    return this.invoke(bot, { action, trigger: 'manual', authentication: { token: await this.token() } });
  }

  private async invoke(
    bot: Instance['bot'],
    { action, ...rest }: { action: Action; trigger: string; authentication?: object },
  ): Promise<Answer> {
    const value = { action: { type: 'Action.Execute', ...action }, ...rest };
    const { body } = await bot.tell(
      this.world.activities.invoke(this.user, this.message, 'adaptiveCard/action', value),
    );
    const answer: Answer = JSON.parse(body);
    return answer;
  }

  private messageOf(id: string, text: string | null): StoredMessage {
    const from = { id: this.user.teamsId, name: this.user.displayName, bot: false };
    const content = { text, textFormat: 'plain' as const, mentions: [], card: null };
    const where = { id, chat: this.chat, threadId: null, from, sentAt: '', edited: false, deleted: false };
    return { ...content, ...where, reactions: new Map(), views: new Map() };
  }
}

function buttonOf(card: unknown, verb: string): Action | undefined {
  const button = elementsOf(card).find((element) => element.type === 'Action.Execute' && element.verb === verb);
  return button && { verb, data: { ...Object(button.data) } };
}
