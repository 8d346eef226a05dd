import { element } from '../dom.js';

/** A post of the channel with the answers to it. */
export class Thread {
  readonly element: HTMLElement;
  private readonly answers = element('div', { class: 'answers' });

  constructor(post: HTMLElement, reply: HTMLElement, label: string) {
    this.element = element('div', { class: 'thread', role: 'group', 'aria-label': label }, post, this.answers, reply);
  }

  add(answer: HTMLElement): void {
    this.answers.append(answer);
  }
}
