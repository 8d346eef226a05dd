import type { Activity, ChatId, Exchange, InvokeAnswer, Mention, Message, Person, State } from './contract.js';

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}. Look at its window for the reason.`);
  return response.json();
}

async function get<T>(path: string, query: Record<string, string>): Promise<T> {
  return answerOf<T>(await fetch(`${path}?${new URLSearchParams(query)}`));
}

async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return answerOf<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export interface Listeners {
  message(message: Message): void;
  typing(chat: ChatId): void;
  activity(activity: Activity): void;
  exchange(exchange: Exchange): void;
  /** The connection broke (false), or is there again (true) and something may have been missed. */
  connected(connected: boolean): void;
}

/** The page's server, as one person sees it. */
export class Api {
  readonly #user: string;

  /** @param user User principal name. */
  constructor(user: string) {
    this.#user = user;
  }

  state(): Promise<State> {
    return get('/api/state', { user: this.#user });
  }

  send(chat: ChatId, threadId: string | null, text: string, mentions: readonly Mention[]): Promise<{ id: string }> {
    const thread = threadId === null ? {} : { threadId };
    return post('/api/send', { user: this.#user, chat, ...thread, text, mentions });
  }

  invoke(chat: ChatId, message: string, name: string, value: object): Promise<InvokeAnswer> {
    return post('/api/invoke', { user: this.#user, chat, message, name, value });
  }

  /** The token that Teams gets without asking the person, or why it gets none. */
  silentToken(resource: string): Promise<{ token?: string; error?: string }> {
    return post('/api/sso', { user: this.#user, resource });
  }

  people(chat: ChatId, query: string, currentContextOnly: boolean): Promise<Person[]> {
    const scope = currentContextOnly ? { scope: 'currentContext', chat } : {};
    return get('/api/people', { user: this.#user, q: query, ...scope });
  }

  /** Calls the listeners for everything that happens from now on, until the returned function is called. */
  listen(listeners: Listeners): () => void {
    const events = new EventSource(`/api/events?${new URLSearchParams({ user: this.#user })}`);
    events.addEventListener('message', ({ data }) => listeners.message(JSON.parse(data)));
    events.addEventListener('typing', ({ data }) => listeners.typing(JSON.parse(data).chat));
    events.addEventListener('activity', ({ data }) => listeners.activity(JSON.parse(data)));
    events.addEventListener('exchange', ({ data }) => listeners.exchange(JSON.parse(data)));
    events.addEventListener('open', () => listeners.connected(true));
    events.addEventListener('error', () => listeners.connected(false));
    return () => events.close();
  }
}
