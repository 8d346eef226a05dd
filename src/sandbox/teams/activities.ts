import { randomUUID } from 'node:crypto';
import { shownName, type Tenant, type User } from '../tenant';
import { type Chat, team } from './chat';
import { type ClientReport, clientReport, saidBy } from './clientReport';
import { ClientConditions } from './conditions';
import { type Json, objectIn } from './json';
import { withOffset } from './localTimestamp';
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
  private readonly locales = new Map<User, string>();
  private readonly reports = new Map<User, ClientReport>();

  constructor(
    private readonly tenant: Tenant,
    private readonly bot: BotAccount,
    private readonly serviceUrl: () => string,
    private readonly conditions = new ClientConditions(),
  ) {}

  /** Changes the language of a person's Teams. */
  speak(user: User, locale: string): void {
    this.locales.set(user, locale);
  }

  /** What a client has told of itself in this activity it goes on telling, until `reportAsUsual`. */
  reportLike(user: User, activity: Json): void {
    this.reports.set(user, saidBy(activity));
  }

  reportAsUsual(user: User): void {
    this.reports.delete(user);
  }

  message(user: User, message: StoredMessage): Activity {
    const text = message.text ?? '';
    const mentions = message.mentions.map(({ text, ...mentioned }) => ({ type: 'mention', text, mentioned }));
    return {
      ...this.common(user, message.chat, message.threadId ?? message.id),
      type: 'message',
      id: message.id,
      from: this.sender(user),
      textFormat: 'plain',
      text,
      attachments: [{ contentType: 'text/html', content: asHtml(text) }],
      entities: [...mentions, ...this.report(user).clientInfo],
    };
  }

  /** The message as it is now, after its writer has changed it. */
  edited(user: User, message: StoredMessage): Activity {
    const activity = this.message(user, message);
    return {
      ...activity,
      type: 'messageUpdate',
      channelData: { ...objectIn(activity, 'channelData'), eventType: 'editMessage' },
    };
  }

  deleted(user: User, message: StoredMessage): Activity {
    const {
      attachments: _none,
      entities: _no,
      text: _words,
      textFormat: _plain,
      ...activity
    } = this.message(user, message);
    const channelData = { ...objectIn(activity, 'channelData'), eventType: 'softDeleteMessage' };
    return { ...activity, type: 'messageDelete', id: message.id, serviceUrl: this.serviceUrl(), channelData };
  }

  reaction(user: User, message: StoredMessage, reaction: string, isOn: boolean): Activity {
    return {
      ...this.common(user, message.chat, message.threadId ?? message.id),
      type: 'messageReaction',
      id: `f:${randomUUID()}`,
      from: this.sender(user),
      replyToId: message.id,
      [isOn ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: reaction }],
    };
  }

  /** Taking the app away sends both of these, too. */
  removal(user: User, chat: Chat): Activity[] {
    return this.installation(user, chat).map((activity) =>
      activity.type === 'installationUpdate'
        ? { ...activity, action: 'remove' }
        : { ...withoutAdded(activity), membersRemoved: [{ id: this.bot.id }] },
    );
  }

  /** Everybody's Teams is as it was at the start. */
  reset(): void {
    this.locales.clear();
    this.reports.clear();
  }

  /** A button of a client that takes Action.Submit for it: a message without words. */
  submit(user: User, message: StoredMessage, value: Json): Activity {
    return {
      ...this.common(user, message.chat, message.threadId ?? message.id),
      type: 'message',
      id: randomUUID(),
      from: this.sender(user),
      value,
      replyToId: message.id,
      entities: this.report(user).clientInfo,
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
      entities: this.report(user).clientInfo,
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
    const { localTimezone, offset, locale } = this.report(user);
    return {
      channelId: 'msteams',
      serviceUrl: this.serviceUrl(),
      timestamp: now.toISOString(),
      ...(offset !== undefined && { localTimestamp: withOffset(now, offset) }),
      ...(localTimezone !== undefined && { localTimezone }),
      locale,
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
    return { id: user.teamsId, name: shownName(user), aadObjectId: user.id };
  }

  private report(user: User): ClientReport {
    return this.reports.get(user) ?? clientReport(this.conditions.current, this.locales.get(user) ?? user.locale);
  }
}

function withoutAdded({ membersAdded: _added, ...activity }: Activity): Activity {
  const channelData = objectIn(activity, 'channelData');
  const inTeam = channelData.eventType === 'teamMemberAdded' ? { eventType: 'teamMemberRemoved' } : {};
  const { type, id, serviceUrl } = activity;
  return { ...activity, type, id, serviceUrl, channelData: { ...channelData, ...inTeam } };
}

/** Teams sends what was typed a second time, as HTML. */
export function asHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  let item = 0;
  const mention = (_: string, name: string) =>
    `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${item++}">${name}</span>`;
  return `<p>${escaped.replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, mention)}</p>`;
}
