import { type Json, objectsIn, textIn } from './json';

const TYPES = ['application/vnd.microsoft.card.hero', 'application/vnd.microsoft.card.thumbnail'];

/** A hero or thumbnail card as the Adaptive Card that looks like it; undefined for any other attachment. */
export function plainCard({ contentType, content }: Json): Json | undefined {
  if (!TYPES.includes(String(contentType))) return undefined;
  const text = (member: string, more: Json = {}) => {
    const words = textIn(content, member);
    return words ? [{ type: 'TextBlock', text: words, wrap: true, ...more }] : [];
  };
  const images = objectsIn(content, 'images').map(({ url }) => ({ type: 'Image', url, size: 'Stretch' }));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      ...images,
      ...text('title', { weight: 'Bolder', size: 'Medium' }),
      ...text('subtitle', { isSubtle: true }),
      ...text('text'),
    ],
    actions: objectsIn(content, 'buttons').map(buttonOf),
  };
}

/** What a button of the Bot Framework does, as an Adaptive Card says it. */
function buttonOf({ type, title, value, text }: Json): Json {
  if (type === 'openUrl') return { type: 'Action.OpenUrl', title, url: value };
  const isValue = typeof value === 'object' && value !== null;
  return { type: 'Action.Submit', title, data: isValue ? value : { text: text ?? value ?? title } };
}
