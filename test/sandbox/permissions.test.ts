import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Consents } from '../../src/sandbox/entra/consents';
import { readScopes } from '../../src/sandbox/entra/scopes';
import { loadPermissions } from '../../src/sandbox/graph/loadCollections';
import { contoso } from '../../src/sandbox/tenant';

const GRAPH = join(__dirname, '../../src/sandbox/graph');
const [alex] = contoso.users;
if (!alex) throw new Error('Nobody works at Contoso.');

test('Entra knows every permission that Graph’s stand-in asks for, since its collections say them', () => {
  const files = readdirSync(GRAPH, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(GRAPH, file), 'utf8')).join('\n');
  const asked = [...sources.matchAll(/'([A-Z][\w-]+\.Read(?:Basic|Write)?(?:\.\w+)?)'/g)].map(([, name]) => name ?? '');
  expect(asked).toEqual(expect.arrayContaining(['Tasks.Read', 'User.ReadBasic.All', 'GroupMember.ReadWrite.All']));
  expect([...new Set(asked)].filter((name) => !loadPermissions().has(name))).toEqual([]);
});

test('a permission that no administrator has consented to is asked of everybody, once', () => {
  const consents = new Consents(
    new Map([
      ['Tasks.Read', { consentText: 'Read your tasks', adminConsent: true }],
      ['Mail.Send', { consentText: 'Send mail as you', adminConsent: false }],
    ]),
  );
  expect([consents.has(alex, 'Tasks.Read'), consents.has(alex, 'Mail.Send')]).toEqual([true, false]);
  consents.grant(alex, ['Mail.Send']);
  expect(consents.has(alex, 'Mail.Send')).toBe(true);
});

test('what no collection knows cannot be asked for', () => {
  expect(readScopes('https://graph.microsoft.com/Mail.Send Tasks.Read', 'app', loadPermissions())).toEqual({
    graph: ['Tasks.Read'],
    muster: false,
    unknown: ['Mail.Send'],
  });
});
