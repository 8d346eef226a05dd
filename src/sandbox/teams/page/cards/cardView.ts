import type { AdaptiveApplet, AdaptiveCard, AuthCardButton, IActivityRequest, SuccessResponse } from 'adaptivecards';
import type { Api } from '../api.js';
import { keepsInputs } from '../conditions.js';
import type { ChatId, Message, User } from '../contract.js';
import { element } from '../dom.js';
import { isPress } from './adaptiveCards.js';
import { focusAnswer } from './focusAnswer.js';
import { watchInputValidity } from './inputValidity.js';
import { newApplet } from './newApplet.js';
import { notice } from './notice.js';
import { PressChannel } from './pressChannel.js';
import { SignInPrompt } from './signInPrompt.js';
import { tellFolds } from './tellFolds.js';

export interface CardParts {
  api: Api;
  me: User;
  bot: { id: string; name: string };
  /** What the menu of a message offers. */
  messageActions: readonly { id: string; title: string }[];
  /** The name of the person with this object id. */
  nameOf(id: string): string | undefined;
}

/** One card in a message: Microsoft's own client logic (AdaptiveApplet), and around it what Teams does and the applet leaves open. */
export class CardView {
  readonly element: HTMLElement;
  private readonly applet: AdaptiveApplet;
  private readonly channel: PressChannel;
  private readonly below = element('div', { class: 'below-card', 'aria-live': 'polite' });
  private readonly progress = element('div', {
    class: 'card-progress',
    role: 'progressbar',
    'aria-label': 'The bot is working',
  });
  private readonly parts: CardParts;
  private readonly chat: ChatId;
  private shown = '';
  private refreshDue = false;
  private pressing: IActivityRequest | undefined;
  private meanwhile: Message | undefined;

  constructor({ chat, id }: Message, parts: CardParts) {
    this.parts = parts;
    this.chat = chat;
    this.applet = newApplet(parts.nameOf, (data) => void this.submit(chat, id, data));
    this.channel = new PressChannel(this.applet, {
      invoke: (name, value) => parts.api.invoke(chat, id, name, value),
      people: (query, currentContextOnly) => parts.api.people(chat, query, currentContextOnly),
      isInUse: () => this.isInUse(),
    });
    this.element = element('div', { class: 'card' }, this.applet.renderedElement, this.below);
    this.setUp(this.applet);
    watchInputValidity(this.element);
    tellFolds(this.element, () => this.applet.card?.getAllActions() ?? []);
  }

  /** What the bot does about it comes as a message, or changes this one; a sign-in is an invoke. */
  private async submit(chat: Message['chat'], id: string, data: object): Promise<void> {
    const page = signInPageIn(data);
    if (!page) {
      const { error } = await this.parts.api.submit(chat, id, data);
      if (error) this.below.replaceChildren(notice(error, true));
      return;
    }
    const prompt = new SignInPrompt({
      text: 'Sign in.',
      title: 'Sign in',
      url: page,
      done: (state) => void this.parts.api.invoke(chat, id, 'signin/verifyState', { state }),
    });
    this.below.replaceChildren(prompt.element);
    prompt.start();
  }

  /** Shows the message's card, unless it is on display already or a press is under way, whose answer comes first. */
  show(message: Message): void {
    if (this.pressing) {
      this.meanwhile = message;
      return;
    }
    const card = JSON.stringify(message.card);
    // What answers this person's refresh, or a press in another window, does not take away what is being written here.
    if (card === this.shown || (message.replacedForMe && this.isInUse())) return;
    // A refresh is due when a card comes into view and after an update by the bot, not for the answer to a press.
    this.refreshDue = this.shown === '' || !message.replacedForMe;
    this.shown = '';
    this.below.replaceChildren();
    this.applet.setCard(message.card);
    this.element.lang = languageOf(message.card);
    this.shown = card;
  }

  private setUp(applet: AdaptiveApplet): void {
    applet.channelAdapter = this.channel;
    // A refresh that brings what is there already shall not draw it again under somebody's hands.
    applet.onCardChanging = (_, card) => this.pressing !== undefined || JSON.stringify(card) !== this.shown;
    applet.onPrepareActivityRequest = (_, request) => this.mayBeSent(request);
    applet.onCreateProgressOverlay = (_, request) => (request.trigger === 'manual' ? this.progress : undefined);
    applet.onSSOTokenNeeded = (_, request, { uri }) => this.signInSilently(request, uri ?? '');
    applet.onShowSigninPrompt = (_, request, button) => this.promptForSignIn(request, button);
    applet.onActivityRequestSucceeded = (_, response, content) => this.succeeded(response, content);
    applet.onActivityRequestFailed = (_, { request, error }) => this.failed(request, error.message);
  }

