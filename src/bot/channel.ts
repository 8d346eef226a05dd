import type { Logger } from 'pino';
import { CardStyle } from './cards/cardStyle';
import type { Conversation } from './conversationParts';
import type { Outside } from './outside';
import type { SignIn } from './peopleSignIn';
import type { Settings } from './settings/settings';
import { botCredential } from './signIn/entraCredentials';
import { SignInLinks } from './signIn/signInLinks';
import { Bot } from './teams/bot';
import { BotCredentials } from './teams/botCredentials';
import { Budgets } from './teams/budgets';
import { CardActions } from './teams/cardActions';
import { ChannelAuthentication } from './teams/channelAuthentication';
import { ChannelKeys } from './teams/channelKeys';
import { CodeSignIns } from './teams/codeSignIns';
import { CommandTexts } from './teams/commandTexts';
import { Connector } from './teams/connector';
import { ConversationMembers } from './teams/conversationMembers';
import { Edits } from './teams/edits';
import { Endpoint } from './teams/endpoint';
import { Gate } from './teams/gate';
import { HeldPresses } from './teams/heldPresses';
import { MessageActions } from './teams/messageActions';
import { Replies } from './teams/replies';
import { ServedTenants } from './teams/servedTenants';
import { SharedForms } from './teams/sharedForms';
import { Submits } from './teams/submits';
import { TeamsAdapter } from './teams/teamsAdapter';
import { Updates } from './teams/updates';
import { WaitingPresses } from './teams/waitingPresses';
import type { Turn } from './turn/turn';

/** Puts together what carries messages, presses and cards between Teams and the conversation. */
export function newChannel(
  settings: Settings,
  { http, registration, store, clock, steps, measures }: Outside,
  { people, watch }: SignIn,
  { catalog, translators, creations, messages, presses, fromMessages }: Conversation,
  log: Logger,
) {
  const { cloud } = settings;
  const keys = new ChannelKeys(settings.openIdMetadataUrl, http);
  const gate = new Gate(
    { appId: settings.appId, issuer: settings.tokenIssuer, connectorUrls: settings.connectorUrls },
    keys,
  );
  const credentials = new BotCredentials(settings.appId, botCredential(registration, watch), cloud.botFramework);
  const connector = new Connector(http, () => credentials.token(), settings.connectorUrls);
  const authentication = new ChannelAuthentication(settings.appId, gate, credentials, cloud.botFramework);
  const adapter = new TeamsAdapter(authentication, authentication.admitted, connector);
  const links = new SignInLinks(settings.formKeys);
  const waiting = new WaitingPresses(store);
  const cardActions = new CardActions(
    presses,
    people,
    registration,
    links,
    catalog.permissions,
    translators,
    steps,
    log,
    waiting,
  );
  const replies = new Replies(store);
  const style = new CardStyle(settings.cardActions);
  const updates = new Updates(connector, replies, style, log);
  const budgets = new Budgets(settings.budgets, store, () => clock.now(), measures);
  const tenants = new ServedTenants(settings.allowedTenants);
  const { teams } = cloud.links;
  const texts = new CommandTexts(new ConversationMembers(connector, log));
  const isUsed = async (turn: Turn, nonce: string) => (await creations.entry(turn, nonce)) !== undefined;
  const edits = new Edits(messages, texts, replies, updates, style, isUsed);
  const held = new HeldPresses(store);
  const submits = new Submits(cardActions, updates, connector, new SharedForms(store), held, style, translators, log);
  const bot = new Bot(messages, cardActions, updates, store, tenants, translators, log, budgets, {
    texts,
    replies,
    edits,
    submits,
    messageActions: new MessageActions(fromMessages, store, connector, updates, style, translators, log),
    codes: new CodeSignIns(people, presses, submits, waiting, updates, log),
    style,
    measures,
    teams,
  });
  const endpoint = new Endpoint(gate, adapter, bot, steps, log);
  return { bot, endpoint, links, updates };
}
