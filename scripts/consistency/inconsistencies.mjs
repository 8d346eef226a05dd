import { bicepCheck } from './bicep.mjs';
import { composeCheck } from './compose.mjs';
import { deploymentCheck } from './deployment.mjs';
import { entraCheck } from './entra.mjs';
import { commandsCheck, manifestCheck } from './packages.mjs';
import { routesCheck } from './routes.mjs';
import { settingsCheck } from './settings.mjs';
import { slipsCheck } from './slips.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

/** What must say the same in several places, each with what finds where it does not. @type {Readonly<Record<string, (files: Checkout) => string[]>>} */
export const CHECKS = {
  settings: settingsCheck,
  'routes and ports': routesCheck,
  'ids, scopes, permissions and clouds': entraCheck,
  Bicep: bicepCheck,
  deployment: deploymentCheck,
  compose: composeCheck,
  'the manifest': manifestCheck,
  commands: commandsCheck,
  slips: slipsCheck,
};
