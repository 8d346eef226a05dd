import { AgentApplication, CardFactory, MemoryStorage, MessageFactory } from '@microsoft/agents-hosting';
import { startServer } from '@microsoft/agents-hosting-express';

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Input.Text', id: 'name', label: 'Your name', isRequired: true, errorMessage: 'Write a name.' }],
  actions: [{ type: 'Action.Execute', verb: 'greet', title: 'Greet me' }],
};

const agent = new AgentApplication({
  storage: new MemoryStorage(),
  authorization: {
    graph: { azureBotOAuthConnectionName: 'graph', title: 'Sign in', text: 'Sign in to see your profile.' },
  },
});

agent.onConversationUpdate('membersAdded', (context) =>
  context.sendActivity('Say anything, “form” for a card, or “me” for your profile.'),
);

agent.onMessage('form', (context) => context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(form))));

agent.adaptiveCards.actionExecute('greet', async (_context, _state, { data }) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: `Hello, ${data.name}!`, wrap: true }],
}));

agent.onMessage(
  'me',
  async (context) => {
    const { token } = await agent.authorization.getToken(context, 'graph');
    const answer = await fetch('https://graph.microsoft.com/v1.0/me', {
      headers: { authorization: `Bearer ${token}` },
    });
    const { displayName, userPrincipalName } = await answer.json();
    await context.sendActivity(`You are ${displayName}, ${userPrincipalName}.`);
  },
  ['graph'],
);

agent.onActivity('message', (context) => context.sendActivity(`You said: ${context.activity.text}`));

startServer(agent);
