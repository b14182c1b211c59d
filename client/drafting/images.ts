import type { ImageAnswer } from '#shared/drafting.ts';
import { send } from '../api.ts';
import { useEditorText } from '../editor/editor-text.ts';
import { ProblemError, noAnswer, useRefusalText } from '../ui/problem.tsx';

/** Sends image files into the document; what goes wrong is an error that says it to the reader. Nothing is kept for later: without a connection there is nobody to keep it. */
export function useImages(documentId: string): (file: File) => Promise<ImageAnswer> {
  const t = useEditorText();
  const sentence = useRefusalText();
  return async (file) => {
    if (!navigator.onLine) throw new Error(t('drafting.image.offline'));
    const body = new FormData();
    body.set('file', file);
    try {
      return (await (await send(`/api/documents/${documentId}/images`, { method: 'POST', body })).json()) as ImageAnswer;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw new Error(t('drafting.image.failed'), { cause: error });
      throw new Error(error.details.code === noAnswer.code ? t('drafting.image.offline') : sentence(error.details.code, error.details.values), { cause: error });
    }
  };
}
