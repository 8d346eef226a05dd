// The values that fill manifest/manifest.json, read from the bot's own environment.

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const loopback = /^(localhost|127\..*|\[::1\])$/;
/** Stands in for a setting that is missing, so that one run finds what is wrong with the rest too. */
const sample = { appId: '00000000-0000-4000-8000-000000000000', publicUrl: 'https://muster.example' };

/** @param {string} text */
function urlProblem(text) {
  if (!text)
    return 'is missing. Set it to the address at which Teams reaches the bot, for example https://muster.contoso.com';
  if (!URL.canParse(text))
    return `is not an address: "${text}". Write it whole, for example https://muster.contoso.com`;
  const { protocol, hostname, origin, pathname, search, hash } = new URL(text);
  if (loopback.test(hostname))
    return `is ${text}, which Teams cannot reach. Use the address of your host or dev tunnel`;
  if (protocol !== 'https:') return `is ${text}, but Teams takes https only. Write https://${hostname}`;
  if (pathname !== '/' || search !== '' || hash !== '')
    return `is ${text}, with more than a host: cookies and the redirect address would never match. Write ${origin}`;
  return undefined;
}

/** @param {string} text */
function appIdProblem(text) {
  if (!text) return 'is missing. Set it to the "Application (client) ID" of your app registration in Entra';
  if (!guid.test(text))
    return `is not a GUID: "${text}". Copy the "Application (client) ID" of your app registration in Entra`;
  return undefined;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version of the app, as package.json has it
 * @returns {{ values: Record<string, string>, problems: string[] }} a value for each placeholder, valid even where a problem is told
 */
export function manifestSettings(env, version) {
  const { MicrosoftAppId = '', PUBLIC_URL = '' } = env;
  const appIdWrong = appIdProblem(MicrosoftAppId);
  const urlWrong = urlProblem(PUBLIC_URL);
  const problems = [];
  if (appIdWrong) problems.push(`MicrosoftAppId ${appIdWrong}.`);
  if (urlWrong) problems.push(`PUBLIC_URL ${urlWrong}.`);
  const publicUrl = urlWrong ? sample.publicUrl : PUBLIC_URL;
  const { origin } = new URL(publicUrl);
  return {
    problems,
    values: {
      VERSION: version,
      MicrosoftAppId: appIdWrong ? sample.appId : MicrosoftAppId,
      PUBLIC_HOST: new URL(publicUrl).host,
      DEVELOPER_NAME: env.DEVELOPER_NAME || 'Muster',
      // The bot serves both pages; terms begin with what it is.
      DEVELOPER_WEBSITE_URL: env.DEVELOPER_WEBSITE_URL || `${origin}/terms`,
      DEVELOPER_PRIVACY_URL: env.DEVELOPER_PRIVACY_URL || `${origin}/privacy`,
      DEVELOPER_TERMS_URL: env.DEVELOPER_TERMS_URL || `${origin}/terms`,
    },
  };
}
