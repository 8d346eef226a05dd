/** @typedef {{ image: string, tag: string, digest: string | undefined }} Reference an image as a file names it */

/** What is built from these files themselves. */
const OWN = new Set(['muster']);

/** `FROM …` of a Dockerfile, `image: …` and `container: …` of YAML; an expression of a workflow is none. */
const REFERENCE =
  /^(?<before>[ \t]*(?:-[ \t]+)?(?:FROM|image:|container:|\{ *node: *\d+, *image:)[ \t]+["']?)(?<image>[a-z0-9][\w./-]*(?::\d+\/[\w./-]+)?)(?::(?<tag>[\w.-]+))?(?:@(?<digest>sha256:[0-9a-f]{64}))?/gm;

/** @param {string} text */
function stagesIn(text) {
  return new Set([...text.matchAll(/^FROM .* AS (\w+)$/gm)].map(([, name]) => name));
}

/**
 * The images that a Dockerfile, a compose file or a workflow runs, each as often as it is named; one without a tag is the
 * latest.
 * @param {string} text
 * @returns {Reference[]}
 */
export function referencesIn(text) {
  const stages = stagesIn(text);
  return [...text.matchAll(REFERENCE)]
    .map(({ groups = {} }) => ({ image: groups.image ?? '', tag: groups.tag ?? 'latest', digest: groups.digest }))
    .filter(({ image }) => !stages.has(image) && !OWN.has(image));
}

/**
 * The same text with each image held to a digest; what has none yet in `digests` stays as it is.
 * @param {string} text
 * @param {ReadonlyMap<string, string>} digests by `image:tag`
 */
export function pinned(text, digests) {
  return text.replace(REFERENCE, (found, before, image, tag = 'latest') => {
    const digest = digests.get(`${image}:${tag}`);
    return digest ? `${before}${image}:${tag}@${digest}` : found;
  });
}
