/** The page of a working document: outline, text, margin. */
import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';
import type { WorkingDocument } from '#shared/drafting.ts';
import type { Closing } from '#shared/realtime.ts';
import { sessionEnd } from '../api.ts';
import { unsentIn } from '../live/connection-state.ts';
import { useLeaveWarning, useLiveDocument } from '../live/document-state.ts';
import { MatterFrame, useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered, Loading } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle } from '../ui/page.tsx';
import { isNoContact, noAnswer, Problem, ProblemError, useRefusalText } from '../ui/problem.tsx';
import { timeText } from '../ui/dates.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { documentQuery } from './documents.ts';
import { DraftMenu } from './draft-menu.tsx';
import './drafting.css';
import { DraftDesk } from './draft-desk.tsx';
import { type KeptDraft, useForgetAtEnd, useKeepDraft, useOpening, useRelease } from './kept-draft.ts';
import { SaveLine, SaveSign, useCalmState } from './save-line.tsx';
import { LeftCopies, UnsentCopyNotice } from './unsent-copy.tsx';
import { WhoIsHere } from './who-is-here.tsx';

export function DraftScreen(): ReactNode {
  const { documentId = '' } = useParams({ strict: false }) as { documentId?: string };
  return <DraftOf key={documentId} documentId={documentId} />;
}

function DraftOf({ documentId }: { documentId: string }): ReactNode {
  const person = usePerson();
  const document = useQuery(documentQuery(documentId));
  const has = document.data !== undefined;
  const isCut = !has && (document.fetchStatus === 'paused' || isNoContact(document.failureReason));
  const opening = useOpening(documentId, { has, isCut });
  if (has && opening.from === 'waiting') return <Loading />;
  return (
    <>
      {!has && document.error !== null && <LeftCopies documentId={documentId} personId={person.id} />}
      {isCut && opening.from === 'nothing' ? <Problem error={new ProblemError(noAnswer)} onRetry={() => void document.refetch()} /> : (
        <Answered question={document}>{(found) => <MatterFrame matterId={found.matterId}><Draft document={found} kept={opening.from === 'kept' ? opening.kept : null} /></MatterFrame>}</Answered>
      )}
    </>
  );
}

/** With these the text can no longer be shown as one's own to write; each has a page that says what to do. */
const ends = ['signed-out', 'access-removed'] as const satisfies readonly Closing[];
type End = (typeof ends)[number];

