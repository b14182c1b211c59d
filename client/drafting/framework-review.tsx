/** Whether a local agreement has been gone through since its framework changed, and the act that says it has. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { reviewInput } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Tag } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { versionsAddress } from './addresses.ts';
import { useDocumentsChanged } from './documents.ts';

export function FrameworkReview({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  const [isReviewing, setReviewing] = useState(false);
  const { review } = document;
  if (review === null || review.framework === null) return null;
  const { framework, against } = review;
  if (!review.needed) return against && <p className="small soft">{t('documentTree.review.against', { number: against.number })}</p>;
  return (
    <div className="framework-review stack-tight">
      <p className="small"><Tag tone="ochre" sign="warning">{t('documentTree.review.needed')}</Tag> {t('documentTree.review.because', { title: framework.title, number: framework.number, against: against === null ? 'none' : String(against.number) })}</p>
      <p className="row">
        <Link to={versionsAddress(document.matterId) as string} className="text-link small">{t('documentTree.review.read', { number: framework.number })}</Link>
        {document.refusals['review'] === null && <button type="button" className="text-button small" onClick={() => setReviewing(true)}>{t('documentTree.review.act')}</button>}
      </p>
      <Modal open={isReviewing} title={t('documentTree.review.title')} onClose={() => setReviewing(false)}>
        <ReviewForm document={document} framework={framework} onDone={() => setReviewing(false)} />
      </Modal>
    </div>
  );
}

interface ReviewProps {
  document: WorkingDocument;
  framework: { title: string; packageId: string; number: number };
  onDone: () => void;
}

function ReviewForm({ document, framework, onDone }: ReviewProps): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useDocumentsChanged();
  const form = useForm({
    schema: reviewInput,
    start: { packageId: framework.packageId, note: '' },
    submit: async (json) => {
      await answer(api.documents[':id'].reviews.$post({ param: { id: document.id }, json }));
      await changed();
      say(t('documentTree.review.done'));
      onDone();
    },
  });
  return (
    <FormBody form={form} submitText={t('documentTree.review.act')} labels={{ note: t('documentTree.review.note') }}>
      <p>{t('documentTree.review.text', { local: document.title, number: framework.number, title: framework.title })}</p>
      <TextField form={form} name="note" label={t('documentTree.review.note')} description={t('documentTree.review.note.help')} optional rows={3} />
    </FormBody>
  );
}
