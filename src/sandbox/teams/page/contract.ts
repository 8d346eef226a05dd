/** What the page and its server say to each other (`/api/*`). The page is built alone, so the shapes are told again here. */
export interface User {
  id: string;
  displayName: string;
  userPrincipalName: string;
  jobTitle: string | null;
  /** `29:…`, what `refresh.userIds` and mentions hold. */
  teamsId: string;
  /** BCP 47 */
  locale: string;
  admin: boolean;
  hasMailbox: boolean;
  withoutConsentTo: readonly string[];
}

export type ChatId = 'personal' | 'group' | 'channel';

export interface Mention {
  id: string;
  name: string;
}

export interface Message {
  id: string;
  chat: ChatId;
  /** In the channel: the id of the post that the thread began with; null for that post itself and in the other chats. */
  threadId: string | null;
  from: { id: string; name: string; bot: boolean; user?: string };
  sentAt: string;
  /** Holds `<at>Name</at>` where somebody is mentioned. */
  text: string | null;
  textFormat: 'plain' | 'markdown' | 'xml';
  mentions: readonly Mention[];
  /** As this person sees it. */
  card: object | null;
  /** The card is the answer to a press of this person; nobody else sees it. */
  replacedForMe: boolean;
  edited: boolean;
  deleted: boolean;
  reactions: readonly { reaction: string; count: number; mine: boolean }[];
}

export interface Chat {
  id: ChatId;
  title: string;
  conversationId: string;
  /** User principal names. */
  members: readonly string[];
  messages: readonly Message[];
}

export interface Command {
  title: string;
  description: string;
}

export interface State {
  me: User;
  users: readonly User[];
  bot: { id: string; name: string };
  commands: readonly Command[];
  /** In the menu of a message. */
  messageActions?: readonly { id: string; title: string }[];
  chats: readonly Chat[];
}

/** A call as the stand-ins saw it, without tokens. */
export interface TrafficRecord {
  id: number;
  /** The call that brought it about. */
  parent: number | null;
  at: string;
  way: 'toBot' | 'fromBot' | 'signIn' | 'entra' | 'graph' | 'store';
  name: string;
  method: string;
  url: string;
  /** User principal name. */
  user?: string;
  /** 0 where no answer has come. */
  status: number;
  /** Null as long as the answer is awaited. */
  durationMs: number | null;
  requestHeaders?: Record<string, string>;
  body: unknown;
  responseHeaders?: Record<string, string>;
  response: unknown;
}

/** What comes of a message action or of a button in its dialog. */
export type DialogOutcome =
  | { kind: 'dialog'; title: string; card: object }
  | { kind: 'sentence' | 'failed'; text: string }
  | { kind: 'closed' };

/** The bot's answer to an invoke; `status` is the HTTP status, 0 when it could not be reached. */
export interface InvokeAnswer {
  status: number;
  body: unknown;
  /** The sentence Teams would show instead of the answer. */
  error?: string;
}

export interface Person {
  title: string;
  /** Object id. */
  value: string;
  subtitle?: string;
}
