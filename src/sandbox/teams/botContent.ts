import { isJson, type Json, objectIn, objectsIn, textIn } from './json';
import type { Content, Mention } from './message';
import { plainCard } from './plainCard';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** The messages into which Teams splits a bot's activity: its text and each of its cards stand alone. */
export function contentsOf(activity: Json): Content[] {
  const cards = objectsIn(activity, 'attachments').flatMap((attachment) => {
    const { contentType, content } = attachment;
    const card = contentType === adaptiveCard ? content : plainCard(attachment);
    return isJson(card) ? [card] : [];
  });
  const text = textIn(activity, 'text') ?? '';
  const textFormat = formatOf(activity);
  const mentions = objectsIn(activity, 'entities').flatMap(mentionOf);
  const ofCards = cards.map((card): Content => ({ text: null, textFormat, mentions: [], card }));
  return text === '' ? ofCards : [{ text, textFormat, mentions, card: null }, ...ofCards];
}

function formatOf(activity: Json): Content['textFormat'] {
  const format = textIn(activity, 'textFormat');
  return format === 'plain' || format === 'xml' ? format : 'markdown';
}

function mentionOf(entity: Json): Mention[] {
  const text = textIn(entity, 'text');
  const id = textIn(objectIn(entity, 'mentioned'), 'id');
  if (entity.type !== 'mention' || text === undefined || id === undefined) return [];
  return [{ id, name: textIn(objectIn(entity, 'mentioned'), 'name') ?? '', text }];
}
