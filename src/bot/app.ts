import type { Logger } from 'pino';
import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import { AuditSender } from './audit/auditSender';
import { AuditTrail } from './audit/auditTrail';
import { CardStyle } from './cards/cardStyle';
import { CommandGrammars } from './commands/grammar/commandGrammars';
import { BatchCards } from './conversation/batch/batchCards';
import { BatchCreations } from './conversation/batch/batchCreations';
import { BatchPresses } from './conversation/batch/batchPresses';
import { LineReader } from './conversation/batch/lineReader';
import { FormCards } from './conversation/cards/formCards';
import { OnePressCards } from './conversation/cards/onePressCards';
import { Invitations } from './conversation/invitations';
import { EditForms } from './conversation/living/editForms';
import { LivingButtons } from './conversation/living/livingButtons';
import { LivingPresses } from './conversation/living/livingPresses';
import { LivingTokens } from './conversation/living/livingTokens';
import { PresentCards } from './conversation/living/presentCards';
import { MessageForms } from './conversation/messageForms';
import { Messages } from './conversation/messages';
import { MineCards } from './conversation/mine/mineCards';
import { MinePresses } from './conversation/mine/minePresses';
import { OwnLists } from './conversation/mine/ownLists';
import { OnePress } from './conversation/onePress';
import { CancelForms } from './conversation/past/cancelForms';
import { PastCards } from './conversation/past/pastCards';
import { PastPresses } from './conversation/past/pastPresses';
import { Presses } from './conversation/presses';
import { QuickAdd } from './conversation/quickAdd';
import { SealedAnswers } from './conversation/sealedAnswers';
import { BoundedQueue } from './creation/creationQueue';
import { Creations } from './creation/creations';
import { Deeds } from './creation/deeds';
import { History } from './creation/history';
import { measuredLog } from './creation/measuredLog';
import { ObjectActions } from './creation/objectActions';
import { OrderReconciler } from './creation/orderReconciler';
import { Reconciler } from './creation/reconciler';
import { proofOf } from './creation/submission';
import { Tickets } from './forms/tickets';
import { GraphService } from './graph/graphService';
import { KeptReads } from './graph/keptReads';
import { addHealth, OTHER_SETTINGS, tellOfSkew } from './health';
import { KindAccess } from './houseRules/kindAccess';
import { underRules } from './houseRules/ruledKinds';
import { boundConnections } from './http/connectionBounds';
import { Drain } from './http/drain';
import { UNMEASURED } from './http/measures';
import { Steps } from './http/steps';
import { timedRequests } from './http/timedRequests';
import { openWayOut, type WayOut } from './http/wayOut';
import { within } from './http/within';
import { Ledger, type LedgerWatch } from './ledger/ledger';
import { PublicPages } from './pages/publicPages';
import { loadParts } from './parts';
import { isAllowedAddress } from './settings/isAllowedAddress';
import { registrationOf } from './settings/registrationOf';
import { settingPrints } from './settings/settingPrints';
import type { Settings } from './settings/settings';
import { AuthorizeUrls } from './signIn/authorizeUrl';
import { AuthPages } from './signIn/authPages';
import { CodeRedeemer } from './signIn/codeRedeemer';
import { botCredential } from './signIn/entraCredentials';
import { OneTimeKeys } from './signIn/oneTimeKeys';
import { protectBrowsers } from './signIn/pageHeaders';
import { People } from './signIn/people';
import { RefusalWatch } from './signIn/refusalWatch';
import { SignInCookie } from './signIn/signInCookie';
import { SignInLinks } from './signIn/signInLinks';
import { SignOuts } from './signIn/signOuts';
import { TeamsTokens } from './signIn/teamsTokens';
import { openStore } from './state/openStore';
import { PeerSettings } from './state/peerSettings';
import { sealedStore } from './state/sealedStore';
import { StoreClock } from './state/storeClock';
import { timedStore } from './state/timedStore';
import { ValueSeal } from './state/valueSeal';
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
import { hostsOf } from './telemetry/hosts';
import type { Telemetry } from './telemetry/openTelemetry';
import type { Turn } from './turn/turn';

