import { useRef, useState } from 'react';
import type { ResponseField, ResponseView } from '#shared/consultation.ts';
import { problemOf } from '../ui/problem.tsx';
import { useAnswering } from './answering.tsx';
import { responseConflicts } from './conflicts.ts';
import { acts } from './consultation.ts';
import { type Change, compared, type Conflict, saved, sending, type UnsavedFields, type Value, written } from './shared-fields.ts';
import { useAutosave } from './use-autosave.ts';

/** The fields of the response as they stand on this screen: what one is writing, else what the server last said. */
export function useSharedFields() {
  const { response, begin, update } = useAnswering();
  const [unsaved, setUnsaved] = useState<UnsavedFields>({});
  const latest = useRef(unsaved);
  const keep = (next: UnsavedFields) => {
    latest.current = next;
    setUnsaved(next);
  };
  const conflicts = responseConflicts.useOf(response?.id);

  const save = async (asked: Change): Promise<void> => {
    const id = await begin();
    const open: Change = Object.fromEntries(Object.entries(asked).filter(([name]) => !responseConflicts.of(id).some(({ field }) => field === name)));
    if (Object.keys(open).length === 0) return;
    const { change, unsaved: sent } = sending(latest.current, open);
    keep(sent);
    try {
      const answer = await acts.changeResponse(id, change);
      keep(saved(latest.current, open, answer));
      update(() => answer);
    } catch (caught) {
      if (problemOf(caught).code !== 'response-changed') throw caught;
      const fresh = await acts.response(id);
      const found = compared(latest.current, fresh);
      responseConflicts.add(id, found.conflicts);
      keep(found.unsaved);
      update(() => fresh);
      // What nobody else has touched is saved all the same.
      await save(open);
    }
  };
  const { saving, autosave } = useAutosave<Change>({ save });

  const set = (change: Change) => {
    const disputed = conflicts.filter(({ field }) => field in change);
    if (response && disputed.length > 0) responseConflicts.add(response.id, disputed.map((one) => ({ ...one, mine: change[one.field] ?? one.mine })));
    const open: Change = Object.fromEntries(Object.entries(change).filter(([name]) => !disputed.some(({ field }) => field === name)));
    if (Object.keys(open).length === 0) return;
    keep(written(latest.current, open, response?.version ?? 0));
    autosave.note(open);
  };
  const choose = ({ field, theirs, version }: Conflict, value: Value) => {
    if (!response) return;
    responseConflicts.settle(response.id, field);
    if (value === theirs) return;
    keep(written(latest.current, { [field]: value }, version));
    autosave.note({ [field]: value });
  };
  function shown<F extends ResponseField>(field: F, otherwise: NonNullable<ResponseView[F]> | (null extends ResponseView[F] ? null : never)): ResponseView[F] {
    const own = conflicts.find((one) => one.field === field);
    const value = own ? own.mine : field in unsaved ? unsaved[field]?.value : response?.[field];
    return (value ?? otherwise) as ResponseView[F];
  }
  return { shown, set, choose, conflicts, saving, autosave };
}
