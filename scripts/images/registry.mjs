const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** An image for several machines, or for one. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Where an image is: a first part with a dot or a port is its registry, else it is Docker's own.
 * @param {string} image
 */
export function addressOf(image) {
  const [first = '', ...rest] = image.split('/');
  if (/[.:]/.test(first)) return { registry: `https://${first}`, repository: rest.join('/') };
  return { registry: 'https://registry-1.docker.io', repository: rest.length > 0 ? image : `library/${image}` };
}

/**
 * The digest that a tag leads to today, as the registry says.
 * @param {{ registry: string, repository: string }} address
 * @param {string} tag
 */
export async function digestOf({ registry, repository }, tag) {
  const url = `${registry}/v2/${repository}/manifests/${tag}`;
  const ask = (/** @type {Record<string, string>} */ more = {}) =>
    fetch(url, { method: 'HEAD', headers: { accept: MANIFESTS, ...more }, signal: AbortSignal.timeout(30_000) });
  let answer = await ask();
  if (answer.status === 401)
    answer = await ask({ authorization: `Bearer ${await tokenFor(answer.headers.get('www-authenticate') ?? '')}` });
  const digest = answer.headers.get('docker-content-digest') ?? '';
  if (!answer.ok || !DIGEST.test(digest)) throw new Error(`${url} answers ${answer.status} and no digest.`);
  return digest;
}

/**
 * Anybody gets a token to read what is public.
 * @param {string} challenge
 */
async function tokenFor(challenge) {
  const parts = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { realm = '', service = '', scope = '' } = parts;
  if (!URL.canParse(realm)) throw new Error(`The registry does not say where it gives tokens: ${challenge}`);
  const answer = await fetch(`${realm}?${new URLSearchParams({ service, scope })}`, {
    signal: AbortSignal.timeout(30_000),
  });
  /** @type {unknown} */
  const body = await answer.json();
  const { token, access_token } = Object(body);
  return `${token ?? access_token}`;
}
