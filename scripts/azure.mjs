// npm run azure -- --group muster --location westeurope --image ghcr.io/…/muster:1.0.0
// Brings Muster into a resource group of Azure and a tenant of Entra, and writes the app package: infra/azure/README.md.
// It can be run again at any time; what is there already stays or is brought up to date.
import { AzureCli } from './azure/azureCli.mjs';
import { bring, flagsIn } from './azure/bring.mjs';

try {
  await bring(flagsIn(process.argv.slice(2)), process.env, new AzureCli(), console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('What is done already stays. Mend this, and run the same command again.');
  process.exitCode = 1;
}
