/** One thing that was said in a thread, with the words it answered when those have changed since. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Reply } from '#shared/discussion.ts';
import { answer, api, done } from '../api.ts';
import { Moment, momentText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { Answered } from '../ui/loading.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { partsOf } from './mentions.ts';
import { SayForm } from './say-form.tsx';
import { short } from '../ui/short-words.ts';

interface Props {
  reply: Reply;
  /** The thread's own words, shown above already. */
  quote: string;
  /** The words as they stand; null when they stand nowhere for certain. */
  wordsNow: string | null;
  /** The acts stand there only where one is. */
  open: boolean;
}

type Doing = 'change' | 'withdraw' | 'history' | null;

export function RemarkReply({ reply, quote, wordsNow, open }: Props): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { announce } = useToasts();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['remark'] });
  const param = { id: reply.id };
  const { version } = reply;
  const changing = useMutation({
    mutationFn: (said: { text: string; mentions: string[] }) => done(api['remark-replies'][':id'].$patch({ param, json: { ...said, version } })),
    onSuccess: async () => { await again(); setDoing(null); announce(t('drafting.remarks.changeDone')); },
    onError: again,
  });
  const withdraw = async (): Promise<void> => {
    await done(api['remark-replies'][':id'].withdrawal.$post({ param, json: { version } }));
    await again();
    announce(t('drafting.remarks.withdrawDone'));
  };
  const isWithdrawn = reply.withdrawnAt !== null;
  const isOther = reply.wording !== quote && reply.wording !== wordsNow;
  const acts = ([['change', 'change'], ['withdraw', 'withdraw'], ['history', 'history']] as const).filter(([, refusal]) => reply.refusals[refusal] === null);

  return (
    <div className="said">
      <p className="said-by"><strong>{reply.by}</strong> <span className="soft small"><Moment value={reply.at} form="short" />{reply.changedAt !== null && !isWithdrawn && <> · {t('drafting.remarks.changed', { when: momentText(locale, reply.changedAt, 'short') })}</>}</span></p>
      {isOther && !isWithdrawn && <p className="small soft said-words">{reply.wording === '' ? t('drafting.remarks.answeredNothing') : t('drafting.remarks.answered', { quote: short(reply.wording) })}</p>}
      {isWithdrawn ? <p className="soft">{t('drafting.remarks.withdrawn', { when: momentText(locale, reply.withdrawnAt ?? '', 'short') })}</p> : doing === 'change' ? (
        <SayForm label={t('drafting.remarks.changeText')} act={t('drafting.remarks.changeAct')} start={reply.text} pending={changing.isPending} error={changing.error} onSay={(said) => changing.mutate(said)} onCancel={() => setDoing(null)} />
      ) : (
        <p className="said-text">{partsOf(reply.text, reply.mentions.map(({ name }) => name)).map(({ text, isName }, n) => (isName ? <strong key={n} className="mention">{text}</strong> : text))}</p>
      )}
      {open && doing !== 'change' && acts.length > 0 && (
        <p className="said-acts no-print">
          {acts.map(([act]) => <button key={act} type="button" className="text-button small" onClick={() => setDoing(act)}>{t(`drafting.remarks.${act}`)}</button>)}
        </p>
      )}
      <ConfirmDialog open={doing === 'withdraw'} title={t('drafting.remarks.withdrawTitle')} act={t('drafting.remarks.withdraw')} danger onConfirm={withdraw} onClose={() => setDoing(null)}>
        <p>{t('drafting.remarks.withdrawText')}</p>
      </ConfirmDialog>
      <Modal open={doing === 'history'} title={t('drafting.remarks.historyTitle')} onClose={() => setDoing(null)}><History replyId={reply.id} /></Modal>
    </div>
  );
}

function History({ replyId }: { replyId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const history = useQuery({ queryKey: ['remark', 'history', replyId], queryFn: () => answer(api['remark-replies'][':id'].history.$get({ param: { id: replyId } })) });
  return (
    <Answered question={history}>
      {({ items }) => (
        <ol className="plain-list stack">
          {items.map(({ version, text, at }) => <li key={version}><p className="small soft">{t('drafting.remarks.historyOf', { version, when: momentText(locale, at, 'medium') })}</p><p className="said-text">{text}</p></li>)}
        </ol>
      )}
    </Answered>
  );
}
