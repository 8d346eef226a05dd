const BEGINNING = `# What the doctor says

\`npm run doctor\` tries everything that the settings name, on the bot's own way. \`✗\` does not work, \`!\` will not for long or not for all, \`·\` is a note. It ends with 1 where something does not work; \`-- --json\` is for programs.

To see it without a tenant, start \`npm run sandbox -- --no-bot\`, put the lines that it prints into \`.env\`, and run it beside.

Each mistake of this table was planted, and this is what was said of it: the test \`test/settings/planted.deep.test.ts\` made the table, and \`npm run pages\` this page of it.
`;

/**
 * From the table that the test writes; what is another one each time is left out.
 * @param {string} table
 */
export function doctorPage(table) {
  const rows = table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(' | ').slice(0, 2))
    .map(([planted = '', said = '']) => `| ${shown(planted)} | ${shown(said)} |\n`);
  return `${BEGINNING}\n| what is wrong | what the doctor says |\n| --- | --- |\n${rows.join('')}`;
}

/** @param {string} text */
function shown(text) {
  return text
    .replace(/(?!1fec8e78|5e3ce6c0)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '‹id›')
    .replace(/localhost:\d{2,}/g, 'localhost:‹port›')
    .replace(/\bport \d+/g, 'port ‹port›')
    .replace(/\d{4}-\d\d-\d\d, in \d+ days/g, '‹day›, in ‹number› days')
    .replace(/\b299 s|\b30\d s/g, '300 s')
    .replaceAll('<id>', '‹id›');
}
