/** A selection of comments part by part, and in words: on the chips, and on every page of a file that holds only a part (`domain.md` rule 16). */
import type { ReviewState } from './answer-chain.ts';
import type { AnchorState } from './anchors/place.ts';
import type { AnswerState, CommentFilter } from './answers.ts';
import type { CommentKind, Disposition, Stance } from './export.ts';
import type { Translate } from './messages/format.ts';
import type { Messages } from './messages/sv.ts';

export const filterNames = ['state', 'consultee', 'group', 'document', 'clause', 'within', 'theme', 'kind', 'stance', 'disposition', 'assignee', 'review', 'change', 'conflict', 'anchor', 'q'] as const satisfies readonly (keyof CommentFilter)[];
export type FilterName = (typeof filterNames)[number];
export interface FilterPart { name: FilterName; value: string }

/** Parts that name several values, comma-separated. */
export const lists: readonly FilterName[] = ['consultee', 'kind', 'stance', 'disposition', 'state', 'anchor'];

export const valuesOf = (list: string | undefined): string[] => list?.split(',').filter((one) => one !== '') ?? [];

/** Every part of the selection by itself, as one chip each. */
export function partsOf(filter: { readonly [Name in FilterName]?: string | undefined }): FilterPart[] {
  return filterNames.flatMap((name) => {
    const value = filter[name];
    if (value === undefined || value === '') return [];
    return lists.includes(name) ? valuesOf(value).map((one) => ({ name, value: one })) : [{ name, value }];
  });
}

/** What ids stand for; undefined when it is not known. */
export interface FilterNames {
  consultee(id: string): string | undefined;
  theme(id: string): string | undefined;
  person(id: string): string | undefined;
  clauseHeading(number: string): string | null | undefined;
}

type Say = Translate<Messages>;

export function partInWords(t: Say, names: FilterNames, { name, value }: FilterPart): string {
  const found = valueInWords(t, names, { name, value }) ?? t('answers.filter.unknown');
  switch (name) {
    case 'q': return t('answers.filter.words.q', { value });
    case 'group': case 'change': case 'conflict': case 'within': return found;
    default: return value === 'none' ? found : t('answers.filter.words.named', { name: partName(t, name), value: found });
  }
}

function valueInWords(t: Say, names: FilterNames, { name, value }: FilterPart): string | undefined {
  switch (name) {
    case 'consultee': return names.consultee(value);
    case 'theme': return value === 'none' ? t('answers.filter.theme.none') : names.theme(value);
    case 'assignee': return value === 'none' ? t('answers.filter.assignee.none') : names.person(value);
    case 'document': return value === 'none' ? t('answers.filter.document.none') : value;
    case 'within': return t('answers.filter.within.itself');
    case 'clause': return value === 'none' ? t('answers.filter.clause.none') : [value, names.clauseHeading(value)].filter(Boolean).join(' ');
    case 'group': return t(`answers.filter.group.${value === 'parties' ? 'parties' : 'others'}`);
    case 'stance': return t(`ui.stance.${value as Stance}`);
    case 'disposition': return t(`ui.disposition.${value as Disposition}`);
    case 'kind': return t(`answers.kind.${value as CommentKind}`);
    case 'state': return t(`answers.state.${value as AnswerState}`);
    case 'review': return t(`answers.review.${value as ReviewState}`);
    case 'change': return t('answers.filter.change.none');
    case 'conflict': return t('answers.filter.conflict.open');
    case 'anchor': return t(`answers.words.state.${value as AnchorState}`);
    case 'q': return value;
  }
}

function partName(t: Say, name: Exclude<FilterName, 'q' | 'group' | 'change' | 'conflict' | 'within'>): string {
  switch (name) {
    case 'consultee': return t('answers.filter.organisation');
    case 'kind': return t('answers.kind');
    case 'state': return t('answers.state');
    case 'anchor': return t('answers.words.now');
    case 'review': return t('answers.review');
    default: return t(`answers.filter.${name}`);
  }
}
