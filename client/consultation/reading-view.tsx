/** The frozen text between its outline and one's own comments; on a narrow screen the comments come in a sheet from below. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import { isOutsideChanges } from '#shared/changes-only.ts';
import type { Comment } from '#shared/consultation.ts';
import type { FrozenDocument } from '#shared/drafting.ts';
import { Sheet } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered, Loading } from '../ui/loading.tsx';
import { problemOf, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type Answering, useAnswering, withComment, withoutComment } from './answering.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { InsideActs, WaitingComments } from './comment-inside.tsx';
import { CommentCard } from './comment-card.tsx';
import { EarlierVersion } from './corrected-text.tsx';
import { commentConflicts } from './conflicts.ts';
import { waitingName } from './waiting-comments.ts';
import { acts } from './consultation.ts';
import { MarkedText } from '../drafting/marked-text.tsx';
import { FrozenOutline } from '../drafting/frozen-outline.tsx';
import { PlaceName, usePlaceName } from '../drafting/place-name.tsx';
import { inTextOrder } from '../drafting/text-order.ts';
import { useWide } from '../ui/wide.ts';

const loadForm = () => import('./comment-form.tsx').then(({ CommentForm }) => ({ default: CommentForm }));
const CommentForm = lazy(loadForm);
const WaitingWords = lazy(() => import('./waiting-words.tsx').then((part) => ({ default: part.WaitingWords })));
const LetterBeside = lazy(() => import('./letter-beside.tsx').then((part) => ({ default: part.LetterBeside })));

/** What is being written: a new comment, or one that was left before. */
interface Open {
  key: string;
  anchor: AnchorInput;
  /** Words from the letter beside the text that it begins with. */
  start: string;
  existing: Comment | null;
  id: string | null;
  /** Its place among the others, before the server has said it. */
  placed: Pick<Comment, 'anchor' | 'clauseNumber' | 'clauseHeading' | 'documentTitle' | 'ordinal'>;
}

export function ReadingView({ above }: { above?: ReactNode }): ReactNode {
  const answering = useAnswering();
  const { dokument } = useSearch({ strict: false }) as { dokument?: string };
  // A text that is corrected while somebody reads it is not taken from under their hands: it is said, and left to them to turn to the new one.
  const [first] = useState(answering.documents[0]?.id);
  const wanted = dokument ?? first;
  const document = [...answering.documents, ...answering.earlier.flatMap(({ documents }) => documents)].find(({ id }) => id === wanted) ?? answering.documents[0];
  if (!document) return above;
  return <Reading key={document.id} above={above} answering={answering} documentId={document.id} />;
}

function Reading({ above, answering, documentId }: { above: ReactNode; answering: Answering; documentId: string }): ReactNode {
  const frozen = useQuery(answering.documentQuery(documentId));
  return (
    <>
      <div className="consultation-above">{above}</div>
      {Object.keys(window.localStorage).some((key) => key.startsWith(waitingName)) && <Suspense><WaitingWords /></Suspense>}
      <Answered question={frozen}>{(document) => <Desk answering={answering} document={document} />}</Answered>
    </>
  );
}

