// A bot on the Microsoft 365 Agents SDK, as its samples are written. Its cards are parsed from prepared text, which costs it
// less than a template would, and it is given the person's Graph token for nothing.
import { createRequire } from 'node:module';
import { objectIn, objectOf } from '../../dist/sandbox/teams/json.js';
import { formText, groupOf, summaryText } from './cards.mjs';

// Known to the bench's own packages alone, so the checker takes them as they come.
const load = createRequire(import.meta.url);
const express = load('express');
const hosting = load('@microsoft/agents-hosting');

/** @typedef {import('./cards.mjs').Json} Json */
/** @typedef {{ activity: Json, sendActivity(activity: object): Promise<void> }} Context */

const { GRAPH_TOKEN, PORT } = process.env;
const { MicrosoftAppId: clientId, MicrosoftAppPassword: clientSecret, MicrosoftAppTenantId: tenantId } = process.env;
const settings = hosting.getAuthConfigWithDefaults({ clientId, clientSecret, tenantId, authType: 'ClientSecret' });
const adapter = new hosting.CloudAdapter(settings);
const bot = new hosting.AgentApplication({ adapter });

bot.onMessage(/^new group$/i, async (/** @type {Context} */ context) => {
  const card = hosting.CardFactory.adaptiveCard(JSON.parse(formText(context.activity)));
  await context.sendActivity(hosting.MessageFactory.attachment(card));
});

bot.adaptiveCards.actionExecute('create', async (/** @type {Context} */ { activity }) => {
  const action = objectIn(objectIn(activity, 'value'), 'action');
  const answer = await fetch('https://graph.microsoft.com/v1.0/groups', {
    method: 'POST',
    headers: { Authorization: `Bearer ${GRAPH_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(groupOf(objectIn(action, 'data'))),
  });
  if (!answer.ok) throw new Error(`Graph answered ${answer.status}.`);
  return JSON.parse(summaryText(objectOf(await answer.json())));
});

const server = express();
server.use(express.json());
server.get('/ready', (/** @type {unknown} */ _request, /** @type {{ json(body: object): void }} */ response) =>
  response.json({ ready: true }),
);
server.post(
  '/api/messages',
  hosting.authorizeJWT(settings),
  (/** @type {unknown} */ request, /** @type {unknown} */ response) =>
    adapter.process(request, response, (/** @type {unknown} */ context) => bot.run(context)),
);
server.listen(Number(PORT), 'localhost');
