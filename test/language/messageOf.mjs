import { objectIn, objectsIn, textIn } from '../../dist/sandbox/teams/json.js';

const { readMessage } = await import('../../dist/bot/teams/readMessage.js');

/** The bot, where a case does not say who it is. */
const BOT = '28:bot';
const AT_TAG = /<at\b[^<>]*>([^<]*)<\/at>/gi;

/**
 * The text of a case as the bot reads it: without the bot itself, which is the recipient, or else whoever the text calls by
 * an `<at>` that nobody in `mentions` bears; with the names of the others.
 * @param {string} text
 * @param {import('../../dist/sandbox/teams/json.js').Json} context
 */
export function messageOf(text, context) {
  const all = objectsIn(context, 'mentions').map((one) => ({
    name: textIn(one, 'name') ?? '',
    id: textIn(one, 'id') ?? '',
    text: textIn(one, 'text') ?? `<at>${textIn(one, 'name')}</at>`,
    isBot: one.isBot === true,
  }));
  const given = objectIn(context, 'recipient');
  const borne = new Set(all.filter(({ isBot }) => !isBot).map(({ name }) => name.toLowerCase()));
  const called = [...text.matchAll(AT_TAG)].map(([, name = '']) => name.trim());
  const strangers = called.filter((name) => !borne.has(name.toLowerCase()));
  const bot = {
    id: textIn(given, 'id') ?? all.find(({ isBot }) => isBot)?.id ?? BOT,
    name: textIn(given, 'name') ?? all.find(({ isBot }) => isBot)?.name ?? strangers[0] ?? '',
  };
  const own =
    textIn(given, 'name') === undefined
      ? strangers.map((name) => ({ name, id: bot.id, text: `<at>${name}</at>` }))
      : [];
  const entities = [...all, ...own].map(({ id, name, text: tag }) => ({
    type: 'mention',
    text: tag,
    mentioned: { id, name },
  }));
  const message = readMessage({ text, entities, recipient: bot });
  return { text: message.text, people: message.mentions.map(({ name }) => name) };
}
