import { type Tenant, type User, userNamed } from '../tenant';
import { type Chat, isChatName } from './chat';
import type { Chats } from './chats';
import type { StoredMessage } from './message';
import { refusal } from './request';

/** Finds what requests name; what is not there is a 404 that says what is. */
export class Finder {
  constructor(
    private readonly tenant: Tenant,
    private readonly chats: Chats,
  ) {}

  /** By user principal name or object id; without a name the tenant's first person. */
  user(name: string | undefined): User {
    const user = name === undefined ? this.tenant.users[0] : (userNamed(this.tenant, name) ?? this.visitor(name));
    if (user) return user;
    const names = this.tenant.users.map(({ userPrincipalName }) => userPrincipalName).join(', ');
    throw refusal(404, `There is no user "${name}". There are: ${names}.`);
  }

  private visitor(name: string): User | undefined {
    return this.tenant.visitors.find(({ id, userPrincipalName }) =>
      [id, userPrincipalName].includes(name.toLowerCase()),
    );
  }

  chat(user: User, name: string | undefined): Chat {
    const chat = isChatName(name) ? this.chats.named(name, user) : undefined;
    if (chat) return chat;
    const names = this.chats.of(user).map((known) => known.name);
    throw refusal(404, `${user.userPrincipalName} has no chat "${name}", only: ${names.join(', ')}.`);
  }

  message(chat: Chat, id: string): StoredMessage {
    const message = this.chats.message(chat, id);
    if (!message) throw refusal(404, `There is no message "${id}" in the chat "${chat.name}".`);
    return message;
  }
}
