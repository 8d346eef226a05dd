import type { User } from '../tenant';
import type { Activities, BotAccount } from './activities';
import type { BotAnswer, Channel } from './channel';
import type { Chat } from './chat';
import type { Chats } from './chats';
import { type InvokeOutcome, readInvokeAnswer } from './invokeAnswer';
import type { Json } from './json';
import type { Mention, StoredMessage } from './message';

export interface Sent {
  message: StoredMessage;
  /** Not there when the bot does not hear of the message. */
  answer?: Promise<BotAnswer>;
}

export interface InvokeAnswer extends BotAnswer {
  outcome: InvokeOutcome;
}

/** What Teams does for its clients: adds the app to chats, carries messages and invokes to the bot, keeps its answers. */
export class Client {
  private readonly installing = new Map<Chat, Promise<void>>();

  constructor(
    private readonly chats: Chats,
    private readonly activities: Activities,
    private readonly channel: Channel,
    private readonly bot: BotAccount,
  ) {}

  /** Changes the language of a person's Teams, from now on. */
  speak(user: User, locale: string): void {
    this.activities.speak(user, locale);
  }

  /** A client that has sent an activity of its own shape behaves as the sandbox's own again. */
  reportAsUsual(user: User): void {
    this.activities.reportAsUsual(user);
  }

  /** The first to open a chat adds the app to it. A bot that cannot be reached hears of it the next time. */
  async open(user: User, chat: Chat): Promise<void> {
    if (chat.removed) return;
    const installing = this.installing.get(chat) ?? this.install(user, chat);
    this.installing.set(chat, installing);
    await installing;
    if (!chat.installed) this.installing.delete(chat);
  }

  private async install(user: User, chat: Chat): Promise<void> {
    chat.installed = true;
    const activities = this.activities.installation(user, chat);
    const answers = await Promise.all(activities.map((activity) => this.channel.deliver(activity)));
    chat.installed = answers.some(({ status }) => status !== 0);
  }

  /** Adds the app again where it was taken away. */
  async add(user: User, chat: Chat): Promise<void> {
    Object.assign(chat, { installed: false, removed: false });
    this.installing.delete(chat);
    await this.open(user, chat);
  }

  /** Takes the app away; from then on nothing travels between the chat and the bot. */
  async remove(user: User, chat: Chat): Promise<void> {
    Object.assign(chat, { installed: false, removed: true });
    const activities = this.activities.removal(user, chat);
    await Promise.all(activities.map((activity) => this.channel.deliver(activity)));
  }

  /** The writer changes the words; undefined where the bot does not hear of it. */
  async edit(user: User, message: StoredMessage, text: string, mentions: Mention[]): Promise<BotAnswer | undefined> {
    const wasHeard = this.hears(message);
    this.chats.update(message, { text, textFormat: 'plain', mentions, card: null });
    if (!wasHeard && !this.hears(message)) return undefined;
    return this.channel.deliver(this.activities.edited(user, message));
  }

  async delete(user: User, message: StoredMessage): Promise<BotAnswer | undefined> {
    const activity = this.hears(message) ? this.activities.deleted(user, message) : undefined;
    this.chats.delete(message);
    return activity && this.channel.deliver(activity);
  }

  /** A bot hears of reactions to its own messages alone. */
  async react(user: User, message: StoredMessage, reaction: string): Promise<BotAnswer | undefined> {
    const isOn = this.chats.react(message, user, reaction);
    if (!message.from.bot || !message.chat.installed) return undefined;
    return this.channel.deliver(this.activities.reaction(user, message, reaction, isOn));
  }

  /** As at the start. */
  reset(): void {
    this.installing.clear();
    this.activities.reset();
  }

  private hears({ chat, mentions }: StoredMessage): boolean {
    return !chat.removed && (chat.name === 'personal' || mentions.some(({ id }) => id === this.bot.id));
  }

  /** Writes a message. In shared chats the bot hears of it only when it is mentioned. */
  send(user: User, chat: Chat, text: string, mentions: Mention[], threadId: string | null): Sent {
    const sender = { id: user.teamsId, name: user.displayName, bot: false, user: user.userPrincipalName };
    const message = this.chats.add(chat, sender, { text, textFormat: 'plain', mentions, card: null }, threadId);
    return this.hears(message)
      ? { message, answer: this.channel.deliver(this.activities.message(user, message)) }
      : { message };
  }

  /** Sends what a button of the type Action.Submit sends. */
  submit(user: User, message: StoredMessage, value: Json): Promise<BotAnswer> {
    return this.channel.deliver(this.activities.submit(user, message, value));
  }

  /** Sends an invoke about a message; a card in the answer replaces the message's card for this person. */
  async invoke(user: User, message: StoredMessage, name: string, value: unknown): Promise<InvokeAnswer> {
    const answer = await this.channel.deliver(this.activities.invoke(user, message, name, value));
    const outcome = readInvokeAnswer(name, answer);
    if (name === 'adaptiveCard/action') {
      this.chats.answered(message, user, outcome.kind === 'card' ? outcome.card : undefined);
    }
    return { ...answer, outcome };
  }
}
