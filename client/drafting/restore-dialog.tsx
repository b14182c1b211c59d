/** Before a restore it is said what will happen, and that nothing is lost. */
import { Alert } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answer, api } from '../api.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { restorePreviewQuery } from './history.ts';

interface Props {
  documentId: string;
  /** What the text becomes; null when nothing is asked. */
  wanted: { point: string; what: string } | null;
  onClose: () => void;
}

export function RestoreDialog({ documentId, wanted, onClose }: Props): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const openProposals = useQuery({ ...restorePreviewQuery(documentId), enabled: wanted !== null }).data?.openProposals ?? 0;
  const restore = async (): Promise<void> => {
    const { kept } = await answer(api.documents[':id'].restoration.$post({ param: { id: documentId }, json: { point: wanted?.point ?? 'now' } }));
    await Promise.all([client.invalidateQueries({ queryKey: ['version', documentId] }), client.invalidateQueries({ queryKey: ['document'] })]);
    say(t('history.restore.done', { number: kept.number }));
  };
  return (
    <ConfirmDialog open={wanted !== null} title={t('history.restore.title')} act={t('history.restore.act')} onConfirm={restore} onClose={onClose}>
      <p>{t('history.restore.text', { what: inSentence(wanted?.what ?? '') })}</p>
      {/* There before it is said: a screen reader reads what comes into it. */}
      <div role="status">{openProposals > 0 && <Alert data-color="warning">{t('history.restore.proposals', { n: openProposals })}</Alert>}</div>
    </ConfirmDialog>
  );
}

const inSentence = (what: string): string => what.charAt(0).toLowerCase() + what.slice(1);
