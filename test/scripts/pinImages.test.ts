import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pinned, referencesIn } from '../../scripts/images/references.mjs';
import { addressOf, digestOf } from '../../scripts/images/registry.mjs';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const namesIn = (text: string) => referencesIn(text).map(({ image, tag }) => `${image}:${tag}`);

describe('The images that files name', () => {
  test('are found in the Dockerfile, the compose file and the workflows, and there is no other', () => {
    expect(namesIn(read('Dockerfile'))).toEqual(['node:24-slim', 'node:24-slim']);
    expect(namesIn(read('infra/compose.yaml')).sort()).toEqual(['nginx:stable-alpine', 'redis:7-alpine']);
    const workflows = readdirSync(join(ROOT, '.github/workflows')).map((name) => read(`.github/workflows/${name}`));
    const found = new Set(workflows.flatMap(namesIn));
    expect(found).toEqual(new Set(['20', '22', '24', '26'].map((node) => `node:${node}-bookworm`)));
    // Whatever stands behind one of these words is one of them, or an expression that leads to one.
    for (const text of [...workflows, read('Dockerfile'), read('infra/compose.yaml')])
      for (const [line, value = ''] of text.matchAll(/(?:^FROM|\bimage:|\bcontainer:)\s+(\S+)/gm))
        expect([line, namesIn(line).length > 0 || /^\$|^muster$/.test(value)]).toEqual([line, true]);
  });

  test.each([
    ['FROM node', ['node:latest']],
    [`FROM node:24-slim@${digest('a')} AS build\nFROM build`, ['node:24-slim']],
    ['    image: "ghcr.io/some-body/thing:1.2"', ['ghcr.io/some-body/thing:1.2']],
    ['    image: registry.example:5000/a/b:c', ['registry.example:5000/a/b:c']],
    [`    container: \${{ matrix.image }}`, []],
    ['    image: muster', []],
    ['    # image: node:1', []],
  ])('are read as they are written: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  test('are held to a digest, and to another one when their tag leads there', () => {
    const text = 'FROM node:24-slim AS build\nFROM build\nFROM redis\n';
    const first = pinned(text, new Map([['node:24-slim', digest('a')]]));
    expect(first).toBe(`FROM node:24-slim@${digest('a')} AS build\nFROM build\nFROM redis\n`);
    expect(referencesIn(first).map((one) => one.digest)).toEqual([digest('a'), undefined]);
    const digests = new Map([
      ['node:24-slim', digest('b')],
      ['redis:latest', digest('c')],
    ]);
    expect(pinned(first, digests)).toBe(
      `FROM node:24-slim@${digest('b')} AS build\nFROM build\nFROM redis:latest@${digest('c')}\n`,
    );
  });

  test('keep everything else of each file as it is', () => {
    for (const file of ['Dockerfile', 'infra/compose.yaml', '.github/workflows/ci.yml']) {
      const digests = new Map(namesIn(read(file)).map((name) => [name, digest('d')]));
      const text = pinned(read(file), digests);
      expect(text).toContain(digest('d'));
      expect(text.replaceAll(`@${digest('d')}`, '')).toBe(read(file));
    }
  });
});

test.each([
  ['node', 'https://registry-1.docker.io', 'library/node'],
  ['some-body/thing', 'https://registry-1.docker.io', 'some-body/thing'],
  ['ghcr.io/some-body/thing', 'https://ghcr.io', 'some-body/thing'],
  ['registry.example:5000/a/b', 'https://registry.example:5000', 'a/b'],
])('%s is looked for at %s', (image, registry, repository) => {
  expect(addressOf(image)).toEqual({ registry, repository });
});

describe('A registry', () => {
  let server: Server;
  let registry: string;
  let answered: string | undefined;
  beforeAll(async () => {
    server = createServer(({ url = '', headers }, response) => {
      if (url.startsWith('/token')) {
        response.end(JSON.stringify({ token: url.includes('pull') ? 'good' : 'bad' }));
        return;
      }
      const isKnown = headers.authorization === 'Bearer good';
      const isThere = url === '/v2/library/node/manifests/24-slim';
      const challenge = `Bearer realm="${registry}/token",service="registry",scope="repository:library/node:pull"`;
      if (!isKnown) response.setHeader('www-authenticate', challenge);
      else if (answered) response.setHeader('docker-content-digest', answered);
      response.statusCode = isKnown ? (isThere ? 200 : 404) : 401;
      response.end();
    }).listen(0, 'localhost');
    await once(server, 'listening');
    registry = `http://localhost:${Object(server.address()).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = (tag: string) => digestOf({ registry, repository: 'library/node' }, tag);

  test('says with a token for anybody where a tag leads', async () => {
    answered = digest('e');
    expect(await ask('24-slim')).toBe(digest('e'));
  });

  test('is not believed when it does not know the tag, or says no digest', async () => {
    await expect(ask('none')).rejects.toThrow('answers 404');
    for (answered of [undefined, 'sha256:short', `${digest('e')}\u00A0AS x`])
      await expect(ask('24-slim')).rejects.toThrow('no digest');
  });
});
