/** Today as the product reckons it: in the last hours of a day in UTC it is tomorrow in Stockholm. */
import { dayOf } from '../../server/matters/matters.ts';

export const today = (): string => dayOf(new Date());
