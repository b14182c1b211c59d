/**
 * Several write in one response at once, each in the fields they like. What one has written and not yet saved stands here with the version it was
 * written upon, so that nobody's words are overwritten unseen: a field that somebody else wrote in meanwhile is a conflict, and its writer chooses.
 */
import type { ResponseField, ResponseFields, ResponseView } from '#shared/consultation.ts';

export type Value = ResponseFields[ResponseField];
export type Change = Partial<ResponseFields>;

interface Unsaved {
  value: Value;
  /** The version of the response when this writing began. */
  base: number;
  /** What was sent last; an answer that never came may have been a yes. */
  sent?: Value;
}

/** As much of a response as is needed here. */
export type Fields = Pick<ResponseView, ResponseField | 'version' | 'edits'>;

export type UnsavedFields = Partial<Record<ResponseField, Unsaved>>;

export interface Conflict {
  field: ResponseField;
  mine: Value;
  theirs: Value;
  by: string;
  /** The version in which `theirs` was read. */
  version: number;
}

const fieldsOf = (some: object): ResponseField[] => Object.keys(some) as ResponseField[];

/** Written upon what stands there now; a field that was already being written keeps the version it began with. */
export function written(unsaved: UnsavedFields, change: Change, version: number): UnsavedFields {
  return { ...unsaved, ...Object.fromEntries(fieldsOf(change).map((field) => [field, { base: version, ...unsaved[field], value: change[field] }])) };
}

/** What goes to the server: the oldest version that any of the fields was written upon. */
export function sending(unsaved: UnsavedFields, change: Change): { change: Change & { version?: number }; unsaved: UnsavedFields } {
  const bases = fieldsOf(change).flatMap((field) => unsaved[field]?.base ?? []);
  const sent = Object.fromEntries(fieldsOf(change).flatMap((field) => (unsaved[field] === undefined ? [] : [[field, { ...unsaved[field], sent: change[field] }]])));
  return { change: bases.length === 0 ? change : { ...change, version: Math.min(...bases) }, unsaved: { ...unsaved, ...sent } };
}

/** After a yes: what was sent is saved, and what was written on meanwhile is written upon it, unless somebody has come between already. */
export function saved(unsaved: UnsavedFields, change: Change, answer: Fields): UnsavedFields {
  const left = { ...unsaved };
  for (const field of fieldsOf(change)) {
    const own = left[field];
    if (own === undefined) continue;
    if (own.value === change[field]) delete left[field];
    else if (answer[field] === change[field]) left[field] = { value: own.value, base: answer.version };
  }
  return left;
}

/** After a no: which fields somebody else has written in, and the others moved on to the version that now stands. */
export function compared(unsaved: UnsavedFields, fresh: Fields): { conflicts: Conflict[]; unsaved: UnsavedFields } {
  const conflicts: Conflict[] = [];
  const left: UnsavedFields = {};
  for (const field of fieldsOf(unsaved)) {
    const own = unsaved[field];
    if (own === undefined) continue;
    const [edit, theirs]: [{ version: number; by: string } | undefined, Value] = [fresh.edits[field], fresh[field] as Value];
    const overtaken = edit !== undefined && edit.version > own.base && theirs !== own.value && theirs !== own.sent;
    if (overtaken) conflicts.push({ field, mine: own.value, theirs, by: edit.by, version: fresh.version });
    else left[field] = { value: own.value, base: fresh.version };
  }
  return { conflicts, unsaved: left };
}

/** Both wordings, theirs first, since it stood there first. Only what is text can be put together. */
export function both({ mine, theirs }: Pick<Conflict, 'mine' | 'theirs'>): string {
  return [theirs, mine].filter((text) => typeof text === 'string' && text.trim() !== '').join('\n\n');
}
