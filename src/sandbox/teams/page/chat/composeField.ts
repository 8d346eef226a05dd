import type { Mention } from '../contract.js';
import { element } from '../dom.js';

const noBreakSpace = /\u00a0/g;

/** The field to write in: plain text, and mentions as chips that are deleted whole. */
export class ComposeField {
  readonly element = element('div', {
    class: 'compose-field',
    role: 'textbox',
    'aria-multiline': 'true',
    contenteditable: 'true',
    spellcheck: 'true',
    tabindex: '0',
  });

  constructor() {
    this.element.addEventListener('paste', (event) => {
      event.preventDefault();
      this.type(event.clipboardData?.getData('text/plain') ?? '');
    });
    this.element.addEventListener('beforeinput', (event) => {
      if (event.inputType.startsWith('format')) event.preventDefault();
    });
  }

  /** What was written, as the bot gets it: `<at>Name</at>` for each chip. */
  get content(): { text: string; mentions: Mention[] } {
    const mentions: Mention[] = [];
    const text = [...this.element.childNodes].map((node) => this.textOf(node, mentions)).join('');
    return { text: text.replace(noBreakSpace, ' ').trim(), mentions };
  }

  /** What was written beside the chips. */
  get plainText(): string {
    return [...this.element.childNodes].map((node) => (isChip(node) ? '' : (node.textContent ?? ''))).join('');
  }

  /** The text from the beginning of its node to the caret; empty when something is selected. */
  get beforeCaret(): string {
    const selection = getSelection();
    const node = selection?.isCollapsed && selection.anchorNode;
    if (!node || !(node instanceof Text) || !this.element.contains(node)) return '';
    return node.data.slice(0, selection.anchorOffset).replace(noBreakSpace, ' ');
  }

  /** @returns A function that puts back what was there. */
  clear(): () => void {
    const nodes = [...this.element.childNodes];
    this.element.replaceChildren();
    return () => this.element.prepend(...nodes);
  }

  focus(): void {
    this.element.focus();
    getSelection()?.selectAllChildren(this.element);
    getSelection()?.collapseToEnd();
  }

  /** Replaces the last `length` characters before the caret by a chip and a space. */
  mention({ id, name }: Mention, length: number): void {
    const chip = element('span', { class: 'mention', contenteditable: 'false', 'data-id': id }, name);
    const space = document.createTextNode('\u00a0');
    const range = this.takeOut(length);
    range.insertNode(space);
    range.insertNode(chip);
    getSelection()?.collapse(space, 1);
  }

  /** Replaces everything beside the chips. */
  replaceText(text: string): void {
    for (const node of [...this.element.childNodes]) if (!isChip(node)) node.remove();
    const words = document.createTextNode(this.element.hasChildNodes() ? `\u00a0${text}` : text);
    this.element.append(words);
    getSelection()?.collapse(words, words.length);
  }

  private type(text: string): void {
    const words = document.createTextNode(text);
    this.takeOut(0).insertNode(words);
    getSelection()?.collapse(words, words.length);
    this.element.normalize();
    this.element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  private takeOut(length: number): Range {
    const selection = getSelection();
    const inside = selection !== null && selection.rangeCount > 0 && this.element.contains(selection.anchorNode);
    if (!inside) this.focus();
    const range = getSelection()?.getRangeAt(0) ?? document.createRange();
    if (length > 0) range.setStart(range.startContainer, Math.max(0, range.startOffset - length));
    range.deleteContents();
    return range;
  }

  private textOf(node: Node, mentions: Mention[]): string {
    const text = node.textContent ?? '';
    if (isChip(node)) {
      mentions.push({ id: node.dataset.id ?? '', name: text });
      return `<at>${text}</at>`;
    }
    if (node.nodeName === 'BR') return '\n';
    return node instanceof Text ? text : `\n${text}`;
  }
}

function isChip(node: Node): node is HTMLElement {
  return node instanceof HTMLElement && node.classList.contains('mention');
}
