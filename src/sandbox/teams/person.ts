import { type Tenant, type User, userNamed } from '../tenant';
import type { BotAccount } from './activities';
import { buttonNames, buttonOf } from './buttons';
import { type ActionName, elementsOf } from './cardElements';
import { answersOf } from './cardInputs';
import type { BotAnswer } from './channel';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { Client } from './client';
import type { ClientConditions } from './conditions';
import type { IdleTracker } from './idleTracker';
import type { InvokeOutcome } from './invokeAnswer';
import { type Json, objectIn, textIn } from './json';
import { messageSeenBy, type StoredMessage } from './message';
import { dueRefresh } from './refresh';
import type { SignIn } from './signIn';
import type { Browsing } from './signInPopup';
import { withMentions } from './typed';

export interface PersonParts {
  tenant: Tenant;
  bot: BotAccount;
  chats: Chats;
  client: Client;
  signIn: SignIn;
  conditions: ClientConditions;
  /** Of the connector: the bot has said everything when it is quiet there. */
  idle: IdleTracker;
}

export interface Press extends ActionName {
  /** Without it the newest message that has the button. */
  message?: string | undefined;
  inputs: Json;
  /** Whether the person signs in and accepts when the bot shows its sign-in button. */
  consent: boolean;
  /** Another account in the browser, which they sign in with. */
  account?: User | undefined;
  /** Whether they sign in and turn the app's wish down. */
  decline?: boolean | undefined;
}

const quietMs = 50;
const messagesOnScreen = 10;

const FAILS = 'Something went wrong. Please try again.';

/** A button that is not there to press. */
export class NoButton extends Error {}

/** A person by script: does with a Teams client what people do, and lets it do what it does by itself. */
export class Person {
  constructor(private readonly parts: PersonParts) {}

  /** Opens the chat: what is on the screen is refreshed where its cards ask for it. */
  async look(user: User, chat: Chat): Promise<void> {
    const { client, chats, conditions } = this.parts;
    if (!chat.installed && !chat.removed) await this.settled(client.open(user, chat));
    if (conditions.current.execute !== true) return;
    for (const message of chats.visibleTo(user, chat).slice(-messagesOnScreen)) {
      const action = dueRefresh(user, message);
      const value = { action, trigger: 'automatic' };
      if (action) await this.settled(client.invoke(user, message, 'adaptiveCard/action', value));
    }
  }

  /** Changes the language of the person's Teams, from now on. */
  speak(user: User, locale: string): void {
    this.parts.client.speak(user, locale);
  }

  /** Undefined when the bot was not mentioned, and so heard nothing. */
  async say(user: User, chat: Chat, words: string, threadId: string | null): Promise<BotAnswer | undefined> {
    const { client, bot, tenant } = this.parts;
    client.reportAsUsual(user);
    await this.look(user, chat);
    const { text, mentions } = withMentions(words, bot, [...tenant.users, ...tenant.visitors]);
    const answer = await this.settled(client.send(user, chat, text, mentions, threadId).answer);
    await this.look(user, chat);
    return answer;
  }

  /** Throws NoButton, or InvalidInput where the client would not send the press. */
  async press(
    user: User,
    chat: Chat,
    { message: id, inputs, consent, account, decline, ...name }: Press,
  ): Promise<InvokeOutcome> {
    const { client, signIn } = this.parts;
    await this.look(user, chat);
    const { message, action, card } = this.button(user, chat, id, name);
    const isAlone = action.associatedInputs === 'none';
    const answers = isAlone ? {} : answersOf(card, inputs, (name) => userNamed(this.parts.tenant, name)?.id);
    const data = { ...objectIn(action, 'data'), ...answers };
    const browsing = { accepts: consent, account, decline };
    if (action.type === 'Action.Submit') return this.submit(user, chat, message, data, browsing);
    if (this.parts.conditions.current.execute === 'broken') return { kind: 'error', text: FAILS };
    const value = { action: { ...action, data }, trigger: 'manual' };
    const send = async (extra: Json) =>
      (await client.invoke(user, message, 'adaptiveCard/action', { ...value, ...extra })).outcome;
    const outcome = await this.settled(signIn.until(user, chat.name, send, browsing));
    await this.look(user, chat);
    return outcome;
  }

  private async submit(
    user: User,
    chat: Chat,
    message: StoredMessage,
    data: Json,
    browsing: Browsing,
  ): Promise<InvokeOutcome> {
    const { client } = this.parts;
    const msteams = objectIn(data, 'msteams');
    if (msteams.type === 'signin') return this.signInBy(user, message, textIn(msteams, 'value') ?? '', browsing);
    const before = this.signInButton(user);
    const { status, body } = await this.settled(client.submit(user, message, data));
    await this.look(user, chat);
    if (status < 200 || status > 299) return { kind: 'unreachable', text: `HTTP ${status} ${body}` };
    const asked = this.signInButton(user);
    if (!asked || asked.url === before?.url) return { kind: 'done' };
    return this.signInBy(user, asked.message, asked.url, browsing);
  }

  /** A card that asks to sign in stands in the bot's own chat with the person, who does so where they mean to. */
  private async signInBy(user: User, message: StoredMessage, url: string, browsing: Browsing): Promise<InvokeOutcome> {
    const { client, signIn } = this.parts;
    const send = async (state: string) => (await client.invoke(user, message, 'signin/verifyState', { state })).outcome;
    return this.settled(signIn.byPage(user, url, send, browsing));
  }

  private signInButton(user: User): { message: StoredMessage; url: string } | undefined {
    const { chats } = this.parts;
    const chat = chats.named('personal', user);
    const message = chat && chats.visibleTo(user, chat).at(-1);
    const buttons = elementsOf(message?.card).map(({ data }) => objectIn(data, 'msteams'));
    const url = textIn(
      buttons.find(({ type }) => type === 'signin'),
      'value',
    );
    return message && url !== undefined ? { message, url } : undefined;
  }

  /** The answer, once the bot has also made the connector calls that belong to it. */
  private async settled<T>(answer: T): Promise<Awaited<T>> {
    const settled = await answer;
    await this.parts.idle.lasting(quietMs);
    return settled;
  }

  private button(user: User, chat: Chat, id: string | undefined, name: ActionName): Button {
    const { execute } = this.parts.conditions.current;
    const shown = this.parts.chats.visibleTo(user, chat).filter((message) => id === undefined || message.id === id);
    for (const message of shown.reverse()) {
      const { card } = messageSeenBy(user, message);
      const action = buttonOf(card, name, execute);
      if (card && action) return { message, card, action };
    }
    const there = shown.flatMap((message) => buttonNames(messageSeenBy(user, message).card, execute));
    const wanted = name.verb === undefined ? `the title "${name.title}"` : `the verb "${name.verb}"`;
    throw new NoButton(`No message shows a button with ${wanted}. There are: ${there.join(', ') || 'no buttons'}.`);
  }
}

interface Button {
  message: StoredMessage;
  card: Json;
  action: Json;
}
