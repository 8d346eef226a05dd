import type { Logger } from 'pino';
import type { Server } from 'restify';
import { newChannel } from './channel';
import { type Conversation, newConversation } from './conversationParts';
import { OrderReconciler } from './creation/orderReconciler';
import { Reconciler } from './creation/reconciler';
import { addHealth, OTHER_SETTINGS, tellOfSkew } from './health';
import { Drain } from './http/drain';
import { within } from './http/within';
import { type Outside, openOutside } from './outside';
import { loadParts } from './parts';
import { newSignIn, type SignIn } from './peopleSignIn';
import { newServer } from './server';
import { settingPrints } from './settings/settingPrints';
import type { Settings } from './settings/settings';
import { PeerSettings } from './state/peerSettings';
import { sealedStore } from './state/sealedStore';

/** Milliseconds for closing what the bot holds open, after everything is done. */
const CLOSING = 1_000;

export interface App {
  readonly server: Server;
  /** Lets presses in flight finish, then closes everything; takes 18 seconds at most. */
  stop(): Promise<void>;
}

/** The only place where the parts are put together. Throws `HouseRulesProblem` where the house rules do not fit the kinds. */
export function createApp(settings: Settings, log: Logger): App {
  const loaded = loadParts();
  const outside = openOutside(settings, log);
  const signIn = newSignIn(settings, outside, (turn) => void reconciler.signedIn(turn), log);
  const conversation = newConversation(settings, loaded, outside, signIn, log);
  const channel = newChannel(settings, outside, signIn, conversation, log);
  const reconciler = newReconciler(outside, signIn, conversation, channel, log);
  reconciler.start();
  tellOfSkew(outside.clock, log);
  const server = newServer(settings, loaded, outside, signIn, channel, log);
  const drain = new Drain(server.server, async () => {
    await Promise.all([channel.bot.idle(), reconciler.stop()]);
  });
  const peers = watchPeers(settings, outside, log);
  addHealth(server, { store: outside.store, clock: outside.clock, peers, drain });
  const stop = async () => {
    peers.stop();
    conversation.creations.stop();
    conversation.actions.stop();
    void reconciler.stop();
    await drain.end();
    await closed(outside);
  };
  return { server, stop };
}

/** Brings to its end what was begun, here or on another instance. */
function newReconciler(
  { store, clock, sender }: Outside,
  { people }: SignIn,
  { catalog, cards, creations, actions, living }: Conversation,
  { updates }: ReturnType<typeof newChannel>,
  log: Logger,
): Reconciler {
  return new Reconciler(
    store,
    creations,
    catalog,
    {
      known: (turn) => people.known(turn),
      tell: (turn, words) => updates.showLater(turn, cards.plain.message(words, turn)),
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
}

/** Says so where another instance has other settings. */
function watchPeers(settings: Settings, { opened, clock }: Outside, log: Logger): PeerSettings {
  const peers = new PeerSettings(sealedStore(opened, settings.formKeys), clock, settingPrints(settings), (differing) =>
    log.warn({ differing }, OTHER_SETTINGS),
  );
  void peers.watch();
  return peers;
}

async function closed({ sender, telemetry, wayOut, store }: Outside): Promise<void> {
  await within(CLOSING, sender.idle());
  await within(CLOSING, telemetry?.stop() ?? Promise.resolve());
  await within(CLOSING, Promise.allSettled([wayOut.close(), store.close()]));
}
