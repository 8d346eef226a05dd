import { element } from '../dom.js';

interface Result {
  source: 'muster-webview';
  result?: string;
  reason?: string;
}

export interface SignIn {
  text: string;
  title: string;
  /** The bot's sign-in page. */
  url: string;
  /** @param state What the page gave to notifySuccess. */
  done(state: string): void;
}

const popupSize = 'popup,width=480,height=680';
const lookEvery = 500;

/** The strip below a card that opens the bot's sign-in page and waits for what webview.ts reports from it. */
export class SignInPrompt {
  readonly element: HTMLElement;
  private readonly signIn: SignIn;
  private readonly words: HTMLElement;
  private waiting = new AbortController();

  constructor(signIn: SignIn) {
    this.signIn = signIn;
    this.words = element('p', {}, signIn.text);
    const open = element(
      'button',
      { type: 'button', class: 'ac-pushButton style-positive', onclick: () => this.open() },
      signIn.title,
    );
    const cancel = element('button', { type: 'button', class: 'ac-pushButton' }, 'Cancel');
    cancel.addEventListener('click', () => this.end());
    const buttons = element('div', { class: 'notice-buttons' }, open, cancel);
    this.element = element(
      'div',
      { class: 'notice sign-in', role: 'group', 'aria-label': 'Sign in' },
      this.words,
      buttons,
    );
  }

  /** The page itself, where the person has pressed a button for it already. */
  start(): void {
    this.open();
  }

  focus(): void {
    this.element.querySelector('button')?.focus();
  }

  private open(): void {
    const popup = window.open(this.signIn.url, '_blank', popupSize);
    if (!popup) {
      this.words.textContent = 'The browser has blocked the sign-in window. Allow pop-ups for this page and try again.';
      return;
    }
    this.words.textContent = 'Finish signing in in the window that has just opened.';
    this.waiting.abort();
    this.waiting = new AbortController();
    this.await(popup, this.waiting.signal);
  }

  private await(popup: Window, signal: AbortSignal): void {
    const heard = ({ data, origin, source }: MessageEvent<unknown>) => {
      if (source === popup && origin === location.origin && isResult(data)) this.finish(data);
    };
    addEventListener('message', heard, { signal });
    const watch = setInterval(() => {
      if (popup.closed && !signal.aborted)
        this.words.textContent = 'The sign-in window was closed. You can open it again.';
      if (popup.closed || signal.aborted) clearInterval(watch);
    }, lookEvery);
  }

  private finish({ result, reason }: Result): void {
    this.waiting.abort();
    // Gone when the person has pressed something else meanwhile.
    if (!this.element.isConnected) return;
    if (result === undefined) {
      this.words.textContent = `Signing in did not succeed: ${reason || 'the page gave no reason'}. You can try again.`;
      return;
    }
    this.end();
    this.signIn.done(result);
  }

  private end(): void {
    this.waiting.abort();
    this.element.remove();
  }
}

function isResult(data: unknown): data is Result {
  return typeof data === 'object' && data !== null && 'source' in data && data.source === 'muster-webview';
}
