import type { User } from '../tenant';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { Client } from './client';
import type { IdleTracker } from './idleTracker';
import { textIn } from './json';
import type { Login } from './loginCard';
import type { Sender, StoredMessage } from './message';
import type { SignIn } from './signIn';

/** What a client does about a card that asks to sign in: first silently, by a token; only then it shows the card. */
export class TokenExchange {
  constructor(
    private readonly client: Client,
    private readonly chats: Chats,
    private readonly signIn: SignIn,
    /** What a card asks for that does not say it. */
    private readonly resource: string,
    /** Whoever waits for the bot waits for this too. */
    private readonly idle: IdleTracker,
  ) {}

  /** The id of the card's message. `asked` wrote what the card answers; a card that is anybody's is shown at once. */
  begin(login: Login, chat: Chat, sender: Sender, threadId: string | null, asked: string | undefined): string {
    const user =
      chat.members.find((member) => member.userPrincipalName === asked) ??
      (chat.members.length === 1 ? chat.members[0] : undefined);
    const content = { text: null, textFormat: 'markdown', mentions: [], card: login.card } as const;
    const message = this.chats.unsaid(chat, sender, { ...content, mentions: [] }, threadId);
    if (user && login.exchange) void this.idle.during(() => this.exchange(login, user, message));
    else this.chats.put(message);
    return message.id;
  }

  private async exchange(login: Login, user: User, message: StoredMessage): Promise<void> {
    const { connectionName, exchange } = login;
    const resource = textIn(exchange, 'uri') ?? this.resource;
    const token = await this.signIn.silentToken(user, resource, message.chat.name);
    if (token === undefined) {
      this.chats.put(message);
      const value = { code: 'resourcematchfailed', message: 'No token is given for this resource here.' };
      await this.client.invoke(user, message, 'signin/failure', value);
      return;
    }
    const value = { id: textIn(exchange, 'id'), connectionName, token };
    const { status } = await this.client.invoke(user, message, 'signin/tokenExchange', value);
    if (status !== 200) this.chats.put(message);
  }
}
