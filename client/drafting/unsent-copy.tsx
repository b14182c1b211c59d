/** What the server would not take: kept, shown beside what is saved, to be copied, downloaded or thrown away (design D7). */
import { Alert, Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { textBlocks, blockText } from '#shared/agreement/plain-text.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import { discard, leftOf } from '../live/unsent-copy.ts';
import type { UnsentCopy } from '../live/unsent-copy.ts';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { type Text, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Props {
  copy: UnsentCopy;
  /** The text as the server has it, once it is loaded. */
  saved: Y.Doc | null;
  /** The person throws the copy away. */
  onDiscard: () => Promise<void>;
}

export function UnsentCopyNotice({ copy, saved, onDiscard }: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { say } = useToasts();
  const [asking, setAsking] = useState<'show' | 'discard' | null>(null);
  const close = (): void => setAsking(null);
  const waits = copy.code === 'signed-out' && copy.lasts;
  const throwAway = async (): Promise<void> => {
    await onDiscard();
    say(t('drafting.copy.discarded'));
  };
  return (
    <>
      <Alert data-color="warning" role="alert" className="draft-notice unsent-copy">
        <h2>{t(waits ? 'drafting.copy.title.kept' : 'drafting.copy.title', { n: copy.changes })}</h2>
        {waits ? <p>{t('drafting.copy.signedOut')}</p> : (
          <>
            <p>{t('drafting.copy.text', { why: why(t, copy.code) ?? sentence(copy.code) })}</p>
            <p className="small">{t(copy.lasts ? 'drafting.copy.lasts' : 'drafting.copy.window')}</p>
          </>
        )}
        <div className="row">
          <Button variant="secondary" onClick={() => setAsking('show')}>{t('drafting.copy.show')}</Button>
          <Button variant="secondary" onClick={() => download(`${t('drafting.copy.file', { title: copy.title })}.txt`, wholeText(copy.doc))}>{t('drafting.copy.download')}</Button>
          <Button variant="tertiary" onClick={() => setAsking('discard')}>{t('drafting.copy.discard')}</Button>
        </div>
      </Alert>
      <Modal open={asking === 'show'} title={t('drafting.copy.dialog')} onClose={close}>
        <Differing copy={copy.doc} saved={saved} />
      </Modal>
      <ConfirmDialog open={asking === 'discard'} danger title={t('drafting.copy.discard.title')} act={t('drafting.copy.discard')} onConfirm={throwAway} onClose={close}>
        <p>{t('drafting.copy.discard.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Where the refusal's own sentence speaks of the act, not of the copy. */
function why(t: Text, code: string): string | null {
  switch (code) {
    case 'epoch-passed':
    case 'access-changed':
    case 'clause-locked':
    case 'document-locked':
      return t(`drafting.copy.why.${code}`);
    default:
      return null;
  }
}

/** On the page of a document that can no longer be opened: what was written there is still its writer's. */
export function LeftCopies({ documentId, personId }: { documentId: string; personId: string }): ReactNode {
  const [copies, setCopies] = useState<readonly UnsentCopy[]>([]);
  useEffect(() => {
    let isHere = true;
    leftOf(personId, documentId).then((found) => { if (isHere) setCopies(found); }, () => undefined);
    return () => { isHere = false; };
  }, [documentId, personId]);
  const drop = async (id: string): Promise<void> => {
    await discard(id).catch(() => undefined);
    setCopies((old) => old.filter((copy) => copy.id !== id));
  };
  return copies.map((copy) => <UnsentCopyNotice key={copy.id} copy={copy} saved={null} onDiscard={() => drop(copy.id)} />);
}

function Differing({ copy, saved }: { copy: Y.Doc; saved: Y.Doc | null }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const blocks = differing(copy, saved);
  if (blocks.length === 0) return <p>{t('drafting.copy.same')}</p>;
  return (
    <>
      <p>{t(saved === null ? 'drafting.copy.whole' : 'drafting.copy.differs')}</p>
      <div className="reading copy-text" tabIndex={0} role="region" aria-label={t('drafting.copy.dialog')}>{blocks.map((text, at) => <p key={at}>{text}</p>)}</div>
      <Button variant="secondary" onClick={() => void navigator.clipboard.writeText(blocks.join('\n\n')).then(() => say(t('drafting.copy.copied')))}>{t('drafting.copy.copy')}</Button>
    </>
  );
}

/** Textblocks of the copy that do not stand the same, under the same id, in the saved text. */
function differing(copy: Y.Doc, saved: Y.Doc | null): string[] {
  const stands = new Map(saved === null ? [] : textBlocks(toContent(saved)).map((block) => [block.attrs.id, blockText(block)]));
  return textBlocks(toContent(copy)).flatMap((block) => {
    const text = blockText(block);
    return text.trim() === '' || stands.get(block.attrs.id) === text ? [] : [text];
  });
}

function wholeText(doc: Y.Doc): string {
  return textBlocks(toContent(doc)).map((block) => blockText(block).replaceAll('\uFFFC', '')).join('\n\n');
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
