import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const ROOT = join(__dirname, '..');
const EXAMPLE = 'examples/contact';
const TABLE = 'test/conformance/v1.0/contact.json';

const page = /^## Add a kind\n(.*?)^## /ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
/** Where the page wants the files of a kind to be. */
const places = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, place = '']) => place.replaceAll('<name>', 'contact'));
/** What the page says to type. */
const commands = (/^```sh\n(.*?)^```/ms.exec(page)?.[1] ?? '').trim().split('\n');

const files = readdirSync(join(ROOT, EXAMPLE), { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(join(ROOT, EXAMPLE, file)).isFile())
  .map((file) => file.replaceAll(sep, '/'));

describe('The example of a kind', () => {
  test('has a file at each place that the README names, and no other', () => {
    expect(files.sort()).toEqual([...places].sort());
  });

  test('changes none of the files that are there', () => {
    expect(files.filter((file) => existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('takes at most 320 lines with undo, edit and its share of privacy: kind, cards, texts of a language and stand-in', () => {
    const [language] = files.filter((file) => file.startsWith('messages/'));
    const own = files.filter((file) => !/^(?:test|messages)\//.test(file) || file === language);
    const lines = own.map((file) => readFileSync(join(ROOT, EXAMPLE, file), 'utf8').split('\n').length - 1);
    expect(lines.reduce((sum, some) => sum + some, 0)).toBeLessThanOrEqual(320);
  });
});

describe('A copy of the checkout with the example laid over it, as the README says', () => {
  let copy: string;
  const typed: SpawnSyncReturns<string>[] = [];
  const run = (command: string, env: Record<string, string> = {}) =>
    spawnSync(command, {
      cwd: copy,
      shell: true,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    });
  const node = (...words: string[]) => run([JSON.stringify(process.execPath), ...words].join(' '));

  /** The app package: its commands in English, and the titles in German. */
  const packaged = () => {
    const app = { MicrosoftAppId: '5f0e9c1a-2b3d-4c5e-8f90-a1b2c3d4e5f6', PUBLIC_URL: 'https://muster.contoso.com' };
    expect(run('node scripts/package.mjs', app)).toMatchObject({ status: 0, stderr: '' });
    const zip = unzipSync(readFileSync(join(copy, 'dist/muster.zip')));
    const json = (file: string) => JSON.parse(strFromU8(zip[file] ?? new Uint8Array()));
    const commands: { title: string }[] = json('manifest.json').bots[0].commandLists[0].commands;
    const german = commands.map((_, i) => json('de.json')[`bots[0].commandLists[0].commands[${i}].title`]);
    return { titles: commands.map(({ title }) => title), german };
  };

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'muster-ninth-'));
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
    for (const file of String(listed.stdout)
      .split('\0')
      .filter((name) => name && existsSync(join(ROOT, name)))) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(ROOT, file), join(copy, file));
    }
    run('git init --quiet && git add --all');
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const command of commands) typed.push(run(command));
  }, 600_000);
  afterAll(() => rmSync(copy, { recursive: true }));

  test('passes the tests: its own conversation in English and German, and what holds every kind', () => {
    const said = typed.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(said).toMatch(/PASS test\/kinds\/contact\.test\.ts/);
    expect(said).toMatch(/PASS test\/cards\.test\.ts/);
    expect(said).not.toMatch(/^FAIL/m);
    expect(typed.map(({ status }) => status)).toEqual(commands.map(() => 0));
  });

  test('differs from the checkout by new files alone', () => {
    expect(run('git diff --name-only').stdout).toBe('');
    const added = run('git ls-files --others --exclude-standard').stdout.trim().split('\n');
    expect(added.filter((file) => file !== 'node_modules').sort()).toEqual([...files].sort());
  });

  test('lists its permission for the administrator', () => {
    expect(node('scripts/permissions.mjs').stdout).toContain(
      '| `Contacts.ReadWrite` | add people to your contacts | contact |',
    );
  });

  test('keeps the app package as it was, since the kind is the ninth', () => {
    expect(packaged().titles).not.toContain('new contact');
  });

  test('has the kind in the app package once its order is lower', () => {
    const file = join(copy, 'src/bot/kinds/contact.kind.ts');
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.replace('order: 50', 'order: 5'));
    expect(node('scripts/prepare.mjs')).toMatchObject({ status: 0 });
    const { titles, german } = packaged();
    expect([titles[0], german[0], titles.length]).toEqual(['new contact', 'neuer Kontakt', 10]);
    expect(titles).not.toContain('new task group');
    expect(titles.slice(-2)).toEqual(['help', 'sign out']);
    writeFileSync(file, source);
    expect(node('scripts/prepare.mjs')).toMatchObject({ status: 0 });
  }, 120_000);

  test('is told how to describe its path where it brings no table for it', () => {
    renameSync(join(copy, TABLE), join(copy, 'table.json'));
    const { status, stdout, stderr } = node('node_modules/jest/bin/jest.js', 'test/kinds/contact');
    renameSync(join(copy, 'table.json'), join(copy, TABLE));
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/POST \/v1\.0\/me\/contacts, request: Graph describes no such path\./);
    expect(stdout + stderr).toContain('npm run conformance -- openapi.json');
  }, 180_000);
});
