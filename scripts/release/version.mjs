const pattern = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * @param {string} version
 * @returns {number[] | undefined}
 */
function numbersOf(version) {
  return pattern.exec(version)?.slice(1).map(Number);
}

/**
 * @param {string} current
 * @param {string} wanted `major`, `minor`, `patch`, or a whole version
 * @returns {string | undefined} nothing where `wanted` is none of them
 */
export function versionAfter(current, wanted) {
  const [major = 0, minor = 0, patch = 0] = numbersOf(current) ?? [];
  if (wanted === 'major') return `${major + 1}.0.0`;
  if (wanted === 'minor') return `${major}.${minor + 1}.0`;
  if (wanted === 'patch') return `${major}.${minor}.${patch + 1}`;
  return numbersOf(wanted)?.join('.');
}

/**
 * @param {string} version
 * @param {string} other
 */
export function isHigher(version, other) {
  const theirs = numbersOf(other) ?? [];
  const differing = (numbersOf(version) ?? []).map((number, at) => number - (theirs[at] ?? 0)).find(Boolean);
  return (differing ?? 0) > 0;
}
