import type { ChatId, InvokeAnswer, Mention, Message, Person, State, TrafficRecord } from './contract.js';

/** @throws Error with a sentence for the person, when the sandbox refuses or does not answer. */
async function asked<T>(address: string, request: RequestInit = {}): Promise<T> {
  const response = await fetch(address, request).catch(() => undefined);
  if (!response) throw new Error('The sandbox does not answer. Is it still running?');
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

function get<T>(path: string, query: Record<string, string>): Promise<T> {
  return asked(`${path}?${new URLSearchParams(query)}`);
}

function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return asked(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export interface Listeners {
  message(message: Message): void;
  typing(chat: ChatId): void;
  traffic(record: TrafficRecord): void;
  /** Everything is as at the start. */
  reset(): void;
  /** The connection broke (false), or is there again (true) and something may have been missed. */
  connected(connected: boolean): void;
}

/** The page's server, as one person sees it. */
export class Api {
  private readonly user: string;

  /** @param user User principal name. */
  constructor(user: string) {
    this.user = user;
  }

  state(): Promise<State> {
    return get('/api/state', { user: this.user });
  }

  send(chat: ChatId, threadId: string | null, text: string, mentions: readonly Mention[]): Promise<{ id: string }> {
    const thread = threadId === null ? {} : { threadId };
    return post('/api/send', { user: this.user, chat, ...thread, text, mentions });
  }

  invoke(chat: ChatId, message: string, name: string, value: object): Promise<InvokeAnswer> {
    return post('/api/invoke', { user: this.user, chat, message, name, value });
  }

  /** Sends what a button of the type Action.Submit sends. */
  submit(chat: ChatId, message: string, value: object): Promise<InvokeAnswer> {
    return post('/api/submit', { user: this.user, chat, message, value });
  }

  /** The token that Teams gets without asking the person, or why it gets none. */
  silentToken(chat: ChatId, resource: string): Promise<{ token?: string; error?: string }> {
    return post('/api/sso', { user: this.user, chat, resource });
  }

  people(chat: ChatId, query: string, currentContextOnly: boolean): Promise<Person[]> {
    const scope = currentContextOnly ? { scope: 'currentContext', chat } : {};
    return get('/api/people', { user: this.user, q: query, ...scope });
  }

  /** What a script can do as this person, such as `edit` or `uninstall`. @returns What the sandbox answers. */
  script<T>(address: string, body: object): Promise<T> {
    return post(`/sandbox/${address}`, { user: this.user, ...body });
  }

  /** Calls the listeners for everything that happens from now on, until the returned function is called. */
  listen(listeners: Listeners): () => void {
    const events = new EventSource(`/api/events?${new URLSearchParams({ user: this.user })}`);
    events.addEventListener('message', ({ data }) => listeners.message(JSON.parse(data)));
    events.addEventListener('typing', ({ data }) => listeners.typing(JSON.parse(data).chat));
    events.addEventListener('traffic', ({ data }) => listeners.traffic(JSON.parse(data)));
    events.addEventListener('reset', () => listeners.reset());
    events.addEventListener('open', () => listeners.connected(true));
    events.addEventListener('error', () => listeners.connected(false));
    return () => events.close();
  }
}
