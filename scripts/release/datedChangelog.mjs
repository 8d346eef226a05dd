const unreleased = '## [Unreleased]';

/**
 * The changelog with what is unreleased under a version and its day, and room for what comes next.
 * @param {string} changelog
 * @param {string} version
 * @param {string} day for example 2026-01-31
 * @returns {string | undefined} nothing where there is nothing to release
 */
export function datedChangelog(changelog, version, day) {
  const [before, after] = changelog.split(`${unreleased}\n`);
  const news = after?.split(/^## /m)[0] ?? '';
  if (!/^- /m.test(news)) return undefined;
  return `${before}${unreleased}\n\n## [${version}] - ${day}\n${after}`;
}