function Desk({ answering, document }: { answering: Answering; document: FrozenDocument }): ReactNode {
  const t = useText();
  const wide = useWide();
  const { say } = useToasts();
  const sentence = useRefusalText();
  const placeName = usePlaceName();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { synpunkt?: string; brev?: string };
  const [open, setOpen] = useState<Open | null>(null);
  const [active, setActive] = useState<string | null>(search.synpunkt ?? null);
  const [listOpen, setListOpen] = useState(false);
  const [held, setHeld] = useState<string | null>(null);
  const [showsLetter, setShowsLetter] = useState(search.brev !== undefined);
  const { response, documents, commentRefusal: refusal } = answering;
  const siblings = documents.some(({ id }) => id === document.id) ? documents : answering.earlier.find((one) => one.documents.some(({ id }) => id === document.id))?.documents ?? documents;
  const several = siblings.length > 1;
  const comments = inTextOrder(response?.comments ?? []);
  const here = comments.flatMap((comment) => placedIn(comment, document.id) ?? []);

  const begin = (anchor: AnchorInput) => {
    const block = document.blocks.find((one) => one.block === anchor.from?.block);
    const at = siblings.findIndex(({ id }) => id === anchor.documentId);
    const placed = {
      anchor, clauseNumber: block?.clauseNumber ?? null, clauseHeading: block?.headingPath.at(-1) ?? null, documentTitle: siblings[at]?.title ?? null,
      ordinal: anchor.scope === 'package' ? -1 : at * 100_000 + (block ? 1 + block.ordinal : 0),
    };
    setListOpen(false);
    setOpen({ key: crypto.randomUUID(), anchor, start: held ?? '', existing: null, id: null, placed });
    setHeld(null);
  };
  const edit = (comment: Comment) => {
    setListOpen(false);
    setActive(comment.id);
    setOpen({ key: comment.id, anchor: comment.anchor, start: '', existing: comment, id: comment.id, placed: comment });
  };
  const close = () => {
    const { id, anchor } = open ?? { id: null, anchor: null };
    setOpen(null);
    if (id !== null) setActive(id);
    // Whoever walks the text with the keyboard goes on from the same passage.
    requestAnimationFrame(() => focusPassage(anchor) || (id !== null && focusCard(id)));
  };
  const remove = async (comment: Comment) => {
    setOpen(null);
    try {
      await acts.removeComment(comment);
    } catch (caught) {
      if (problemOf(caught).code !== 'comment-changed') throw caught;
      await answering.refresh();
      setActive(comment.id);
      say(sentence('comment-changed', problemOf(caught).values), { sign: 'warning' });
      return;
    }
    commentConflicts.forget(comment.id);
    answering.update(withoutComment(comment.id));
    const { anchor, kind, text, proposedText, reason } = comment;
    const key = crypto.randomUUID();
    const empty = text.trim() === '' && proposedText === '' && reason === '';
    say(t('consultation.comment.removed'), empty ? {} : { undo: () => void acts.leaveComment(comment.responseId, { anchor, kind, text, proposedText, reason }, key).then((again) => { answering.update(withComment(again)); setActive(again.id); }) });
  };
  const show = (comment: Comment) => {
    setActive(comment.id);
    setListOpen(false);
    const placed = placedIn(comment, document.id);
    if (placed !== null) scrollToPlace(placed);
    else if (comment.anchor.documentId !== null) void navigate({ to: answering.text, search: { dokument: comment.anchor.documentId, synpunkt: comment.id } });
    else scrollToPlace(comment);
  };
  const showFromText = (id: string) => {
    setActive(id);
    if (wide) requestAnimationFrame(() => focusCard(id));
    else setListOpen(true);
  };
  useEffect(() => {
    // Soon after the text, so that the first comment does not wait, nor need the line that was there a moment ago.
    const timer = setTimeout(() => void loadForm().catch(() => {}), 2_000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const linked = comments.find(({ id }) => id === search.synpunkt);
    if (linked) scrollToPlace(placedIn(linked, document.id) ?? linked);
    // Once, when the page with the link is opened.
  }, []);
  useEffect(() => {
    if (listOpen && active !== null) requestAnimationFrame(() => focusCard(active));
  }, [listOpen]);

  const outside = open !== null && answering.changes !== null && isOutsideChanges(answering.changes, open.anchor);
  const form = open && (
    <Suspense fallback={<Loading />}>{outside && <p className="gentle-warning" role="note">{t('changes.outside')}</p>}<CommentForm
      key={open.key} anchor={open.anchor} start={open.start} existing={open.existing} placeName={placeName(open.placed, several)}
      onCreated={(id) => { setActive(id); setOpen((old) => (old?.key === open.key ? { ...old, id } : old)); }}
      onClose={close} onRemove={(comment) => void remove(comment)}
    /></Suspense>
  );
  const letters = answering.registered && refusal === null ? response?.files.filter(({ type }) => !type.startsWith('image/')) ?? [] : [];
  const letter = showsLetter && letters.length > 0 && response !== null
    ? <Suspense fallback={<Loading />}><LetterBeside response={response} files={letters} held={held} onHold={setHeld} several={several} onWhole={(scope) => begin({ scope, documentId: scope === 'document' ? document.id : null, from: null, to: null, quote: '' })} /></Suspense>
    : null;
  const begun = open && open.id === null ? { id: 'new', anchor: open.anchor } : null;
  const list = <OwnComments comments={comments} open={wide ? open : null} form={wide ? form : null} active={active} several={several} mayWrite={refusal === null} onShow={show} onEdit={edit} onRemove={(comment) => void remove(comment)} onWhole={begin} documentId={document.id} />;

  return (
    <>
      <div className="desk" data-letter={letter !== null || undefined}>
        <aside className="desk-outline no-print"><FrozenOutline document={document} comments={here} /></aside>
        <section className="desk-text" aria-label={document.title} id="text">
          {letter}
          <EarlierVersion documentId={document.id} />
          {several && <DocumentTabs answering={answering} documents={siblings} documentId={document.id} />}
          <div className="text-head">
            <h2 className="document-title">{document.title}</h2>
            {letters.length > 0 && <button type="button" className="text-button no-print" aria-expanded={showsLetter} onClick={() => { setShowsLetter(!showsLetter); setHeld(null); }}><Icon name="document" size={16} /> {t(showsLetter ? 'consultation.letterBeside.hide' : 'consultation.letterBeside')}</button>}
            <a className="text-button no-print" href={answering.file(document.id, 'docx')} download><Icon name="download" size={16} /> {t('consultation.text.docx')}</a>
            <a className="text-button no-print" href={answering.file(document.id, 'pdf')} download><Icon name="download" size={16} /> {t('consultation.text.pdf')}</a>
          </div>
          <details className="narrow-outline no-print"><summary>{t('consultation.outline')}</summary><FrozenOutline document={document} comments={here} plain /></details>
          {refusal === null && <p className="soft small no-print">{t('consultation.text.how')}</p>}
          <MarkedText document={document} comments={here} begun={begun} active={begun ? 'new' : active} mayComment={refusal === null} onComment={begin} onShow={showFromText} />
        </section>
        {wide && <aside className="desk-comments" aria-labelledby="own-comments">{list}</aside>}
        {!wide && <div className="print-only">{list}</div>}
      </div>
      {!wide && (
        <>
          <Sheet open={open !== null} title={t(open?.existing ? 'consultation.comment.edit' : 'consultation.comment.new')} onClose={close}>{form}</Sheet>
          <Sheet open={listOpen} title={t(answering.guest ? 'consultation.guest.mine' : answering.registered ? 'consultation.mine.registered' : 'consultation.mine', { n: comments.length })} onClose={() => setListOpen(false)}>{list}</Sheet>
        </>
      )}
      <BottomBar onList={wide ? null : () => setListOpen(true)} />
    </>
  );
}

/** The comment as it is drawn in that text: where it was left, or where its words stand after a correction. Null when it has no place there. */
function placedIn(comment: Comment, documentId: string): Comment | null {
  if (comment.anchor.documentId === documentId) return comment;
  const anchor = comment.now?.anchor ?? null;
  return anchor !== null && anchor.documentId === documentId ? { ...comment, anchor } : null;
}

function focusCard(id: string): void {
  const card = document.getElementById(`synpunkt-${id}`);
  card?.scrollIntoView({ block: 'nearest' });
  card?.focus({ preventScroll: true });
}

/** True when the text is walked with the keyboard and the passage took the focus. */
function focusPassage(anchor: Pick<AnchorInput, 'from'> | null): boolean {
  const passage = anchor?.from && document.querySelector<HTMLElement>(`.frozen-text[data-keys] [data-block="${anchor.from.block}"]`);
  if (!passage) return false;
  passage.tabIndex = -1;
  passage.focus();
  return true;
}

function scrollToPlace({ id, anchor }: Comment): void {
  requestAnimationFrame(() => {
    const words = document.querySelector(`mark[data-comments~="${id}"]`);
    const block = anchor.from && document.querySelector(`[data-block="${anchor.from.block}"]`);
    if (focusPassage(anchor)) return;
    (words ?? block ?? document.getElementById('text'))?.scrollIntoView({ block: words ?? block ? 'center' : 'start' });
  });
}

function DocumentTabs({ answering, documents, documentId }: { answering: Answering; documents: readonly { id: string; title: string }[]; documentId: string }): ReactNode {
  const t = useText();
  const n = (id: string) => answering.response?.comments.filter((comment) => placedIn(comment, id) !== null).length ?? 0;
  return (
    <nav className="tabs no-print" aria-label={t('consultation.documents')}>
      {documents.map(({ id, title }) => (
        <Link key={id} to={answering.text} search={{ dokument: id }} hash="text" className={id === documentId ? 'active' : ''} aria-current={id === documentId ? 'page' : undefined}>
          {title}{n(id) > 0 && <span className="count numbers"> ({n(id)})</span>}
        </Link>
      ))}
    </nav>
  );
}

interface ListProps {
  comments: readonly Comment[];
  open: Open | null;
  form: ReactNode;
  active: string | null;
  several: boolean;
  mayWrite: boolean;
  documentId: string;
  onShow: (comment: Comment) => void;
  onEdit: (comment: Comment) => void;
  onRemove: (comment: Comment) => void;
  onWhole: (anchor: AnchorInput) => void;
}

function OwnComments({ comments, open, form, active, several, mayWrite, documentId, onShow, onEdit, onRemove, onWhole }: ListProps): ReactNode {
  const t = useText();
  const { registered, guest } = useAnswering();
  const disputed = commentConflicts.useFirst(comments.map(({ id }) => id));
  const others = comments.filter(({ id }) => id !== open?.id);
  const before = open ? inTextOrder([...others, { ...open.placed, id: 'new' } as Comment]).findIndex(({ id }) => id === 'new') : -1;
  const card = (comment: Comment) => (
    <li key={comment.id}>
      <CommentCard
        comment={comment} several={several} warning={comment.id === disputed ? t('consultation.conflict.comment') : undefined} active={comment.id === active}
        placed={<h3 className="comment-place"><button type="button" className="place-button" onClick={() => onShow(comment)}><PlaceName comment={comment} several={several} /><span className="ds-sr-only"> – {t('consultation.comment.show')}</span></button></h3>}
        acts={mayWrite && (
          <>
            {comment.refusals['change'] === null && <button type="button" className="text-button" onClick={() => onEdit(comment)}><Icon name="edit" size={16} /> {t('consultation.comment.change')}</button>}
            {comment.refusals['remove'] === null && <button type="button" className="text-button danger" onClick={() => onRemove(comment)}><Icon name="bin" size={16} /> {t('consultation.comment.remove')}</button>}
            <InsideActs comment={comment} />
          </>
        )}
      />
    </li>
  );
  const whole = { from: null, to: null, quote: '' };
  return (
    <div className="own-comments">
      <h2 id="own-comments">{t(guest ? 'consultation.guest.mine' : registered ? 'consultation.mine.registered' : 'consultation.mine', { n: comments.length })}</h2>
      {mayWrite && (
        <div className="whole-acts no-print">
          <Button variant="secondary" data-size="sm" onClick={() => onWhole({ scope: 'document', documentId, ...whole })}>{t('consultation.comment.onDocument')}</Button>
          {several && <Button variant="secondary" data-size="sm" onClick={() => onWhole({ scope: 'package', documentId: null, ...whole })}>{t('consultation.comment.onPackage')}</Button>}
        </div>
      )}
      <WaitingComments />
      {comments.length === 0 && !open && <EmptyState>{t(!mayWrite ? 'consultation.mine.none' : registered ? 'consultation.mine.emptyRegistered' : 'consultation.mine.empty')}</EmptyState>}
      <ol className="plain-list comment-list">
        {(open ? others.slice(0, before) : others).map(card)}
        {open && <li key={open.key}>{form}</li>}
        {open && others.slice(before).map(card)}
      </ol>
    </div>
  );
}
