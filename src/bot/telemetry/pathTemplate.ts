/** Segments of paths that are words of an API; whatever else stands in a path may be an id, or a name. */
const WORD = /^(?:v\d+(?:\.\d+)?|beta|oauth2|\$?[a-z][a-zA-Z]{1,24}|microsoft\.graph\.[a-zA-Z]+)$/;

/** A path without what tells of somebody: `/v1.0/me/todo/lists/{id}/tasks`. */
export function pathTemplate(path: string): string {
  const segments = (path.split('?')[0] ?? '').split('/');
  return segments.map((segment) => (segment === '' || WORD.test(segment) ? segment : '{id}')).join('/');
}
