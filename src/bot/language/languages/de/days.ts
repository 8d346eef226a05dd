import type { DaySaid, Form } from '../../forms';
import { relativeDays } from './relativeDays';
import { writtenDays } from './writtenDays';

/** Days as German speakers say them. */
export const days: readonly Form<DaySaid>[] = [...relativeDays, ...writtenDays];