function Draft({ document, kept }: { document: WorkingDocument; kept: KeptDraft | null }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const sentence = useRefusalText();
  const person = usePerson();
  const [mode, setMode] = useState<Mode>('write');
  const mayWrite = document.refusals['write'] === null;
  const live = useLiveDocument({
    documentId: document.id, personId: person.id, title: document.title, epoch: document.writeEpoch, kept, whyNotWrite: document.refusals['write'] ?? null,
    freshEpoch: async () => (await client.fetchQuery({ ...documentQuery(document.id), staleTime: 0 })).writeEpoch,
  });
  const { line, state, copy, hasText, isKept } = live;
  const calm = useCalmState(state);
  useKeepDraft({ line, document, matter: useMatter(), personId: person.id });
  const isOld = useRelease(state, kept !== null);
  useCrumb(2, document.title);
  useLeaveWarning(unsentIn(state) > 0 || copy !== null && !copy.lasts);

  // The copy may be the very document of the line that was refused: then there is nothing saved to compare it with yet.
  const notice = copy === null ? null : <UnsentCopyNotice key={copy.id} copy={copy} saved={hasText && line?.doc !== copy.doc ? line?.doc ?? null : null} onDiscard={live.dropCopy} />;
  const end = state.kind === 'refused' ? ends.find((code) => code === state.code) : undefined;
  const isOver = useSyncExternalStore(sessionEnd.watch, sessionEnd.hasCome);
  useForgetAtEnd(isOver || end === 'signed-out');
  if (end !== undefined) return <Gone end={end}>{notice}</Gone>;

  const writes = mayWrite && mode !== 'read' && state.kind !== 'refused';
  return (
    <div className="draft">
      <header className="draft-head">
        <div className="draft-head-row">
          <PageTitle title={document.title} />
          <SpaceLabel space="working" />
          <div className="draft-state no-print">
            <SaveLine state={calm} writes={mayWrite} isKept={isKept} onReconnect={() => line?.reconnect()} />
            {line !== null && <WhoIsHere awareness={line.awareness} ownId={person.id} />}
            {mayWrite && <ModeChoice mode={mode} onChange={setMode} />}
            <DraftMenu document={document} text={hasText ? line?.doc ?? null : null} />
          </div>
        </div>
        {!mayWrite && <p className="small soft">{t('drafting.readOnly', { why: sentence(document.refusals['write'] ?? '') })}</p>}
      </header>
      {isOld && <NewRelease />}
      {kept !== null && (state.kind === 'opening' || state.kind === 'offline') && <WithoutContact at={kept.at} />}
      {state.kind === 'refused' && <Refused code={state.code} unsent={state.unsent} />}
      {notice}
      {hasText && line !== null ? <Suspense fallback={<Loading what={t('drafting.save.opening')} />}><DraftDesk key={line.doc.clientID} line={line} document={document} writes={writes} suggesting={mode === 'suggest'} foot={mayWrite && <>{mode === 'suggest' && <Tag tone="ochre">{t('drafting.mode.suggesting')}</Tag>}<SaveSign state={calm} /></>} /></Suspense> : <Loading what={t('drafting.save.opening')} />}
    </div>
  );
}

function WithoutContact({ at }: { at: Date }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return <Alert data-color="info" role="status" className="draft-notice"><p>{t('drafting.withoutContact', { time: timeText(locale, at.toISOString()) })}</p></Alert>;
}

function NewRelease(): ReactNode {
  const t = useText();
  return (
    <Alert data-color="info" role="status" className="draft-notice">
      <p>{t('drafting.newRelease')}</p>
      <Button onClick={() => window.location.reload()}>{t('drafting.reload')}</Button>
    </Alert>
  );
}

const modes = ['write', 'suggest', 'read'] as const;
type Mode = (typeof modes)[number];

function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }): ReactNode {
  const t = useText();
  return (
    <div role="group" aria-label={t('drafting.mode')} className="mode-choice">
      {modes.map((one) => <button key={one} type="button" aria-pressed={one === mode} onClick={() => onChange(one)}>{t(`drafting.mode.${one}`)}</button>)}
    </div>
  );
}

function Refused({ code, unsent }: { code: Closing; unsent: number }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  // With nothing unsent a fresh text is on its way, and nobody needs to know.
  if ((code === 'epoch-passed' || code === 'document-locked') && unsent === 0) return null;
  return (
    <Alert data-color="warning" role="alert" className="draft-notice">
      <p>{sentence(code)}</p>
      {unsent === 0 && <p>{t('realtime.refused.nothingLost')}</p>}
      {code === 'reload-needed' && <Button onClick={() => window.location.reload()}>{t('drafting.reload')}</Button>}
    </Alert>
  );
}

function Gone({ end, children }: { end: End; children: ReactNode }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  return (
    <div className="draft-gone stack">
      <PageTitle title={end === 'access-removed' ? t('drafting.gone.access') : t('drafting.gone.signIn')} />
      <p>{sentence(end)}</p>
      {children ?? (end === 'signed-out' && <p>{t('realtime.refused.nothingLost')}</p>)}
      <p>
        {end === 'signed-out'
          ? <a href={`/logga-in?next=${encodeURIComponent(window.location.pathname)}`} className="ds-button" data-variant="primary">{t('drafting.gone.signIn')}</a>
          : <Link to="/" className="text-link">{t('drafting.gone.home')}</Link>}
      </p>
    </div>
  );
}
