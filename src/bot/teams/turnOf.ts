import { encoded, pathPart } from '../http/encoded';
import { recordOf, textOf } from '../json/json';
import { zoneNamed, zoneOfOffset } from '../turn/timeZones';
import type { Turn } from '../turn/turn';
import type { Activity, ConversationAccount } from './activity';

/** Longer than any that people choose; what comes from outside must not grow without end. */
const LONGEST_LOCALE = 35;

/** The turn an activity belongs to, in the cloud whose Teams that is; undefined when it does not tell who in which tenant it comes from. */
export function turnOf(activity: Activity, teams: string): Turn | undefined {
  const turn = anybodysTurn(activity, teams);
  return turn.requester.id && turn.tenantId && turn.conversation.id ? turn : undefined;
}

/** The same, with '' for whatever it does not tell: only to answer with what the activity itself has brought. */
export function anybodysTurn(activity: Activity, teams: string): Turn {
  const from = recordOf(activity.from);
  const conversation = recordOf(activity.conversation);
  const tenantId = tenantOf(activity);
  const [thread = '', root = ''] = textOf(conversation.id).split(';messageid=');
  const person = textOf(from.aadObjectId).toLowerCase();
  const shared = isShared(activity.conversation);
  const groupId = textOf(recordOf(recordOf(activity.channelData).team).aadGroupId).toLowerCase();
  return {
    requester: {
      teamsId: textOf(from.id),
      id: person,
      name: textOf(from.name),
      // Asked for by few, and dear: a name of a zone is known to be one only after a formatter was made for it.
      get timeZone() {
        return zoneOf(activity).timeZone;
      },
      get zoneFrom() {
        return zoneOf(activity).zoneFrom;
      },
      get locale() {
        return localeOf(activity);
      },
    },
    tenantId,
    ...(activity.replyToId && { card: placeOf(activity) }),
    conversation: {
      id: thread,
      shared,
      ...(isChannel(activity.conversation) && { isChannel: true }),
      url: teams + (shared ? messagePath(activity, tenantId, thread, root) : chatPath(activity)),
      ...(groupId && { groupId }),
    },
  };
}

export function tenantOf({ conversation, channelData }: Activity): string {
  return textOf(recordOf(conversation).tenantId) || textOf(recordOf(recordOf(channelData).tenant).id);
}

/** Whether others read along, in case of doubt: not every client says `isGroup`, and a private form never goes to a group. */
export function isShared(conversation: ConversationAccount | undefined): boolean {
  const { isGroup, conversationType, id = '' } = conversation ?? {};
  if (isGroup === true) return true;
  if (conversationType !== undefined && conversationType !== '') return conversationType !== 'personal';
  return isGroup === undefined && /^19:.*@thread\./.test(id);
}

/** Threads of channels have names of their own. */
function isChannel(conversation: ConversationAccount | undefined): boolean {
  const { conversationType, id = '' } = conversation ?? {};
  return conversationType ? conversationType === 'channel' : /@thread\.(?:tacv2|skype)/.test(id);
}

/** The conversation's id without `;messageid=`: a thread belongs to its channel. */
export function threadOf({ conversation }: Activity): string {
  return conversation.id.split(';messageid=')[0] ?? '';
}

/** Where the message stands that an activity answers, as the connector asks for it. */
function placeOf({ serviceUrl, conversation, replyToId, recipient }: Activity): NonNullable<Turn['card']> {
  return { serviceUrl, conversation: conversation.id, message: textOf(replyToId), bot: textOf(recordOf(recipient).id) };
}

function messagePath({ replyToId, id }: Activity, tenantId: string, thread: string, root: string): string {
  const query = new URLSearchParams({ tenantId, ...(root && { parentMessageId: root }) });
  return `/l/message/${pathPart(thread)}/${pathPart(textOf(replyToId ?? id))}?${query}`;
}

/** A personal chat has no address but that of whom it is with. */
function chatPath({ recipient }: Activity): string {
  return `/l/chat/0/0?users=${encoded(textOf(recordOf(recipient).id))}`;
}

/** Clients name it in different places, or only by their clock; a name that nobody knows is as good as none. */
function zoneOf(activity: Activity): { timeZone: string; zoneFrom: 'offset' | 'nothing' | undefined } {
  const { entities, localTimezone } = activity;
  const places: unknown[] = Array.isArray(entities) ? entities : [];
  const names = [...places.map((place) => textOf(recordOf(place).timezone)), localTimezone ?? ''];
  const [named] = names.flatMap((name) => zoneNamed(name) ?? []);
  if (named) return { timeZone: named, zoneFrom: undefined };
  const byClock = zoneOfClock(textOf(activity.localTimestamp));
  return byClock ? { timeZone: byClock, zoneFrom: 'offset' } : { timeZone: 'UTC', zoneFrom: 'nothing' };
}

/** `2026-11-26T22:30:00-08:00`; what the SDK has made a date of tells no offset any more. */
function zoneOfClock(local: string): string | undefined {
  const [, sign, hours, minutes] = /T.*([+-])(\d\d):(\d\d)$/.exec(local) ?? [];
  if (!sign) return undefined;
  const ahead = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  return zoneOfOffset(ahead, Date.parse(local) || 0);
}

/** BCP 47; the language of the client before that of the message, which not every client sets. */
export function localeOf({ entities, locale }: Activity): string {
  const places: unknown[] = Array.isArray(entities) ? entities : [];
  const locales = [...places.map((place) => textOf(recordOf(place).locale)), textOf(locale)];
  return locales.flatMap(canonical)[0] ?? 'en-US';
}

/** What the client says that it runs on: Web, Windows, Mac, iOS, Android; '' where it does not. */
export function platformOf({ entities }: Activity): string {
  const places: unknown[] = Array.isArray(entities) ? entities : [];
  return places.map((place) => textOf(recordOf(place).platform)).find((platform) => platform !== '') ?? '';
}

function canonical(locale: string): string[] {
  if (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(locale)) return [locale];
  try {
    return locale.length > LONGEST_LOCALE ? [] : Intl.getCanonicalLocales(locale || []);
  } catch {
    return [];
  }
}
