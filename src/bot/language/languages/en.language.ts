import type { Language } from '../language';
import { commands } from './en/commands';

export default { code: 'en', commands } satisfies Language;
