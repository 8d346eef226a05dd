import './adaptiveCards.js';
import type { AdaptiveApplet, AdaptiveCard, AuthCardButton, IActivityRequest, SuccessResponse } from 'adaptivecards';
import type { Api } from '../api.js';
import type { Message, User } from '../contract.js';
import { element } from '../dom.js';
import { isPress } from './adaptiveCards.js';
import { focusAnswer } from './focusAnswer.js';
import { hostConfig } from './hostConfig.js';
import { watchInputValidity } from './inputValidity.js';
import { notice } from './notice.js';
import { PressChannel } from './pressChannel.js';
import { elementRegistry, SearchChoiceSet } from './searchChoiceSet.js';
import { SignInPrompt } from './signInPrompt.js';

export interface CardParts {
  api: Api;
  me: User;
  /** The name of the person with this object id. */
  nameOf(id: string): string | undefined;
}

/** One card in a message: Microsoft's own client logic (AdaptiveApplet), and around it what Teams does and the applet leaves open. */
export class CardView {
  readonly element: HTMLElement;
  readonly #applet: AdaptiveApplet = new AdaptiveCards.AdaptiveApplet();
  readonly #channel: PressChannel;
  readonly #below = element('div', { class: 'below-card', 'aria-live': 'polite' });
  readonly #progress = element('div', {
    class: 'card-progress',
    role: 'progressbar',
    'aria-label': 'The bot is working',
  });
  readonly #parts: CardParts;
  #shown = '';
  #refreshDue = false;
  #pressing: IActivityRequest | undefined;
  #meanwhile: Message | undefined;

  constructor({ chat, id }: Message, parts: CardParts) {
    this.#parts = parts;
    this.#channel = new PressChannel(this.#applet, {
      invoke: (name, value) => parts.api.invoke(chat, id, name, value),
      people: (query, currentContextOnly) => parts.api.people(chat, query, currentContextOnly),
      isInUse: () => this.#isInUse(),
    });
    this.element = element('div', { class: 'card' }, this.#applet.renderedElement, this.#below);
    this.#setUp(this.#applet);
    watchInputValidity(this.element);
  }

  /** Shows the message's card, unless it is on display already or a press is under way, whose answer comes first. */
  show(message: Message): void {
    if (this.#pressing) {
      this.#meanwhile = message;
      return;
    }
    const card = JSON.stringify(message.card);
    if (card === this.#shown) return;
    // A refresh is due when a card comes into view and after an update by the bot, not for the answer to a press.
    this.#refreshDue = this.#shown === '' || !message.replacedForMe;
    this.#shown = card;
    this.#below.replaceChildren();
    this.#applet.setCard(message.card);
  }

  #setUp(applet: AdaptiveApplet): void {
    applet.hostConfig = hostConfig();
    applet.channelAdapter = this.#channel;
    applet.onCreateSerializationContext = () => {
      const context = new AdaptiveCards.SerializationContext();
      context.setElementRegistry(elementRegistry());
      context.onParseElement = (parsed) => {
        if (parsed instanceof SearchChoiceSet) parsed.nameOf = this.#parts.nameOf;
      };
      return context;
    };
    applet.onPrepareActivityRequest = (_, request) => this.#mayBeSent(request);
    applet.onCreateProgressOverlay = (_, request) => (request.trigger === 'manual' ? this.#progress : undefined);
    applet.onSSOTokenNeeded = (_, request, { uri }) => this.#signInSilently(request, uri ?? '');
    applet.onShowSigninPrompt = (_, request, button) => this.#promptForSignIn(request, button);
    applet.onActivityRequestSucceeded = (_, response, content) => this.#succeeded(response, content);
    applet.onActivityRequestFailed = (_, { request, error }) => this.#failed(request, error.message);
    applet.onAction = (_, action) => {
      if (action instanceof AdaptiveCards.OpenUrlAction && action.url) window.open(action.url, '_blank', 'noopener');
    };
  }

  /** The applet refreshes for everybody, as often as it is asked, and lets one press twice. */
  #mayBeSent(request: IActivityRequest): boolean {
    if (!isPress(request)) return true;
    if (request.trigger === 'automatic') {
      const due = this.#refreshDue && this.#pressing === undefined && this.#isRefreshedForMe();
      this.#refreshDue = false;
      return due;
    }
    if (this.#pressing) return false;
    this.#pressing = request;
    this.#below.replaceChildren();
    this.element.setAttribute('aria-busy', 'true');
    this.#progress.hidden = false;
    return true;
  }

  /** Somebody who presses or writes does not want the card exchanged by a refresh that was slower. */
  #isInUse(): boolean {
    return (
      this.#pressing !== undefined || (this.#applet.card?.getAllInputs().some((input) => input.isDirty()) ?? false)
    );
  }

  #isRefreshedForMe(): boolean {
    const { userIds } = this.#applet.card?.refresh ?? {};
    return userIds === undefined || userIds.includes(this.#parts.me.teamsId);
  }

  #signInSilently(request: IActivityRequest, resource: string): boolean {
    if (request.trigger === 'automatic') return false;
    void this.#parts.api.silentToken(resource).then(({ token }) => {
      if (token) {
        request.authToken = token;
        request.retryAsync();
      } else this.#promptForSignIn(request);
    });
    return true;
  }

  #promptForSignIn(request: IActivityRequest, button?: AuthCardButton): void {
    if (request.trigger === 'automatic') return;
    this.#rest();
    const login = this.#channel.loginFor(request);
    const { title, value } = button ?? login?.buttons.find(({ type }) => type === 'signin') ?? {};
    const prompt = new SignInPrompt({
      text: login?.text ?? 'Please sign in.',
      title: title || 'Sign in',
      url: value ?? '',
      done: (state) => this.#goOn(request, state),
      cancelled: () => this.#ended(),
    });
    this.#below.replaceChildren(prompt.element);
    prompt.focus();
  }

  #goOn(request: IActivityRequest, state: string): void {
    this.element.setAttribute('aria-busy', 'true');
    this.#progress.hidden = false;
    this.#pressing = request;
    request.authCode = state;
    request.retryAsync();
  }

  #succeeded({ request, rawContent }: SuccessResponse, content: string | AdaptiveCard | undefined): void {
    if (!isPress(request)) return;
    const isCard = typeof content === 'object';
    if (isCard && rawContent) this.#shown = rawContent;
    if (request.trigger === 'automatic') return;
    const meanwhile = this.#meanwhile;
    this.#ended();
    if (typeof content === 'string') this.#below.replaceChildren(notice(content));
    else focusAnswer(this.element, this.#applet.card);
    // The bot's update for everybody else came before the answer for this person: the answer stays.
    if (meanwhile && (!isCard || meanwhile.replacedForMe)) this.show(meanwhile);
  }

  /** @returns -1: Teams does not try again by itself. */
  #failed(request: IActivityRequest, sentence = 'Something went wrong. Please try again.'): number {
    if (isPress(request) && request.trigger === 'manual') {
      const meanwhile = this.#meanwhile;
      this.#ended();
      if (meanwhile) this.show(meanwhile);
      this.#below.replaceChildren(notice(sentence, true));
    }
    return -1;
  }

  #ended(): void {
    this.#rest();
    this.#pressing = undefined;
    this.#meanwhile = undefined;
  }

  #rest(): void {
    this.element.removeAttribute('aria-busy');
    this.#progress.hidden = true;
  }
}
