const HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a request comes from this machine's own pages and programs. Any page that a developer has open can send requests
 * here: its origin tells, or its browser where a request has no origin. One whose name was made to lead to this machine
 * comes with that name as its host.
 */
export function isOwnRequest({ headers, method }: Pick<Request, 'headers' | 'method'>): boolean {
  const origin = headers.get('origin');
  const isFollowedLink = method === 'GET' && headers.get('sec-fetch-mode') === 'navigate';
  const isFromElsewhere = headers.get('sec-fetch-site') === 'cross-site' && !isFollowedLink;
  return isHere(`http://${headers.get('host') ?? ''}`) && !isFromElsewhere && (origin === null || isHere(origin));
}

function isHere(address: string): boolean {
  return URL.canParse(address) && HOSTS.has(new URL(address).hostname);
}
