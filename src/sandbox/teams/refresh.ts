import type { User } from '../tenant';
import { isJson, type Json } from './json';
import type { StoredMessage } from './message';

const mostPeople = 60;
const freshForMs = 60_000;

/**
 * The action a client runs by itself when it shows this message to this person: on first sight, after an update of the
 * message, and when the last answer is older than a minute; only for people named in `userIds`, or for all in small chats.
 */
export function dueRefresh(user: User, message: StoredMessage): Json | undefined {
  const view = message.views.get(user.id);
  if (view && Date.now() - view.at < freshForMs) return undefined;
  const refresh = (view?.card ?? message.card)?.refresh;
  if (!isJson(refresh) || !isJson(refresh.action)) return undefined;
  const { userIds, action } = refresh;
  const named = Array.isArray(userIds) ? userIds.slice(0, mostPeople).includes(user.teamsId) : isSmall(message);
  return named ? action : undefined;
}

function isSmall({ chat }: StoredMessage): boolean {
  return chat.members.length <= mostPeople;
}
