import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { filledPackage } from '../scripts/filledPackage.mjs';
import { Catalog } from '../src/bot/kinds/catalog';

const root = join(__dirname, '..');
const appId = '5f0e9c1a-2b3d-4c5e-8f90-a1b2c3d4e5f6';
const good = { MicrosoftAppId: appId, PUBLIC_URL: 'https://muster.contoso.com' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script in an empty folder, so that neither a developer's .env nor their zip is touched. */
function runPackage(settings: Record<string, string>, manifestFolder: string[] = []) {
  const script = join(root, 'scripts', 'package.mjs');
  const env = { PATH: process.env.PATH, ...settings };
  return spawnSync(process.execPath, [script, ...manifestFolder], { cwd: folder, env, encoding: 'utf8' });
}

/** What the script puts into the zip, and what it complains of. */
const fill = (manifestFolder = join(root, 'manifest'), settings: Record<string, string> = good) =>
  filledPackage(manifestFolder, settings);

/** A copy of manifest/ with one text of a file exchanged for another. */
function manifestWith(text: string, replacement: string, file = 'manifest.json'): string {
  const copy = join(folder, 'manifest');
  cpSync(join(root, 'manifest'), copy, { recursive: true });
  const original = readFileSync(join(copy, file), 'utf8');
  expect(original).toContain(text);
  writeFileSync(join(copy, file), original.replace(text, replacement));
  return copy;
}

const zip = () => unzipSync(readFileSync(join(folder, 'dist', 'muster.zip')));
const zippedManifest = () => strFromU8(zip()['manifest.json'] ?? new Uint8Array());
const slot = (name: string) => `\${{${name}}}`;

describe('npm run package', () => {
  test('writes a zip without folders, filled in from the environment', () => {
    expect(runPackage(good)).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(zip()).sort()).toEqual(['color.png', 'de.json', 'es.json', 'manifest.json', 'outline.png']);
    expect(zippedManifest()).not.toContain('{{');
    expect(JSON.parse(zippedManifest())).toMatchObject({
      manifestVersion: '1.25',
      id: appId,
      bots: [{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['muster.contoso.com'],
      webApplicationInfo: { id: appId, resource: `api://botid-${appId}` },
      supportsChannelFeatures: 'tier1',
      localizationInfo: {
        defaultLanguageTag: 'en',
        additionalLanguages: ['de', 'es'].map((languageTag) => ({ languageTag, file: `${languageTag}.json` })),
      },
    });
  });

  test('reads .env, which the environment overrides', () => {
    writeFileSync(join(folder, '.env'), `MicrosoftAppId=${appId}\nPUBLIC_URL=https://other.contoso.com\n`);
    expect(runPackage({ PUBLIC_URL: 'https://muster.contoso.com' }).status).toBe(0);
    expect(JSON.parse(zippedManifest())).toMatchObject({ validDomains: ['muster.contoso.com'] });
  });

  test('writes nothing while something is wrong, and says each thing in a line', () => {
    const { status, stderr } = runPackage({});
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^No package was written.*\n {2}- MicrosoftAppId is missing\..*\n {2}- PUBLIC_URL is missing\./,
    );
    expect(stderr.match(/^ {2}- /gm)).toHaveLength(2);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test.each([
    ['nothing is set', {}, ['MicrosoftAppId is missing.', 'PUBLIC_URL is missing.']],
    ['the app id is not a GUID', { ...good, MicrosoftAppId: 'muster' }, ['MicrosoftAppId is not a GUID: "muster".']],
    ['Teams cannot reach the address', { ...good, PUBLIC_URL: 'http://localhost:3979' }, ['which Teams cannot reach']],
    [
      'the address is http',
      { ...good, PUBLIC_URL: 'http://muster.contoso.com' },
      ['Write https://muster.contoso.com.'],
    ],
    [
      'the address has a path',
      { ...good, PUBLIC_URL: 'https://muster.contoso.com/bot' },
      ['with more than a host: cookies and the redirect address would never match. Write https://muster.contoso.com.'],
    ],
    ['the address is no address', { ...good, PUBLIC_URL: 'muster' }, ['PUBLIC_URL is not an address: "muster".']],
    [
      'settings and the rest are wrong at once',
      { PUBLIC_URL: 'muster', DEVELOPER_NAME: 'x'.repeat(33), DEVELOPER_TERMS_URL: 'http://contoso.com' },
      [
        'MicrosoftAppId is missing.',
        'PUBLIC_URL is not',
        'developer.name must NOT have more than 32',
        'developer.termsOfUseUrl is "http://',
      ],
    ],
  ])('says what to do when %s', (_case, settings, sentences) => {
    const { problems } = fill(undefined, settings);
    expect(problems).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
  });

  test.each([
    [
      '"team", "groupChat"]',
      '"team", "groupchat"]',
      'bots[0].scopes[2] must be equal to one of the allowed values (team, personal,',
    ],
    ['"tier1"', '"tier1", "colour": "red"', 'must NOT have additional properties (colour).'],
    [slot('VERSION'), '1.0', 'version is "1.0". Write three numbers'],
    [slot('VERSION'), slot('RELEASE'), `manifest.json has ${slot('RELEASE')}, which nothing fills.`],
    [slot('PUBLIC_HOST'), `https://${slot('PUBLIC_HOST')}`, 'validDomains has "https://muster.contoso.com".'],
    [
      `"validDomains": ["${slot('PUBLIC_HOST')}"]`,
      '"validDomains": ["contoso.com"]',
      'validDomains lacks muster.contoso.com. Add it: without it Teams does not open the sign-in page.',
    ],
    [
      `"webApplicationInfo": { "id": "${slot('MicrosoftAppId')}"`,
      '"webApplicationInfo": { "id": "00000000-0000-4000-8000-000000000000"',
      `webApplicationInfo.id is "00000000-0000-4000-8000-000000000000". Sign-in works only with the bot's own id, ${appId}.`,
    ],
    [
      '"scopes": ["personal", "team", "groupChat"],\n      "commandLists"',
      '"scopes": ["personal"],\n      "commandLists"',
      'A command list has the scope "team", which the bot lacks.',
    ],
    ['api://botid-', 'api://', `Sign-in works only with api://botid-${appId}.`],
    ['"scopes": ["personal", ', '"scopes": [', 'The bot lacks the scope "personal".'],
    ['"manifestVersion": "1.25"', '"manifestVersion": "9.9"', 'manifestVersion 9.9 has no schema'],
    ['"title": "help"', '"title": "help me to find out what Muster can do"', 'The command "help me to find'],
  ])('finds the mistake when %s becomes %s', (text, replacement, sentence) => {
    expect(fill(manifestWith(text, replacement)).problems.join('\n')).toContain(sentence);
  });

  test.each([
    ['"name": {', '"name": {{', 'manifest.json', /^manifest\.json is no JSON: .+, in line 12\. Mend it there\.$/],
    ['"name.short"', 'name.short', 'de.json', /^de\.json is no JSON: .+ Mend it there\.$/],
  ])('says where the JSON is broken when %s becomes %s', (text, replacement, file, sentence) => {
    expect(fill(manifestWith(text, replacement, file)).problems).toEqual([expect.stringMatching(sentence)]);
  });

  test('says which file is missing, and what it should be', () => {
    const copy = manifestWith('Muster', 'Muster');
    rmSync(join(copy, 'color.png'));
    expect(fill(copy).problems).toEqual([
      expect.stringMatching(/^color\.png is missing in .+\. Put a PNG of 192 x 192 pixels there\.$/),
    ]);
    expect(fill(join(folder, 'nowhere')).problems).toEqual([expect.stringMatching(/nowhere is not there\./)]);
  });

  test('takes a host of a wildcard domain, one level deep', () => {
    const copy = manifestWith(`"validDomains": ["${slot('PUBLIC_HOST')}"]`, '"validDomains": ["*.contoso.com"]');
    expect(fill(copy).problems).toEqual([]);
    expect(fill(copy, { ...good, PUBLIC_URL: 'https://a.b.contoso.com' }).problems.join()).toContain('lacks a.b');
  });

  test('leads to the bot’s own pages where the publisher has none', () => {
    expect(JSON.parse(`${fill().parts['manifest.json']}`).developer).toMatchObject({
      websiteUrl: 'https://muster.contoso.com/terms',
      privacyUrl: 'https://muster.contoso.com/privacy',
      termsOfUseUrl: 'https://muster.contoso.com/terms',
    });
  });

  test('offers what most people want, then the first kinds by their order, as many as fit, then what belongs to no kind', () => {
    const [list] = JSON.parse(`${fill().parts['manifest.json']}`).bots[0].commandLists;
    const { everyday, kinds: all } = Catalog.load();
    const first = [...everyday, ...all.filter((kind) => !everyday.includes(kind))];
    const kinds = first.map(({ command, description }) => ({ title: command, description }));
    expect(list.commands).toEqual([
      ...kinds.slice(0, 5),
      { title: 'my tasks', description: 'See what is open, and complete it' },
      { title: 'my groups', description: 'See the groups that you are in' },
      { title: 'recent', description: 'See what you created here' },
      { title: 'help', description: 'See everything Muster understands' },
      { title: 'sign out', description: 'Let Muster forget your sign-in' },
    ]);
  });

  test('says everything in German that the manifest says in English', () => {
    expect(JSON.parse(`${fill().parts['de.json']}`)).toMatchObject({
      'description.short': 'Erstellen Sie Gruppen und Aufgaben dort, wo Sie darüber sprechen.',
      'bots[0].commandLists[0].commands[1].title': 'neue Aufgabe',
      'bots[0].commandLists[0].commands[9].description': 'Muster Ihre Anmeldung vergessen lassen',
    });
  });

  test('says everything in Spanish too', () => {
    expect(JSON.parse(`${fill().parts['es.json']}`)).toMatchObject({
      'description.short': 'Cree grupos y tareas allí donde se habla de ellos.',
      'bots[0].commandLists[0].commands[1].title': 'nueva tarea',
      'bots[0].commandLists[0].commands[9].title': 'cerrar sesión',
    });
  });

  test.each([
    ['"description.short"', '"description.shorter"', 'de.json: the manifest must NOT have additional properties'],
    ['"description.full":', '"$id":', 'de.json lacks description.full. Translate it.'],
    [
      '"name.full":',
      '"bots[0].commandLists[0].commands[10].title": "Wetter",\n  "name.full":',
      'commands[10].title, which is not in manifest.json. Take it out.',
    ],
    [
      '"name.full":',
      '"bots[0].commandLists[0].commands[10].title": "Hilfe zu allem, was Muster kann und versteht",\n  "name.full":',
      'commands[10].title has 44 characters. Keep it to 32.',
    ],
  ])('finds the mistake in a language when %s becomes %s', (text, replacement, sentence) => {
    expect(fill(manifestWith(text, replacement, 'de.json')).problems.join('\n')).toContain(sentence);
  });

  test('takes a further language as soon as its file is there', () => {
    const copy = manifestWith('Gruppen und Aufgaben', 'groupes et tâches', 'de.json');
    cpSync(join(copy, 'de.json'), join(copy, 'fr.json'));
    expect(runPackage(good, [copy])).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(zippedManifest()).localizationInfo.additionalLanguages).toContainEqual({
      languageTag: 'fr',
      file: 'fr.json',
    });
  });

  test('refuses icons of the wrong size and an outline without transparency', () => {
    const copy = manifestWith('Muster', 'Muster');
    const opaque = readFileSync(join(copy, 'color.png'));
    opaque[25] = 2;
    writeFileSync(join(copy, 'outline.png'), opaque);
    writeFileSync(join(copy, 'color.png'), 'not a picture');
    expect(fill(copy).problems.join('\n')).toMatch(
      /color\.png is not a PNG file.*outline\.png is 192 x 192 pixels\. Make it 32 x 32.*outline\.png has no transparency/s,
    );
  });
});

test('the outline icon is white on transparent, as Teams asks', () => {
  const png = readFileSync(join(root, 'manifest', 'outline.png'));
  const pixels = rgba(png, 32);
  expect(new Set(pixels.map((pixel) => pixel.slice(0, 3).join()))).toEqual(new Set(['255,255,255']));
  expect(pixels.filter((pixel) => pixel[3] === 0).length).toBeGreaterThan(300);
  expect(pixels.filter((pixel) => pixel[3] === 255).length).toBeGreaterThan(100);
});

/** The pixels of a square PNG with 8-bit RGBA and unfiltered rows, which our outline is. */
function rgba(png: Buffer, size: number): number[][] {
  const data = png.indexOf('IDAT') + 4;
  const bytes = inflateSync(png.subarray(data, data + png.readUInt32BE(data - 8)));
  const row = 1 + 4 * size;
  return Array.from({ length: size * size }, (_, index) => {
    const start = Math.floor(index / size) * row + 1 + (index % size) * 4;
    return [...bytes.subarray(start, start + 4)];
  });
}
