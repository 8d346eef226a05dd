import { rarePermissions } from '../../dist/bot/kinds/catalog.js';

/** @typedef {import('../../dist/bot/kinds/catalog.js').Catalog['kinds'][number]} Kind */

const BEGINNING = `# Permissions

Muster asks for delegated permissions of Microsoft Graph alone: it can never do more than the person who pressed, and does nothing while nobody presses. This page is made from the code by \`npm run pages\`; \`npm run permissions\` prints it for the version that you have.

A permission of the third column is asked for when a form of these kinds is opened, one of the fourth only when somebody uses what needs it.
`;

const FEWER = `
## With fewer

- **Grant fewer.** Where a permission is not granted for the organization, Muster says so when somebody opens such a form, and everything else works. \`npm run azure -- --without Permission,Permission\` does not ask for them at all.
- **Let people consent themselves.** Permissions that need no administrator are asked for on the sign-in page, one press at a time, with a sentence that says what for.
- **Fewer kinds.** With [house rules](../houseRules.md) a kind is for members of given groups or for nobody, and what only it needs is never asked for. Rules for members of groups need \`User.Read\` besides: \`npm run azure -- --with User.Read\`.
- **Fewer people.** Under _Enterprise applications_, _Muster_, _Properties_ turn on _Assignment required_, and assign groups: nobody else gets a token, and reads why.
- **Who may create groups.** \`Group.ReadWrite.All\` is delegated: whoever may not create groups in Entra cannot do it with Muster either. That is a setting of the [organization](https://learn.microsoft.com/microsoft-365/solutions/manage-creation-of-groups).

The app itself needs no application permission. \`npm run doctor\` can look at the app registration while the app has \`Directory.Read.All\`; take it away afterwards.
`;

/**
 * @param {readonly Kind[]} kinds
 * @param {Readonly<Record<string, { say: string }>>} permissions
 */
export function permissionsPage(kinds, permissions) {
  const head = ['Permission', 'so that Muster can', 'needed for every', 'needed where it is used, for a'];
  const rows = Object.entries(permissions).map(([permission, sentence]) => {
    /** @param {(kind: Kind) => boolean} asks */
    const titles = (asks) =>
      kinds
        .filter(asks)
        .map(({ title }) => title)
        .join(', ');
    const always = titles((kind) => permission in kind.permissions);
    const rarely = titles(
      (kind) => !(permission in kind.permissions) && rarePermissions(kind).some((some) => permission in some),
    );
    return [`\`${permission}\``, sentence.say, always, rarely];
  });
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`);
  return `${BEGINNING}\n${table.join('')}${FEWER}`;
}
