/** The matter's ways of answering: who decides, short reasons, reusable texts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { chainInput } from '#shared/answer-chain.ts';
import type { ReviewInput } from '#shared/answers.ts';
import type { textChange, textInput } from '#shared/answer-texts.ts';
import { answer, api, done } from '../api.ts';

const param = (id: string) => ({ param: { id } });

export const chainQuery = (matterId: string) => queryOptions({
  queryKey: ['answer-chain', matterId],
  queryFn: () => answer(api.matters[':id']['answer-chain'].$get(param(matterId))),
  meta: { subjects: ['participant'] },
});

export const aidsQuery = (matterId: string) => queryOptions({
  queryKey: ['answer-text', matterId],
  queryFn: () => answer(api.matters[':id']['answer-aids'].$get(param(matterId))),
  meta: { subjects: ['answer-reason', 'answer', 'answer-chain', 'participant'] },
});

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

export const aidActs = {
  chooseChain: (matterId: string, json: z.input<typeof chainInput>) => answer(api.matters[':id']['answer-chain'].$put({ ...param(matterId), json })),
  review: (commentId: string, json: ReviewInput, key: string) => answer(api.comments[':id'].review.$post({ ...param(commentId), json }, keyed(key))),
  addReason: (matterId: string, words: string, key: string) => answer(api.matters[':id']['answer-reasons'].$post({ ...param(matterId), json: { words } }, keyed(key))),
  retireReason: (reasonId: string, key: string) => done(api['answer-reasons'][':id'].retirement.$post(param(reasonId), keyed(key))),
  addText: (matterId: string, json: z.input<typeof textInput>, key: string) => answer(api.matters[':id']['answer-texts'].$post({ ...param(matterId), json }, keyed(key))),
  changeText: (matterId: string, text: string, json: z.input<typeof textChange>) => done(api.matters[':id']['answer-texts'][':text'].$put({ param: { id: matterId, text }, json })),
  removeText: (matterId: string, text: string) => done(api.matters[':id']['answer-texts'][':text'].$delete({ param: { id: matterId, text } })),
};