/** Milliseconds for closing what the bot holds open, after everything is done. */
const CLOSING = 1_000;

export interface App {
  readonly server: Server;
  /** Lets presses in flight finish, then closes everything; takes 18 seconds at most. */
  stop(): Promise<void>;
}

/** The only place where the parts are put together. Throws `HouseRulesProblem` where the house rules do not fit the kinds. */
export function createApp(settings: Settings, log: Logger): App {
  const { languages, translators, deck, pages: pageTexts, teamsJs, ...parts } = loadParts();
  const catalog = settings.houseRules ? underRules(parts.catalog, settings.houseRules) : parts.catalog;
  const access = new KindAccess();
  const wayOut = openWayOut(settings.wayOut);
  const telemetry = telemetryOf(settings, wayOut, log);
  const { measures = UNMEASURED } = telemetry ?? {};
  const steps = new Steps(log, telemetry?.watcher);
  const http = steps.on ? wayOut.http.compose(timedRequests(steps)) : wayOut.http;
  const registration = registrationOf(settings, { http, direct: wayOut.direct });
  const { cloud } = settings;
  const opened = openStore(settings.stateUrl, (warning) => log.warn(warning));
  const store = sealedStore(steps.on ? timedStore(opened, steps) : opened, settings.formKeys, (entry) => {
    log.warn({ entry: entry.slice(0, 200) }, 'An entry of the state store does not open and counts as lost');
  });
  const clock = new StoreClock(store);
  const sender = new AuditSender(settings.auditUrl, http, store, clock, log);
  const audit = new AuditTrail(log, () => clock.now(), sender);
  const oneTimeKeys = new OneTimeKeys(store);
  const watch = new RefusalWatch(log);
  const people = new People(
    registration,
    new TeamsTokens(registration, settings.allowedTenants),
    new CodeRedeemer(registration, oneTimeKeys, http, watch),
    new GraphService(settings.graphUrl, http, undefined, undefined, cloud.graph),
    new SignOuts(store),
    steps,
    watch,
    (turn) => void reconciler.signedIn(turn),
    audit,
  );

  const tickets = new Tickets(settings.formKeys, undefined, () => clock.now());
  const quickAdd = new QuickAdd(languages, catalog);
  const tokens = new LivingTokens(settings.formKeys);
  const buttons = new LivingButtons(tokens, () => clock.now());
  const cards = new FormCards(deck, tickets, catalog, quickAdd, undefined, buttons, cloud);
  const lineReader = new LineReader(quickAdd);
  const batchCards = new BatchCards(deck, tickets, lineReader, new ValueSeal(settings.formKeys));
  const grammars = new CommandGrammars(catalog, languages, (kind, code, which) =>
    translators.of(code).phrasesOf(kind, which),
  );
  const onePress = new OnePress(quickAdd);
  const onePressCards = new OnePressCards(deck, cards);
  const invitations = new Invitations(cards, batchCards, quickAdd, lineReader, onePress, onePressCards, access);
  const history = new History(store);
  const finished = measuredLog(log, measures);
  const watched: LedgerWatch = async (step) => {
    const result = await steps.step('ledger', step);
    measures.count('muster.ledger.results', { state: result.state });
    return result;
  };
  const creations = new Creations(
    new Ledger(store, settings.settle, clock, proofOf, watched),
    clock,
    translators,
    finished,
    new BoundedQueue(settings.queuedCreations, store),
    cloud,
    audit,
    history,
    access,
  );
  const kept = new KeptReads();
  const batches = new BatchPresses(catalog, batchCards, lineReader, new BatchCreations(creations), undefined, kept);
  const deeds = new Deeds(catalog, cloud, creations, clock);
  const actions = new ObjectActions(
    new Ledger(store, settings.settle, clock, undefined, watched),
    deeds,
    clock,
    finished,
    audit,
  );
  const viewerOf = (turn: Turn) => deeds.viewerOf(turn);
  const present = new PresentCards(cards.summaries, creations, viewerOf, () => clock.now());
  const editForms = new EditForms(cards, tokens, viewerOf);
  const living = new LivingPresses({ catalog, tokens, summaries: cards.summaries, present, actions, edits: editForms });
  const sealed = new SealedAnswers(new ValueSeal(settings.formKeys));
  const mine = new MinePresses(catalog, new OwnLists(catalog, viewerOf), new MineCards(deck, tickets), actions);
  const past = new PastPresses(catalog, creations, history, new PastCards(deck, tickets, cards.summaries));
  const messages = new Messages(catalog, deck, cards, invitations, grammars, {
    mine,
    past,
    forms: new CancelForms(catalog, creations, history),
    history,
    signOut: (turn) => people.signOut(turn),
  });
  const presses = new Presses({
    catalog,
    tickets,
    cards,
    creations,
    quickAdd,
    batches,
    onePress,
    onePressCards,
    mine,
    past,
    history,
    kept,
    living,
    sealed,
    access,
  });

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
  const fromMessages = new MessageForms(catalog, deck, tickets, cards, quickAdd, sealed);
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
  const reconciler = new Reconciler(
    store,
    creations,
    catalog,
    {
      known: (turn) => people.known(turn),
      tell: (turn, words) => updates.showLater(turn, cards.message(words, turn)),
      showSummary: (turn, kind, created, origin) =>
        updates.showLater(turn, cards.summaries.forEveryone(kind, created, turn, origin)),
      orders: new OrderReconciler(actions, catalog, {
        known: (turn) => people.known(turn),
        showPresent: async (asked, graph, done) => {
          const card = await living.everyones(asked, graph, done);
          if (card) await updates.showLater(asked.turn, card);
        },
        log,
      }),
      pickUp: (key) => sender.pickUp(key),
      log,
    },
    clock,
  );
  reconciler.start();
  tellOfSkew(clock, log);
  const endpoint = new Endpoint(gate, adapter, bot, steps, log);

  const server = createServer(withLog({ name: 'Muster', ignoreTrailingSlash: true }, log));
  boundConnections(server.server, settings.maxConnections);
  protectBrowsers(server);
  server.on('restifyError', (_request: Request, response: Response, error: unknown) => {
    sendFailure(response, error, log);
  });
  endpoint.addTo(server);
  const cookie = new SignInCookie(settings.publicUrl);
  const urls = new AuthorizeUrls(registration, isAllowedAddress);
  const pages = { tenants: settings.allowedTenants, links, cookie, urls, keys: oneTimeKeys, translators, teamsJs, log };
  new AuthPages(pages).addTo(server);
  new PublicPages({ ...pageTexts, ...settings.pages }).addTo(server);
  const drain = new Drain(server.server, async () => {
    await Promise.all([bot.idle(), reconciler.stop()]);
  });
  const peers = new PeerSettings(sealedStore(opened, settings.formKeys), clock, settingPrints(settings), (differing) =>
    log.warn({ differing }, OTHER_SETTINGS),
  );
  void peers.watch();
  addHealth(server, { store, clock, peers, drain });
  const stop = async () => {
    peers.stop();
    creations.stop();
    actions.stop();
    void reconciler.stop();
    await drain.end();
    await within(CLOSING, sender.idle());
    await within(CLOSING, telemetry?.stop() ?? Promise.resolve());
    await within(CLOSING, Promise.allSettled([wayOut.close(), store.close()]));
  };
  return { server, stop };
}

/** Its packages are loaded where somebody wants to see something, and cost nobody else anything. */
function telemetryOf(settings: Settings, { http }: WayOut, log: Logger): Telemetry | undefined {
  if (!settings.telemetry) return undefined;
  const { openTelemetry }: typeof import('./telemetry/openTelemetry') = require('./telemetry/openTelemetry');
  return openTelemetry(settings.telemetry, { http, hosts: hostsOf(settings), log });
}

/** The types of restify know only its logger of old. */
function withLog(options: ServerOptions, log: Logger): ServerOptions {
  return Object.assign(options, { log });
}

/** Restify would send an error's own words; nobody outside learns more than a status. */
function sendFailure(response: Response, error: unknown, log: Logger): void {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) log.error({ err: error }, 'A request failed');
  if (!response.headersSent) response.send(status);
}
