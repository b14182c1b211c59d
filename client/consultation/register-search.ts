/** The selection in the register as it stands in the address, so that Back keeps it and a link can be mailed. Loaded with every page: no rules of the room here. */
import { type ConsulteeCategory, consulteeCategories } from '#shared/export.ts';

export const registerFilters = ['all', 'answered', 'waiting', 'overdue', 'unopened', 'late', 'extended', 'undelivered', 'unregistered', 'unsolicited'] as const;
export type RegisterFilter = (typeof registerFilters)[number];
export const registerSorts = ['name', 'status', 'lastDay', 'meeting', 'received'] as const;
export type RegisterSort = (typeof registerSorts)[number];

export interface RegisterSearch {
  show?: RegisterFilter;
  category?: ConsulteeCategory;
  sort?: RegisterSort;
  view?: 'full';
}

/** Whatever an address holds becomes a selection: what is not known is left out, never refused. */
export function registerSearch(raw: Record<string, unknown>): RegisterSearch {
  const show = registerFilters.find((one) => one === raw.show && one !== 'all');
  const category = consulteeCategories.find((one) => one === raw.category);
  const sort = registerSorts.find((one) => one === raw.sort && one !== 'name');
  return { ...(show ? { show } : {}), ...(category ? { category } : {}), ...(sort ? { sort } : {}), ...(raw.view === 'full' ? { view: 'full' as const } : {}) };
}
