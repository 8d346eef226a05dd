import type { Activity } from 'botbuilder';
import type { Turn } from '../conversation/turn';

/** The turn an activity belongs to; undefined when it does not tell who in which tenant it comes from. */
export function turnOf(activity: Activity): Turn | undefined {
  const { from, conversation } = activity;
  const tenantId = conversation?.tenantId ?? tenantOfChannelData(activity.channelData);
  if (!from?.aadObjectId || !tenantId || !conversation?.id) return undefined;
  return {
    requester: {
      teamsId: from.id,
      id: from.aadObjectId.toLowerCase(),
      name: from.name || 'You',
      timeZone: timeZoneOf(activity),
    },
    tenantId,
    conversation: {
      id: conversation.id.split(';')[0] ?? conversation.id,
      shared: conversation.isGroup === true,
      url: urlOf(activity, tenantId),
    },
  };
}

/** Teams opens a channel's or a group's message by these links; a personal chat only by whom it is with. */
function urlOf({ conversation, recipient, replyToId, id }: Activity, tenantId: string): string {
  const [thread = '', root] = conversation.id.split(';messageid=');
  if (conversation.isGroup !== true)
    return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(recipient.id)}`;
  const query = new URLSearchParams({ tenantId, ...(root && { parentMessageId: root }) });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(thread)}/${encodeURIComponent(replyToId ?? id ?? '')}?${query}`;
}

/** Clients say it in different places; a zone that this runtime does not know is as good as none. */
function timeZoneOf({ entities, localTimezone }: Activity): string {
  const zones = [
    ...(Array.isArray(entities) ? entities : []).map((entity: unknown) => zoneOfEntity(entity)),
    localTimezone,
  ];
  return zones.find((zone): zone is string => zone !== undefined && isTimeZone(zone)) ?? 'UTC';
}

function zoneOfEntity(entity: unknown): string | undefined {
  if (typeof entity !== 'object' || entity === null || !('timezone' in entity)) return undefined;
  return typeof entity.timezone === 'string' ? entity.timezone : undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function tenantOfChannelData(channelData: unknown): string | undefined {
  if (typeof channelData !== 'object' || channelData === null || !('tenant' in channelData)) return undefined;
  const { tenant } = channelData;
  return typeof tenant === 'object' && tenant !== null && 'id' in tenant && typeof tenant.id === 'string'
    ? tenant.id
    : undefined;
}
