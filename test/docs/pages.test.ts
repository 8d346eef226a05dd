import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { settingsPage } from '../../scripts/docs/settingsPage.mjs';

test('the pages that follow from the code are what it says; `npm run pages` makes them so', () => {
  const script = join(__dirname, '../../scripts/pages.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
});

test('a line of .env.example becomes a heading with what stands above it, its list and its usual value', () => {
  const example = `# Where it is kept:
#   memory:      for one
#   redis://host for several, and
#                for more
# A password has no @.
# STATE=memory:

# As an example.
# FILE=/run/secrets/a.pem
# OTHER=
`;
  expect(settingsPage(example).split('\n## ').slice(1)).toEqual([
    'STATE\n\nWhere it is kept:\n\n- `memory:`: for one\n- redis://host for several, and for more\n\nA password has no @.\n\nWhen missing: `memory:`\n',
    'FILE\n\nAs an example.\n\nFor example: `/run/secrets/a.pem`\n',
    'OTHER\n\nAs the line above.\n',
  ]);
});
