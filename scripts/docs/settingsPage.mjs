const BEGINNING = `# Settings

Every line that the bot reads, made from [.env.example](../../.env.example) by \`npm run pages\`. What stands in the environment counts before what stands in \`.env\`. A line that is missing or wrong is named when the bot starts, with its remedy; \`npm run doctor\` finds lines that nobody reads, and those that do not belong together.
`;

/**
 * Each line of .env.example as a heading, with what stands above it.
 * @param {string} example
 */
export function settingsPage(example) {
  /** @type {string[]} */
  const page = [BEGINNING];
  /** @type {string[]} */
  let said = [];
  for (const line of example.split('\n')) {
    const [, name, value] = /^(?:# )?(\w+)=(.*)$/.exec(line) ?? [];
    const isMissing = line.startsWith('# ');
    if (name === undefined) said = line.startsWith('#') ? [...said, line.slice(2)] : [];
    else {
      const isExample = /example\.com|\/run\//.test(value ?? '');
      const usual = isMissing && value ? `${isExample ? 'For example' : 'When missing'}: \`${value}\`\n` : '';
      page.push(`## ${name}\n\n${said.length > 0 ? paragraphs(said) : 'As the line above.'}\n${usual && `\n${usual}`}`);
      said = [];
    }
  }
  return page.join('\n');
}

/**
 * Lines that are set in are a list of what may stand there.
 * @param {readonly string[]} lines
 */
function paragraphs(lines) {
  /** @type {string[]} */
  const blocks = [];
  for (const line of lines) {
    const [, example, meaning] = /^ {2}(\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
    const last = blocks.at(-1);
    const isList = last?.startsWith('- ') ?? false;
    if (example !== undefined) blocks.push(`- \`${example}\`: ${meaning}`);
    else if (/^ {2}\S/.test(line)) blocks.push(`- ${line.trim()}`);
    else if (last !== undefined && isList === /^ {4,}/.test(line)) blocks[blocks.length - 1] = `${last} ${line.trim()}`;
    else blocks.push(line.trim());
  }
  return blocks.reduce(
    (text, block) =>
      `${text}${block.startsWith('- ') && text.split('\n').at(-1)?.startsWith('- ') ? '\n' : '\n\n'}${block}`,
  );
}
