// A bot written as Microsoft's samples are: restify with its body parser, CloudAdapter, a TeamsActivityHandler, a new
// Template and a new Graph client in each turn. It is given the person's Graph token for nothing.
import { Client } from '@microsoft/microsoft-graph-client';
import { Template } from 'adaptivecards-templating';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationServiceClientCredentialFactory,
  createBotFrameworkAuthenticationFromConfiguration,
  TeamsActivityHandler,
} from 'botbuilder';
import restify from 'restify';
import { formData, formTemplate, groupOf, summaryData, summaryTemplate } from './cards.mjs';

const { GRAPH_TOKEN = '', PORT } = process.env;
const credentials = new ConfigurationServiceClientCredentialFactory(process.env);
const adapter = new CloudAdapter(createBotFrameworkAuthenticationFromConfiguration(null, credentials));
adapter.onTurnError = async (_context, error) => {
  console.error(error);
  throw error;
};

class GroupBot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      if (context.activity.text.trim() === 'new group') {
        const card = new Template(formTemplate).expand({ $root: formData({ id: context.activity.id }) });
        await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
      }
      await next();
    });
  }

  /**
   * @override
   * @param {import('botbuilder').TurnContext} _context
   * @param {import('botbuilder').AdaptiveCardInvokeValue} value
   */
  async onAdaptiveCardInvoke(_context, { action }) {
    const client = Client.init({ authProvider: (done) => done(null, GRAPH_TOKEN) });
    const group = await client.api('/groups').post(groupOf(action.data));
    const card = new Template(summaryTemplate).expand({ $root: summaryData(group) });
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }
}

const bot = new GroupBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/ready', (_request, response, next) => {
  response.send(200);
  next();
});
server.post('/api/messages', async ({ body, headers, method = 'POST' }, response) => {
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(Number(PORT), 'localhost');
