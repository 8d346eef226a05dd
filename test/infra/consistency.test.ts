/** @seconds 3 */

import { openCheckout, withFile } from '../../scripts/consistency/checkout.mjs';
import { CHECKS } from '../../scripts/consistency/inconsistencies.mjs';

const checkout = openCheckout();
const problemsIn = (files = checkout) => Object.values(CHECKS).flatMap((check) => check(files));

describe('Code, manifest, Entra manifest, Bicep, compose file, .env.example and docs say the same of', () => {
  test.each(Object.entries(CHECKS))('%s', (_name, check) => {
    expect(check(checkout)).toEqual([]);
  });
});

test.each<[string, string, string, RegExp]>([
  ['.env.example', 'MAX_CONNECTIONS=4000', 'MAX_CONNECTIONS=5000', /MAX_CONNECTIONS is 4_000 in the code and 5000/],
  ['infra/azure/bots.bicep', "path: '/ready'", "path: '/live'", /bots\.bicep says \/health, \/live/],
  ['infra/azure/main.bicep', 'formKeys: formKeys', 'keys: formKeys', /vault\.bicep has no parameter keys/],
  ['infra/azure/bots.bicep', "secretRef: 'form-keys'", "secretRef: 'keys'", /refers to the secret keys/],
  ['infra/compose.yaml', '@redis:6379', '@cache:6379', /STATE_URL leads to cache, which is no service/],
  ['infra/programs.mjs', "'-@dangerous'", "'+@dangerous'", /gives the right \+@dangerous/],
  ['manifest/manifest.json', '{{PUBLIC_HOST}}', '{{HOST}}', /has the placeholder HOST, which nothing fills/],
  ['m365agents.yml', '--image', '--picture', /there is no flag --picture/],
  ['README.md', '`HTTPS_PROXY`', '`HTTP_PROXIES`', /README\.md names HTTP_PROXIES, which is no setting/],
])('what is otherwise in %s is told: %s', (file, text, replacement, says) => {
  const original = checkout.read(file);
  expect(original).toContain(text);
  const changed = withFile(
    checkout,
    file,
    original.replace(text, () => replacement),
  );
  expect(problemsIn(changed).join('\n')).toMatch(says);
});
