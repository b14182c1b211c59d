/** A consultee's way through a round: every page below shares the same answer. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Consultation } from '#shared/consultation.ts';
import { usePerson } from '../people/session.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered } from '../ui/loading.tsx';
import { problemOf } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { type Answering, AnsweringContext } from './answering.tsx';
import { acts, addresses, consultationQuery, consultedDocumentQuery } from './consultation.ts';
import { ConsultationContext } from './consultation-context.ts';
import './consultation.css';

export function ConsultationScreen(): ReactNode {
  const { consulteeId = '' } = useParams({ strict: false });
  const consultation = useQuery(consultationQuery(consulteeId));
  const came = consultation.data !== undefined;
  useEffect(() => {
    // Only dates the first visit; the page works as well without it.
    if (came) acts.visit(consulteeId).catch(() => {});
  }, [came, consulteeId]);
  // A coordinator who was taken away sees no more of it, not even what was on the screen.
  const taken = consultation.error !== null && problemOf(consultation.error).status === 404;
  return <Answered question={taken ? { data: undefined, error: consultation.error } : consultation}>{(found: Consultation) => <Within consultation={found} />}</Answered>;
}

function Within({ consultation }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { consulteeId, round, matter } = consultation;
  const guest = usePerson().kind === 'guest';
  useCrumb(0, guest ? null : t('matters.title'), '/');
  useCrumb(1, matter.title, `/remissomgang/${consulteeId}`);
  const answering = useMemo<Answering>(() => {
    const { queryKey } = consultationQuery(consulteeId);
    const base = `/remissomgang/${consulteeId}`;
    const { response } = consultation;
    return {
      response, refusal: response === null ? consultation.refusals.begin ?? null : response.refusals.write ?? null,
      commentRefusal: response === null ? consultation.refusals.begin ?? null : response.refusals.comment ?? null, guest, colleagues: guest ? null : `${base}/kollegor`,
      questions: consultation.questions, sections: consultation.sections, documents: consultation.package.documents, packageNumber: consultation.package.number, earlier: consultation.earlier, corrections: round.corrections, changes: consultation.changes?.parts ?? null,
      documentQuery: (documentId) => consultedDocumentQuery(consulteeId, documentId),
      file: (documentId, format) => addresses.consultedFile(consulteeId, documentId, format),
      begin: async () => {
        const known = client.getQueryData(queryKey)?.response;
        if (known) return known.id;
        const { id } = await acts.begin(consulteeId);
        await client.invalidateQueries({ queryKey });
        return id;
      },
      beginAnew: response?.withdrawn && consultation.refusals.begin === null ? async () => {
        await acts.begin(consulteeId);
        await client.invalidateQueries({ queryKey });
      } : null,
      update: (change) => client.setQueryData(queryKey, (old) => (old?.response ? { ...old, response: change(old.response) } : old)),
      refresh: () => client.invalidateQueries({ queryKey }),
      text: base, answer: `${base}/svar`, review: `${base}/granska`, word: `${base}/word`,
      answerFile: (documentId) => addresses.answerFile(consulteeId, documentId), tableFile: (format) => addresses.commentTable(`consultations/${consulteeId}`, format),
      recipient: matter.authority, consultee: consultation.consultee, round, registered: false,
    };
  }, [client, consultation, consulteeId, guest, matter.authority, round]);
  return (
    <ConsultationContext value={consultation}>
      <AnsweringContext value={answering}><Outlet /></AnsweringContext>
    </ConsultationContext>
  );
}
