import { allIn, missing, papersIn } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

/** What each file says of the bot's routes and ports, and what it has to be. @type {readonly [file: string, pattern: RegExp, wanted: readonly string[]][]} */
const SAID = [
  ['infra/azure/bots.bicep', /path: '([^']+)'/g, ['/health', '/ready']],
  ['infra/azure/registration.bicep', /publicUrl\}([^']+)'/g, ['/api/messages']],
  ['scripts/azure/entraManifest.mjs', /publicUrl\}([^`]+)`/g, ['/auth/end']],
  ['src/bot/settings/doctor/registrationFindings.ts', /publicUrl\}(\/[^`]+)`/g, ['/auth/end']],
  ['src/bot/signIn/codeRedeemer.ts', /publicUrl\}(\/[^`]+)`/g, ['/auth/end']],
  ['src/bot/signIn/authorizeUrl.ts', /publicUrl\}(\/[^`]+)`/g, ['/auth/end']],
  ['scripts/manifestSettings.mjs', /origin\}([^`]+)`/g, ['/terms', '/privacy', '/terms']],
  ['Dockerfile', /127\.0\.0\.1:\$\{[^}]*\}([^`]+)`/g, ['/health']],
  ['infra/compose.yaml', /127\.0\.0\.1:8080([^"]+)"/g, ['/health']],
  [
    'infra/nginx.conf',
    /location = ([^ ]+) \{ proxy_pass/g,
    ['/api/messages', '/privacy', '/terms', '/health', '/ready'],
  ],
  ['infra/nginx.conf', /location (\/\w+\/) \{/g, ['/auth/']],
  ['README.md', /<your host>([^`]+)`/g, ['/auth/end', '/api/messages']],
  // The bot's port, everywhere.
  ['src/bot/settings/settings.ts', /'PORT', (\d+)/g, ['3978']],
  ['.env.example', /PORT=(\d+)/g, ['3978']],
  ['Dockerfile', /EXPOSE (\d+)/g, ['3978']],
  ['Dockerfile', /PORT \|\| (\d+)/g, ['3978']],
  ['infra/compose.yaml', /PORT: "(\d+)"/g, ['3978']],
  ['infra/nginx.conf', /server bot-\d:(\d+)/g, ['3978', '3978']],
  ['infra/azure/bots.bicep', /var port = (\d+)/g, ['3978']],
  // nginx's.
  ['infra/nginx.conf', /listen (\d+)/g, ['8080']],
  ['infra/compose.yaml', /MUSTER_PORT:-(\d+)\}/g, ['8080']],
  ['infra/compose.yaml', /\}:(\d+)"/g, ['8080']],
  ['infra/compose.yaml', /127\.0\.0\.1:(\d+)/g, ['8080']],
];
const ROUTE = /(?<![\w./:>})…-])(\/(?:api\/\w+|auth\/[\w.]+|[a-z]+))(?![\w/(…])/g;
/** Of the sandbox, of Graph, or of a file. */
const OTHERS = /^\/(?:groups|users|tasks|buckets|more|relay|metrics|beta|v|me|details)$/;

/**
 * Routes and ports are those of the code wherever somebody names them.
 * @param {Checkout} files
 */
export function routesCheck(files) {
  const { read } = files;
  const sources = ['src/bot/health.ts', 'src/bot/teams/endpoint.ts', 'src/bot/signIn/authPages.ts'].map(read);
  const pages = allIn(read('src/bot/pages/publicPages.ts'), /'(\/\w+)':/g);
  const routes = [...allIn(sources.join('\n'), /server\.(?:get|post)\('([^']+)'/g), ...pages];
  const wrong = SAID.flatMap(([file, pattern, wanted]) => {
    const found = allIn(read(file), pattern);
    return found.join() === wanted.join()
      ? []
      : [`${file} says ${found.join(', ') || 'nothing'}, not ${wanted.join(', ')}.`];
  });
  const fixed = ['/api/messages', '/auth/start', '/auth/end', '/health', '/ready', '/privacy', '/terms'];
  /** @param {string} file */
  const inPaper = (file) =>
    missing(
      allIn(allIn(read(file), /(`[^`\n]+`)/g).join('\n'), ROUTE).filter((route) => !OTHERS.test(route)),
      routes,
      `${file} names the route $, which the bot does not have.`,
    );
  /** @param {string} file */
  const inComments = (file) =>
    missing(
      allIn(allIn(read(file), /^# (.*)$/gm).join('\n'), /(?<= )(\/[a-z]+)(?=[ ,.])/g),
      routes,
      `${file} names the route $, which the bot does not have.`,
    );
  const ports = papersIn(files).flatMap((file) => allIn(read(file), /(?<![\w.-])(39\d\d)(?![\w-])/g));
  return [
    ...missing(ports, ['3978', '3979'], 'A page names the port $, which is neither the bot’s nor the sandbox’s.'),
    ...missing(fixed, routes, 'The bot has no route $.'),
    ...wrong,
    ...papersIn(files).flatMap(inPaper),
    ...['.env.example', 'Dockerfile'].flatMap(inComments),
  ];
}
