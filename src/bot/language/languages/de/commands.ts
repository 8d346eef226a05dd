import type { CommandWords } from '../../commandWords';

export const commands: CommandWords = {
  verbs: ['neu', 'erstelle'],
};
