import type { Language } from '../language';
import { commands } from './de/commands';
import english from './en.language';

/** What German speakers say otherwise; where nothing stands here they are understood in English. */
export default { ...english, code: 'de', commands } satisfies Language;
