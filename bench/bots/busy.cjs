// Preloaded: each turn that a bot answers keeps it BUSY_MS longer, so that it is the bot that has too much to do and not
// the driver, which plays all of Microsoft on the same machine.
const { ServerResponse } = require('node:http');

const { end } = ServerResponse.prototype;
const busy = Number(process.env.BUSY_MS);

Object.assign(ServerResponse.prototype, {
  /** @this {import('node:http').ServerResponse} @param {Parameters<typeof end>} rest */
  end(...rest) {
    const isTurn = this.statusCode === 200 && this.req.method === 'POST';
    for (const until = performance.now() + busy; isTurn && performance.now() < until; );
    return end.apply(this, rest);
  },
});
