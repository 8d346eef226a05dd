import type { Logger } from 'pino';
import { GraphService } from './graph/graphService';
import type { Outside } from './outside';
import type { Settings } from './settings/settings';
import { CodeRedeemer } from './signIn/codeRedeemer';
import { OneTimeKeys } from './signIn/oneTimeKeys';
import { People } from './signIn/people';
import { RefusalWatch } from './signIn/refusalWatch';
import { SignOuts } from './signIn/signOuts';
import { TeamsTokens } from './signIn/teamsTokens';
import type { Turn } from './turn/turn';

/** Who signs in, and by what. */
export type SignIn = ReturnType<typeof newSignIn>;

/** Puts together what signs people in; `signedIn` is told of whoever has. */
export function newSignIn(
  settings: Settings,
  { registration, http, store, steps, audit }: Outside,
  signedIn: (turn: Turn) => void,
  log: Logger,
) {
  const { cloud } = settings;
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
    signedIn,
    audit,
  );
  return { oneTimeKeys, watch, people };
}
