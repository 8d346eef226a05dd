const path = /^\/emea\/v3\/conversations\/([^/]+)\/activities/;

/** @typedef {{ body: Buffer, authorization: string | undefined }} Posted a request's body and header */
/** @typedef {{ method: string, url: string, body: Buffer, authorization: string | undefined }} Call */
/** @typedef {{ status: number, body: object } | undefined} Answer undefined where the path is another's */

/** The Bot Connector: takes what the bot posts, and hands the next message of a chat to whoever waits for it. */
export function connector() {
  /** @type {Map<string, (posted: Posted) => void>} by the chat */
  const waiting = new Map();
  let messages = 0;
  return {
    /**
     * The next message posted to that chat.
     * @param {string} conversationId
     * @returns {Promise<Posted>}
     */
    nextMessage(conversationId) {
      return new Promise((resolve) => waiting.set(conversationId, resolve));
    },
    /**
     * @param {Call} call
     * @returns {Answer}
     */
    answer({ method, url, body, authorization }) {
      const conversation = path.exec(url)?.[1];
      if (conversation === undefined) return undefined;
      messages += 1;
      const id = decodeURIComponent(conversation);
      if (method === 'POST') {
        waiting.get(id)?.({ body, authorization });
        waiting.delete(id);
      }
      return { status: method === 'POST' ? 201 : 200, body: { id: `1:${messages}` } };
    },
  };
}