  /** The applet refreshes for everybody, as often as it is asked, and lets one press twice. */
  private mayBeSent(request: IActivityRequest): boolean {
    if (!isPress(request)) return true;
    if (request.trigger === 'automatic') {
      const due = this.refreshDue && this.pressing === undefined && this.isRefreshedForMe();
      this.refreshDue = false;
      return due;
    }
    if (this.pressing) return false;
    this.below.replaceChildren();
    this.begin(request);
    return true;
  }

  /** Somebody who presses or writes does not want the card exchanged by a refresh that was slower. */
  private isInUse(): boolean {
    return this.pressing !== undefined || (this.applet.card?.getAllInputs().some((input) => input.isDirty()) ?? false);
  }

  private isRefreshedForMe(): boolean {
    const { userIds } = this.applet.card?.refresh ?? {};
    return userIds === undefined || userIds.includes(this.parts.me.teamsId);
  }

  private signInSilently(request: IActivityRequest, resource: string): boolean {
    if (request.trigger === 'automatic') return false;
    const goOn = ({ token }: { token?: string }) => {
      if (!token) return this.promptForSignIn(request);
      request.authToken = token;
      return request.retryAsync();
    };
    void this.parts.api.silentToken(this.chat, resource).then(goOn, () => goOn({}));
    return true;
  }

  private promptForSignIn(request: IActivityRequest, button?: AuthCardButton): void {
    if (request.trigger === 'automatic') return;
    this.ended();
    const login = this.channel.loginFor(request);
    const { title, value } = button ?? login?.buttons.find(({ type }) => type === 'signin') ?? {};
    const prompt = new SignInPrompt({
      text: login?.text ?? 'Please sign in.',
      title: title || 'Sign in',
      url: value ?? '',
      done: (state) => {
        this.begin(request);
        request.authCode = state;
        request.retryAsync();
      },
    });
    this.below.replaceChildren(prompt.element);
    prompt.focus();
  }

  private succeeded({ request, rawContent }: SuccessResponse, content: string | AdaptiveCard | undefined): void {
    if (!isPress(request)) return;
    const isCard = typeof content === 'object';
    if (isCard && rawContent) this.shown = rawContent;
    if (request.trigger === 'automatic') return;
    // The bot's update for everybody else came before the answer for this person: the answer stays.
    if (isCard && !this.meanwhile?.replacedForMe) this.meanwhile = undefined;
    this.ended();
    if (typeof content === 'string') this.said(content);
    else focusAnswer(this.element, this.applet.card);
  }

  /** Microsoft's client draws the card anew, and every input falls back. */
  private said(sentence: string): void {
    const card = this.shown;
    this.refreshDue = false;
    this.shown = '';
    if (!keepsInputs() && card !== '') this.applet.setCard(JSON.parse(card));
    this.shown = card;
    this.below.replaceChildren(notice(sentence));
  }

  /** @returns -1: Teams does not try again by itself. */
  private failed(request: IActivityRequest, sentence = 'Something went wrong. Please try again.'): number {
    if (isPress(request) && request.trigger === 'manual') {
      this.ended();
      this.below.replaceChildren(notice(sentence, true));
    }
    return -1;
  }

  private begin(request: IActivityRequest): void {
    this.pressing = request;
    this.element.setAttribute('aria-busy', 'true');
    this.progress.hidden = false;
  }

  private ended(): void {
    const meanwhile = this.meanwhile;
    this.pressing = undefined;
    this.meanwhile = undefined;
    this.element.removeAttribute('aria-busy');
    this.progress.hidden = true;
    if (meanwhile) this.show(meanwhile);
  }
}

/** So that a screen reader reads a German card in German, whatever the page speaks. */
function languageOf(card: object | null): string {
  return card && 'lang' in card && typeof card.lang === 'string' ? card.lang : '';
}

/** The page that a button opens whose data say that it is one for signing in. */
function signInPageIn(data: object): string | undefined {
  const msteams = 'msteams' in data ? data.msteams : undefined;
  if (typeof msteams !== 'object' || msteams === null || !('type' in msteams) || msteams.type !== 'signin')
    return undefined;
  return 'value' in msteams && typeof msteams.value === 'string' ? msteams.value : undefined;
}
