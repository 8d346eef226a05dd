import type { User } from '../tenant';
import type { Activities, Activity } from './activities';
import type { BotAnswer, Channel } from './channel';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { IdleTracker } from './idleTracker';
import { readInvokeAnswer } from './invokeAnswer';
import { type Json, textIn } from './json';
import { mergePatch } from './mergePatch';
import type { StoredMessage } from './message';
import type { Person } from './person';

export interface RawActivityParts {
  chats: Chats;
  activities: Activities;
  channel: Channel;
  idle: IdleTracker;
  person: Person;
}

const quietMs = 50;

/** Activities of any shape, as they come from clients that are older, newer or other than the sandbox's own. */
export class RawActivities {
  constructor(private readonly parts: RawActivityParts) {}

  /** Sends what Teams would send for a message of this person, changed by a JSON Merge Patch. */
  async send(user: User, chat: Chat, patch: Json): Promise<BotAnswer> {
    const { activities, channel, chats, idle, person } = this.parts;
    if (patch.type !== 'installationUpdate') await person.look(user, chat);
    const usual = activities.message(user, this.messageFor(user, chat, patch));
    const activity = activityOf(mergePatch(usual, patch), usual);
    activities.reportLike(user, activity);
    this.install(chat, activity);
    const answer = await channel.deliver(activity);
    await idle.lasting(quietMs);
    const asked = chats.message(chat, textIn(activity, 'replyToId') ?? '');
    if (activity.type === 'invoke' && asked) this.keep(user, asked, activity, answer);
    await person.look(user, chat);
    return answer;
  }

  /** Delivers this activity as it is, once more; a card that answers an invoke is shown to the person. */
  async again(user: User, activity: Json): Promise<BotAnswer> {
    const { channel, chats, idle } = this.parts;
    const sent = activityOf(activity, { type: 'message', id: '', serviceUrl: '' });
    const answer = await channel.deliver(sent);
    await idle.lasting(quietMs);
    const chat = chats.withConversation(textIn(activity.conversation, 'id') ?? '');
    const asked = chat && chats.message(chat, textIn(activity, 'replyToId') ?? '');
    if (activity.type === 'invoke' && asked) this.keep(user, asked, sent, answer);
    return answer;
  }

  /** What people see of it: a message with words is one of the chat, an edit changes the one that is there. */
  private messageFor(user: User, chat: Chat, patch: Json): StoredMessage {
    const { chats } = this.parts;
    const { type = 'message', text, value } = patch;
    const content = { text: String(text ?? ''), textFormat: 'plain' as const, mentions: [], card: null };
    const known = chats.message(chat, textIn(patch, 'id') ?? '');
    if (known && type === 'messageUpdate') chats.update(known, content);
    const sender = { id: user.teamsId, name: user.displayName, bot: false, user: user.userPrincipalName };
    const isShown = type === 'message' && typeof text === 'string' && value === undefined;
    return known ?? (isShown ? chats.add(chat, sender, content, null) : chats.unsaid(chat, sender, content));
  }

  private install(chat: Chat, activity: Json): void {
    if (activity.type !== 'installationUpdate') return;
    if (activity.action === 'remove') Object.assign(chat, { installed: false, removed: true });
    if (activity.action === 'add') Object.assign(chat, { installed: true, removed: false });
  }

  private keep(user: User, message: StoredMessage, activity: Activity, answer: BotAnswer): void {
    const outcome = readInvokeAnswer(activity.name ?? '', answer);
    this.parts.chats.answered(message, user, outcome.kind === 'card' ? outcome.card : undefined);
  }
}

function activityOf(changed: Json, usual: Activity): Activity {
  const { type, id, serviceUrl } = usual;
  const name = textIn(changed, 'name');
  return {
    ...changed,
    type: textIn(changed, 'type') ?? type,
    id: textIn(changed, 'id') ?? id,
    serviceUrl: textIn(changed, 'serviceUrl') ?? serviceUrl,
    ...(name !== undefined && { name }),
  };
}
