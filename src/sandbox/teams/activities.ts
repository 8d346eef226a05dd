import { randomUUID } from 'node:crypto';
import type { Tenant, User } from '../tenant';
import { type Chat, team } from './chat';
import type { Json } from './json';
import { localTimestamp } from './localTimestamp';
import type { StoredMessage } from './message';

/** What the channel posts to the bot. */
export interface Activity extends Json {
  type: string;
  id: string;
  name?: string;
  serviceUrl: string;
}

export interface BotAccount {
  /** `28:` and the app id. */
  id: string;
  name: string;
}

/** Builds activities as Teams sends them. */
export class Activities {
  private readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly locales = new Map<User, string>();

  constructor(
    private readonly tenant: Tenant,
    private readonly bot: BotAccount,
    private readonly serviceUrl: string,
  ) {}

  /** Changes the language of a person's Teams. */
  speak(user: User, locale: string): void {
    this.locales.set(user, locale);
  }

  message(user: User, message: StoredMessage): Activity {
    const text = message.text ?? '';
    const mentions = message.mentions.map(({ id, name, text }) => ({ type: 'mention', text, mentioned: { id, name } }));
    return {
      ...this.common(user, message.chat, message.threadId ?? message.id),
      type: 'message',
      id: message.id,
      from: this.sender(user),
      textFormat: 'plain',
      text,
      attachments: [{ contentType: 'text/html', content: asHtml(text) }],
      entities: [...mentions, this.clientInfo(user)],
    };
  }

  /** An invoke about a message: a pressed button, a refresh, a type-ahead. */
  invoke(user: User, message: StoredMessage, name: string, value: unknown): Activity {
    return {
      ...this.common(user, message.chat, message.threadId ?? message.id),
      type: 'invoke',
      id: `f:${randomUUID()}`,
      name,
      value,
      replyToId: message.id,
      from: this.sender(user),
      entities: [this.clientInfo(user)],
    };
  }

  /** Adding the app to a chat sends both of these, in no certain order. */
  installation(user: User, chat: Chat): Activity[] {
    const from = { id: user.teamsId, aadObjectId: user.id };
    const common = { ...this.common(user, chat, null), from };
    const channelData = this.channelData(chat);
    const inTeam = chat.name === 'channel' ? { team, settings: { selectedChannel: { id: chat.conversationId } } } : {};
    const eventType = chat.name === 'channel' ? { eventType: 'teamMemberAdded', team } : {};
    return [
      {
        ...common,
        type: 'installationUpdate',
        action: 'add',
        id: `f:${randomUUID()}`,
        channelData: { ...channelData, ...inTeam },
      },
      {
        ...common,
        type: 'conversationUpdate',
        id: `f:${randomUUID()}`,
        membersAdded: [{ id: this.bot.id }],
        channelData: { ...channelData, ...eventType },
      },
    ];
  }

  private common(user: User, chat: Chat, threadId: string | null) {
    const now = new Date();
    return {
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      timestamp: now.toISOString(),
      localTimestamp: localTimestamp(now, this.timezone),
      localTimezone: this.timezone,
      locale: this.localeOf(user),
      recipient: this.bot,
      conversation: this.conversation(chat, threadId),
      channelData: this.channelData(chat),
    };
  }

  private conversation(chat: Chat, threadId: string | null): Json {
    const tenantId = this.tenant.id;
    const { conversationId: id } = chat;
    if (chat.name === 'personal') return { conversationType: 'personal', tenantId, id };
    if (chat.name === 'group') return { isGroup: true, conversationType: 'groupChat', tenantId, id };
    const thread = threadId ? `${id};messageid=${threadId}` : id;
    return { isGroup: true, conversationType: 'channel', tenantId, id: thread };
  }

  private channelData(chat: Chat): Json {
    const tenant = { id: this.tenant.id };
    return chat.name === 'channel'
      ? { channel: { id: chat.conversationId }, team: { id: team.id }, tenant }
      : { tenant };
  }

  private sender(user: User): Json {
    return { id: user.teamsId, name: user.displayName, aadObjectId: user.id };
  }

  private localeOf(user: User): string {
    return this.locales.get(user) ?? user.locale;
  }

  private clientInfo(user: User): Json {
    const locale = this.localeOf(user);
    const country = new Intl.Locale(locale).region ?? 'US';
    return { type: 'clientInfo', locale, country, platform: 'Web', timezone: this.timezone };
  }
}

/** Teams sends what was typed a second time, as HTML. */
function asHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  let item = 0;
  const mention = (_: string, name: string) =>
    `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${item++}">${name}</span>`;
  return `<p>${escaped.replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, mention)}</p>`;
}
