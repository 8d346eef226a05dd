/** @typedef {import('../dist/sandbox/teams/message.js').StoredMessage} StoredMessage */

/**
 * A message as the sandbox's channel keeps it, of which an activity takes only what is given here.
 * @param {Pick<StoredMessage, 'id' | 'chat'> & Partial<Pick<StoredMessage, 'text' | 'mentions'>>} given
 * @returns {StoredMessage}
 */
export function storedMessage(given) {
  return {
    text: null,
    textFormat: 'plain',
    mentions: [],
    card: null,
    threadId: null,
    from: { id: '', name: '', bot: false },
    sentAt: '',
    edited: false,
    deleted: false,
    reactions: new Map(),
    views: new Map(),
    ...given,
  };
}
