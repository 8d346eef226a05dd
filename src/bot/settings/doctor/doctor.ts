import type { TokenCredential } from '@azure/identity';
import { openWayOut } from '../../http/wayOut';
import { botCredential } from '../../signIn/entraCredentials';
import { registrationOf } from '../registrationOf';
import type { Settings } from '../settings';
import { credentialFindings } from './credentialFindings';
import type { Finding } from './finding';
import { networkFindings, outsideFinding } from './networkFindings';
import { packageFinding } from './packageFinding';
import { portFinding } from './portFinding';
import { type Purposes, registrationFindings } from './registrationFindings';
import { settingFindings } from './settingFindings';
import { storeFindings } from './storeFindings';

const PACKAGE = 'dist/muster.zip';

/**
 * Tries everything that the settings name, one after the other and on the bot's own way, and says what to do where it does
 * not work. `purposes` are the permissions that the kinds need.
 */
export async function examine(settings: Settings, purposes: Purposes): Promise<Finding[]> {
  const wayOut = openWayOut(settings.wayOut);
  try {
    // Made when it is used, so that what it has against the settings is a finding too.
    const bot: TokenCredential = {
      getToken: async (scopes) => botCredential(registrationOf(settings, wayOut)).getToken(scopes),
    };
    const network = await networkFindings(settings, wayOut);
    const isShut = network.length === 1;
    const credential = isShut ? [] : await credentialFindings(settings, bot);
    const isKnown = credential[0] !== undefined && !credential[0].problem;
    return [
      ...settingFindings(settings),
      await portFinding(settings, wayOut),
      ...network,
      ...credential,
      ...(isKnown ? await registrationFindings(settings, wayOut, bot, purposes) : []),
      ...(await storeFindings(settings)),
      ...packageFinding(settings, PACKAGE),
      await outsideFinding(settings, wayOut),
    ];
  } finally {
    await wayOut.close();
  }
}
