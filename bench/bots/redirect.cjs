// Preloaded into the sample bot: the hosts built into Microsoft's packages are reached at the stand-ins instead,
// so that the bot runs in its default configuration. It acts only when a connection is opened.
const tls = require('node:tls');

const port = Number(process.env.STAND_IN_PORT);
const hosts = new Set(['login.microsoftonline.com', 'login.botframework.com', 'graph.microsoft.com']);
const { connect } = tls;

/**
 * @param {tls.ConnectionOptions} options
 * @param {() => void} [connected]
 */
function connectToStandIn(options, connected) {
  const servername = options.servername || options.host || '';
  const there = hosts.has(servername) ? { ...options, host: 'localhost', port, servername } : options;
  return connect(there, connected);
}
Object.assign(tls, { connect: connectToStandIn });
require('node:module').syncBuiltinESMExports();
