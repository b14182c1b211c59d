/** What the server would not take: kept, shown beside what is saved, and offered as a file (design D7). */
import { Alert, Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type * as Y from 'yjs';
import { textBlocks, blockText } from '#shared/agreement/plain-text.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import type { UnsentCopy } from '../live/document-state.ts';
import { Modal } from '../ui/dialogs.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Props {
  copy: UnsentCopy;
  /** The text as the server has it, once it is loaded. */
  saved: Y.Doc | null;
  title: string;
  onDone: () => void;
}

export function UnsentCopyNotice({ copy, saved, title, onDone }: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Alert data-color="warning" role="alert" className="draft-notice">
        <h2>{t('drafting.copy.title', { n: copy.changes })}</h2>
        <p>{t('drafting.copy.text', { why: copy.code === 'epoch-passed' ? t('drafting.copy.why.epoch-passed') : sentence(copy.code) })}</p>
        <div className="row">
          <Button variant="secondary" onClick={() => setOpen(true)}>{t('drafting.copy.show')}</Button>
          <Button variant="secondary" onClick={() => download(`${t('drafting.copy.file', { title })}.txt`, wholeText(copy.doc))}>{t('drafting.copy.download')}</Button>
          <Button variant="tertiary" onClick={onDone}>{t('drafting.copy.drop')}</Button>
        </div>
      </Alert>
      <Modal open={isOpen} title={t('drafting.copy.dialog')} onClose={() => setOpen(false)}>
        <Differing copy={copy.doc} saved={saved} />
      </Modal>
    </>
  );
}

function Differing({ copy, saved }: { copy: Y.Doc; saved: Y.Doc | null }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const blocks = differing(copy, saved);
  if (blocks.length === 0) return <p>{t('drafting.copy.same')}</p>;
  return (
    <>
      <p>{t('drafting.copy.differs')}</p>
      <div className="reading copy-text">{blocks.map((text, at) => <p key={at}>{text}</p>)}</div>
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
