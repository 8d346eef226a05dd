import { element } from '../dom.js';

const inline = /\*\*(.+?)\*\*|\b_(.+?)_\b|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|<at>(.+?)<\/at>/g;
const listItem = /^\s*(?:[-*]|\d+\.)\s+/;

function inlineNodes(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    const [all, bold, italic, words, address, mentioned] = match;
    nodes.push(text.slice(end, match.index));
    if (bold) nodes.push(element('strong', {}, ...inlineNodes(bold)));
    else if (italic) nodes.push(element('em', {}, ...inlineNodes(italic)));
    else if (words && address) nodes.push(element('a', { href: address, target: '_blank', rel: 'noopener' }, words));
    else if (mentioned) nodes.push(element('span', { class: 'mention' }, mentioned));
    end = match.index + all.length;
  }
  return [...nodes, text.slice(end)];
}

/** The small Markdown of Teams' messages and cards: bold, italic, links, lists, and `<at>` mentions; all else stays text. */
export function markdownNodes(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let list: HTMLElement | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    const marker = listItem.exec(line)?.[0];
    if (marker) {
      list ??= fragment.appendChild(element(/\d/.test(marker) ? 'ol' : 'ul'));
      list.append(element('li', {}, ...inlineNodes(line.slice(marker.length))));
    } else if (line.trim() === '') list = undefined;
    else {
      list = undefined;
      fragment.append(element('p', {}, ...inlineNodes(line)));
    }
  }
  return fragment;
}
