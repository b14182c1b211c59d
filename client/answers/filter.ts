/** The selection as it stands in the address, so that Back keeps it and a link can be mailed. Names and values are the API's own. */
import { type ReviewState, reviewStates } from '#shared/answer-chain.ts';
import { anchorStates, answerStates } from '#shared/answers.ts';
import { type FilterName, filterNames, type FilterPart, lists, valuesOf } from '#shared/comment-filter.ts';
import { commentKinds, dispositions, stances } from '#shared/export.ts';

export const sorts = ['clause', 'number', 'organisation', 'state', 'due'] as const;
export type Sort = (typeof sorts)[number];

/** Lists are comma-separated. */
export interface BenchFilter {
  consultee?: string;
  group?: 'parties' | 'others';
  clause?: string;
  within?: 'itself';
  document?: string;
  theme?: string;
  kind?: string;
  stance?: string;
  disposition?: string;
  state?: string;
  assignee?: string;
  review?: ReviewState;
  change?: 'none';
  conflict?: 'open';
  anchor?: string;
  q?: string;
  sort?: Sort;
}

export interface BenchSearch extends BenchFilter {
  /** The open comment's id. */
  comment?: string;
  /** The saved view that one came by; what is shown may have been changed since. */
  view?: string;
}

const choices: Partial<Record<FilterName, readonly string[]>> = { kind: commentKinds, stance: stances, disposition: dispositions, state: answerStates, group: ['parties', 'others'], review: reviewStates, change: ['none'], conflict: ['open'], anchor: anchorStates, within: ['itself'] };

/** Whatever an address holds becomes a selection: what is not known is left out, never refused. */
export function benchSearch(raw: Record<string, unknown>): BenchSearch {
  const search: BenchSearch = {};
  for (const name of filterNames) {
    const value = cleaned(name, raw[name]);
    if (value !== '') Object.assign(search, { [name]: value });
  }
  const sort = sorts.find((one) => one === raw.sort);
  if (sort !== undefined) search.sort = sort;
  if (typeof raw.comment === 'string' && raw.comment !== '') search.comment = raw.comment.slice(0, 40);
  if (typeof raw.view === 'string' && raw.view !== '') search.view = raw.view.slice(0, 40);
  return search;
}

function cleaned(name: FilterName, value: unknown): string {
  // The router reads `clause=3` as a number.
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, name === 'q' ? 200 : 2000) : '';
  const known = choices[name];
  if (known === undefined) return text;
  const kept = valuesOf(text).filter((one) => known.includes(one));
  return (lists.includes(name) ? kept : kept.slice(0, 1)).join(',');
}

export function filterOf({ comment: _open, view: _view, ...filter }: BenchSearch): BenchFilter {
  return filter;
}

export function isFiltered(search: BenchSearch): boolean {
  return filterNames.some((name) => search[name] !== undefined);
}

/** Sets one part of the selection, or takes it away; the open comment stays open. */
export function withFilter(search: BenchSearch, name: FilterName, value: string): BenchSearch {
  return benchSearch({ ...search, [name]: value });
}

export function toggled(search: BenchSearch, name: FilterName, value: string): BenchSearch {
  const values = valuesOf(search[name]);
  return withFilter(search, name, (values.includes(value) ? values.filter((one) => one !== value) : [...values, value]).join(','));
}

export function withoutPart(search: BenchSearch, part: FilterPart): BenchSearch {
  return lists.includes(part.name) ? toggled(search, part.name, part.value) : withFilter(search, part.name, '');
}
