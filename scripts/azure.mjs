// npm run azure -- --group muster --location westeurope --image ghcr.io/…/muster:1.0.0
// Brings Muster into a resource group of Azure and a tenant of Entra, and writes the app package: infra/azure/README.md.
// It can be run again at any time; what is there already stays or is brought up to date.
import { AzureCli } from './azure/azureCli.mjs';
import { bring, flagsIn } from './azure/bring.mjs';

const HELP = `npm run azure -- --group muster --location westeurope --image ghcr.io/<owner>/muster:<version>

Sign in with az login before. infra/azure/README.md tells of every flag, and of what is made.`;

/** @param {unknown} error */
function fail(error, more = '') {
  console.error(`${error instanceof Error ? error.message : error}\n${more}`.trim());
  process.exitCode = 1;
}

/** @param {string[]} args */
async function main(args) {
  let flags;
  try {
    flags = flagsIn(args);
  } catch (error) {
    return fail(error, `\n${HELP}`);
  }
  try {
    await bring(flags, process.env, new AzureCli(), console.log);
  } catch (error) {
    fail(error, 'What is done already stays. Mend this, and run the same command again.');
  }
}

if (process.argv.includes('--help')) console.log(HELP);
else await main(process.argv.slice(2));
