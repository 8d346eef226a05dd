import { type Tenant, userNamed } from '../tenant';
import { asHtml } from './activities';
import type { Json } from './json';
import type { StoredMessage } from './message';

/** A message as Teams hands it to whoever acts on it. */
export function messagePayload(message: StoredMessage, tenant: Tenant): Json {
  const { id, threadId, sentAt, text, card, from, mentions, chat } = message;
  const user = from.user === undefined ? undefined : userNamed(tenant, from.user);
  const sender = user
    ? { user: { userIdentityType: 'aadUser', id: user.id, displayName: user.displayName } }
    : { application: { applicationIdentityType: 'bot', id: from.id.replace(/^28:/, ''), displayName: from.name } };
  const attachments = card
    ? [{ contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card) }]
    : [];
  const place = `${encodeURIComponent(chat.conversationId)}/${id}`;
  return {
    id,
    replyToId: threadId === id ? null : threadId,
    createdDateTime: sentAt,
    lastModifiedDateTime: null,
    deleted: false,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: `https://teams.microsoft.com/l/message/${place}?tenantId=${tenant.id}`,
    from: sender,
    body: { contentType: 'html', content: asHtml(text ?? '').replace(/\n/g, '<br>') },
    attachments,
    mentions: mentions.map(({ name }, index) => ({ id: index, mentionText: name })),
    reactions: [],
  };
}
