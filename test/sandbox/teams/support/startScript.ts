import { isJson, type Json } from '../../../../src/sandbox/teams/json';
import type { Received, Reply } from './fakeBot';
import { person, startTeams } from './startTeams';

export const alex = person('alex@contoso.example');

const textBlock = (text: string) => ({ type: 'TextBlock', text });
export const openAction = { type: 'Action.Execute', title: 'Open form', verb: 'open', data: { kind: 'todoTask' } };

/** What everybody sees, and what its button leads to. */
export const neutral = { type: 'AdaptiveCard', version: '1.5', body: [textBlock('For Alex')], actions: [openAction] };
export const opened = { type: 'AdaptiveCard', version: '1.5', body: [textBlock('What shall be done?')] };

export const showing = (card: object): Reply => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});

/** The newest message of an answer to say or press. */
export function newest({ messages }: Json): Json {
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
  return isJson(last) ? last : {};
}

/** Teams, people by script in its group chat, and a bot that answers messages with a card. */
export async function startScript() {
  const teams = await startTeams();
  await teams.get(`/sandbox/chats?user=${alex.id}`);
  const post = (received: Received, activity: object) =>
    teams.connector('POST', `${conversationOf(received)}/activities`, { type: 'message', ...activity });

  return {
    teams,
    /** In the name of the bot, in the conversation of what it heard. */
    post,
    update: (received: Received, id: unknown, card: object) =>
      teams.connector('PUT', `${conversationOf(received)}/activities/${id}`, { type: 'message', ...attached(card) }),
    /** From now on the bot answers every message with this card, and every invoke as `onInvoke` says. */
    botWith(card: object, onInvoke: (received: Received) => Reply) {
      teams.bot.received.length = 0;
      teams.bot.answer = async (received) => {
        if (received.type === 'invoke') return onInvoke(received);
        if (received.type === 'message') await post(received, attached(card));
        return {};
      };
    },
    say: (body: object, user = alex) =>
      teams.post('/sandbox/say', { user: user.userPrincipalName, chat: 'group', ...body }),
    press: (body: object, user = alex) =>
      teams.post('/sandbox/press', { user: user.userPrincipalName, chat: 'group', ...body }),
    /** The values of all invokes since `botWith`. */
    invokes: () => teams.bot.told.filter(({ type }) => type === 'invoke').map(({ value }) => value),
    stop: () => teams.stop(),
  };
}

function conversationOf({ conversation }: Received): string {
  return `conversations/${encodeURIComponent(String(conversation.id))}`;
}

function attached(content: object) {
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}
