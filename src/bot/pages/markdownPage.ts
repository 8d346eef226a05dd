/**
 * A page of the little Markdown that such texts need: headings, paragraphs, lists, **bold** and links, to the other page by its file. Anything else stands
 * there as it was written, markup included.
 */
export function markdownPage(markdown: string): string {
  const blocks = markdown.trim().split(/(?:\r?\n){2,}/);
  const title = /^#+ (.*)$/m.exec(markdown)?.[1] ?? 'Muster';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>
<style>body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem } h1, h2 { line-height: 1.25 }</style></head>
<body><main>
${blocks.map(blockOf).join('\n')}
</main></body>
</html>`;
}

function blockOf(text: string): string {
  const [, marks = '', heading = ''] = /^(#{1,3}) (.*)$/.exec(text) ?? [];
  if (marks !== '') return `<h${marks.length}>${inline(heading)}</h${marks.length}>`;
  const lines = text.split(/\r?\n/);
  if (lines.every((line) => /^(?:[-*] | {2})/.test(line))) return `<ul>${itemsIn(text).map(itemOf).join('')}</ul>`;
  return `<p>${inline(lines.join(' '))}</p>`;
}

/** An item may go on in lines that are set in. */
function itemsIn(text: string): string[] {
  return text.split(/\r?\n(?=[-*] )/).map((item) => item.slice(2).replaceAll(/\s+/g, ' '));
}

function itemOf(text: string): string {
  return `<li>${inline(text)}</li>`;
}

function inline(text: string): string {
  return escaped(text)
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\[([^\]]+)\]\((privacy|terms)\.md\)/g, '<a href="/$2">$1</a>')
    .replaceAll(/\[([^\]]+)\]\(((?:https:\/\/|mailto:|\/)[^)\s]*)\)/g, '<a href="$2">$1</a>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
