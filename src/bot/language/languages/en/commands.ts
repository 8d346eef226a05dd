import type { CommandWords } from '../../commandWords';

export const commands: CommandWords = {
  verbs: ['new', 'add', 'create', 'make'],
};
