const path = /^\/emea\/v3\/conversations\/([^/]+)\/activities/;

/** The Bot Connector: takes what the bot posts, and hands the next message of a chat to whoever waits for it. */
export function connector() {
  const waiting = new Map();
  let messages = 0;
  return {
    /** @returns {Promise<{ body: Buffer, authorization: string | undefined }>} the next message posted to that chat */
    nextMessage(conversationId) {
      return new Promise((resolve) => waiting.set(conversationId, resolve));
    },
    /** @returns {{ status: number, body: object } | undefined} */
    answer(method, url, body, authorization) {
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
