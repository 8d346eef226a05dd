import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { say } from '../../src/bot/i18n/localizedText';
import { Catalog } from '../../src/bot/kinds/catalog';

const catalog = Catalog.load();

test('the administrator’s list has every permission, with what it is for and which kinds ask for it', () => {
  const script = join(__dirname, '../../scripts/permissions.mjs');
  const rows = execFileSync(process.execPath, [script], { encoding: 'utf8' })
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
  for (const [permission, { say: sentence }] of Object.entries(catalog.permissions))
    expect(rows).toContainEqual(['', `\`${permission}\``, sentence, expect.anything(), expect.anything(), '']);
  const [, , , always, rarely] = rows.find((row) => row.includes('`SensitivityLabel.Read`')) ?? [];
  expect([always, rarely]).toEqual(['', expect.stringContaining('security group')]);
});

test('two kinds cannot give one permission two sentences', () => {
  const [kind, ...others] = catalog.kinds;
  if (!kind) throw new Error('There are no kinds.');
  const other = { ...kind, permissions: { 'User.ReadBasic.All': say`read everything` } };
  expect(() => new Catalog([other, ...others])).toThrow(/^Two kinds say different things of User\.ReadBasic\.All: “/);
});
