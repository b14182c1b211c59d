/** A review version before the reference group: the frozen text with its comments, the questions, and what came of each. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import type { FrozenDocument } from '#shared/drafting.ts';
import type { Reading } from '#shared/readings.ts';
import { MatterFrame } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Sheet } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useText } from '../ui/text.tsx';
import { useWide } from '../ui/wide.ts';
import { frozenQuery } from './documents.ts';
import { FrozenOutline } from './frozen-outline.tsx';
import { MarkedText } from './marked-text.tsx';
import { NewReadingComment } from './new-reading-comment.tsx';
import { ReadingActs } from './reading-acts.tsx';
import { ReadingComments } from './reading-comments.tsx';
import { ReadingFigures } from './reading-figures.tsx';
import { ReadingQuestions } from './reading-questions.tsx';
import { ReadingState } from './readings-part.tsx';
import { readingAddress, readingQuery } from './readings.ts';
import './drafting.css';
import './readings.css';

export function ReadingScreen(): ReactNode {
  const { readingId = '' } = useParams({ strict: false }) as { readingId?: string };
  const reading = useQuery(readingQuery(readingId));
  return <Answered question={reading}>{(found) => <MatterFrame matterId={found.matterId}><Page reading={found} /></MatterFrame>}</Answered>;
}

function Page({ reading }: { reading: Reading }): ReactNode {
  const t = useText();
  const { dokument } = useSearch({ strict: false }) as { dokument?: string };
  const title = t('drafting.reading.of', { number: reading.packageNumber });
  useCrumb(2, title);
  const document = reading.documents.find(({ id }) => id === dokument) ?? reading.documents[0];
  const frozen = useQuery({ ...frozenQuery(reading.packageId, document?.id ?? ''), enabled: document !== undefined });
  return (
    <div className="reading-page">
      <div className="reading-above">
        <PageTitle title={title} over={<SpaceLabel space="working" />} acts={<ReadingState reading={reading} />} />
        {reading.message !== '' && <p className="reading-message">{reading.message}</p>}
        {reading.outcome !== '' && <div className="reading-outcome"><h2>{t('drafting.reading.outcome')}</h2><p>{reading.outcome}</p></div>}
        <ReadingActs reading={reading} />
        {reading.questions.length > 0 && <ReadingQuestions reading={reading} />}
        <ReadingFigures reading={reading} />
      </div>
      <Answered question={frozen}>{(found) => <Desk key={found.id} reading={reading} document={found} />}</Answered>
    </div>
  );
}

function Desk({ reading, document: frozen }: { reading: Reading; document: FrozenDocument }): ReactNode {
  const t = useText();
  const wide = useWide();
  const person = usePerson();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { kommentar } = useSearch({ strict: false }) as { kommentar?: string };
  const [anchor, setAnchor] = useState<AnchorInput | null>(null);
  const [active, setActive] = useState<string | null>(kommentar ?? null);
  const [listOpen, setListOpen] = useState(false);
  const mayComment = reading.refusals['comment'] === null;
  const standing = reading.comments.filter(({ withdrawnAt }) => withdrawnAt === null);
  const here = standing.filter((comment) => comment.anchor.documentId === frozen.id);

  const begin = (chosen: AnchorInput): void => {
    setListOpen(false);
    setAnchor(chosen);
  };
  const show = (id: string): void => {
    const comment = standing.find((one) => one.id === id);
    setActive(id);
    setListOpen(false);
    if (comment === undefined) return;
    if (comment.anchor.documentId !== null && comment.anchor.documentId !== frozen.id) void navigate({ to: readingAddress(reading.id) as string, search: { dokument: comment.anchor.documentId, kommentar: id } as never });
    else showPlace(id, comment.anchor.from?.block ?? null);
  };
  const showFromText = (id: string): void => {
    setActive(id);
    if (!wide) setListOpen(true);
    requestAnimationFrame(() => requestAnimationFrame(() => focusCard(id)));
  };
  useEffect(() => {
    const linked = standing.find(({ id }) => id === kommentar);
    if (linked) showPlace(linked.id, linked.anchor.from?.block ?? null);
    // Once, when the page with the link is opened.
  }, []);

  const form = anchor !== null && (
    <NewReadingComment
      readingId={reading.id} anchor={anchor}
      onDone={async (id) => {
        setAnchor(null);
        if (id === null) return;
        await client.invalidateQueries({ queryKey: ['reading'] });
        setActive(id);
      }}
    />
  );
  const list = <ReadingComments reading={reading} personId={person.id} active={active} onActivate={setActive} onShow={show} onWhole={mayComment ? () => begin({ scope: 'package', documentId: null, from: null, to: null, quote: '' }) : null} form={wide ? form : null} />;
  const begun = anchor !== null && anchor.documentId === frozen.id ? { id: 'new', anchor } : null;

  return (
    <>
      <div className="desk">
        <aside className="desk-outline no-print"><FrozenOutline document={frozen} comments={here} /></aside>
        <section className="desk-text" aria-label={frozen.title} id="text">
          {reading.documents.length > 1 && (
            <nav aria-label={t('drafting.reading.document')} className="reading-documents no-print">
              {reading.documents.map(({ id, title }) => <button key={id} type="button" className="text-button" aria-current={id === frozen.id ? 'page' : undefined} onClick={() => void navigate({ to: readingAddress(reading.id) as string, search: { dokument: id } as never })}>{title}</button>)}
            </nav>
          )}
          <h2 className="document-title">{frozen.title}</h2>
          <p className="soft small"><Icon name="lock" size={14} /> {t('drafting.reading.frozenNote')}</p>
          <details className="narrow-outline no-print"><summary>{t('consultation.outline')}</summary><FrozenOutline document={frozen} comments={here} plain /></details>
          <MarkedText document={frozen} comments={here} begun={begun} active={begun ? 'new' : active} mayComment={mayComment} onComment={begin} onShow={showFromText} />
        </section>
        {wide ? <aside className="desk-comments" aria-label={t('drafting.reading.comments')}>{list}</aside> : <div className="print-only">{list}</div>}
      </div>
      {!wide && (
        <>
          <Sheet open={anchor !== null} title={t('drafting.reading.comment')} onClose={() => setAnchor(null)}>{form}</Sheet>
          <Sheet open={listOpen} title={t('drafting.reading.comments')} onClose={() => setListOpen(false)}>{list}</Sheet>
          <div className="selection-bar no-print"><Button variant="secondary" onClick={() => setListOpen(true)}><Icon name="speech" size={16} /> {t('drafting.reading.comments')} ({standing.length})</Button></div>
        </>
      )}
    </>
  );
}

function showPlace(id: string, block: string | null): void {
  requestAnimationFrame(() => {
    const mark = document.querySelector(`.frozen-text mark[data-comments~="${id}"]`) ?? (block === null ? null : document.querySelector(`.frozen-text [data-block="${block}"]`));
    mark?.scrollIntoView({ block: 'center' });
  });
}

function focusCard(id: string): void {
  const card = document.getElementById(`kommentar-${id}`);
  card?.scrollIntoView({ block: 'nearest' });
  card?.focus({ preventScroll: true });
}
