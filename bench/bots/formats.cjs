// Preloaded by the guard's --plant: two formatters for each request, as one forgets to keep them.
const { ServerResponse } = require('node:http');

const { end } = ServerResponse.prototype;

Object.assign(ServerResponse.prototype, {
  /** @this {import('node:http').ServerResponse} @param {Parameters<typeof end>} rest */
  end(...rest) {
    for (const timeZone of ['Europe/Berlin', 'Asia/Tokyo']) new Intl.DateTimeFormat('en', { timeZone }).format();
    return end.apply(this, rest);
  },
});
