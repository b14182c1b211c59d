/** Files made of a comment summary: the question and the acts. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { finalReportInput } from '#shared/answers.ts';
import type { exportInput, ReportExport } from '#shared/report-exports.ts';
import { answer, api, done } from '../api.ts';
import type { ReportForm } from './report-address.ts';

/** Milliseconds: the live events tell sooner; this is for who has no line to them. */
const askedAgainEvery = 3_000;

export const isUnderWay = ({ state }: Pick<ReportExport, 'state'>): boolean => state === 'waiting' || state === 'writing';

export const exportsQuery = (roundId: string) => queryOptions({
  queryKey: ['export', 'of', roundId],
  queryFn: () => answer(api.rounds[':id'].exports.$get({ param: { id: roundId } })),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) === true ? askedAgainEvery : false),
});

/** What a file in this form would tell of people. */
export const askPersonalData = (roundId: string, form: ReportForm) => answer(api.rounds[':id'].exports['personal-data'].$get({ param: { id: roundId }, query: form }));

export const exportActs = {
  order: (roundId: string, json: z.input<typeof exportInput>) => answer(api.rounds[':id'].exports.$post({ param: { id: roundId }, json })),
  cancel: (id: string) => done(api.exports[':id'].cancellation.$post({ param: { id } })),
  remove: (id: string) => done(api.exports[':id'].$delete({ param: { id } })),
};

export const exportAddress = (id: string): string => `/api/exports/${id}/file`;

/** How far the final report has come that was ordered. */
export const finalOrderQuery = (roundId: string) => queryOptions({
  queryKey: ['export', 'final', roundId],
  queryFn: () => answer(api.rounds[':id']['final-reports'].$get({ param: { id: roundId } })),
  refetchInterval: ({ state: { data } }) => (data?.order && isUnderWay(data.order) ? askedAgainEvery : false),
});

export const finalActs = {
  order: (roundId: string, json: z.input<typeof finalReportInput>, key: string) => answer(api.rounds[':id']['final-reports'].$post({ param: { id: roundId }, json }, { headers: { 'idempotency-key': key } })),
  /** An order is cancelled once, so its id is the key. */
  cancel: (id: string) => done(api['final-report-orders'][':id'].cancellation.$post({ param: { id } }, { headers: { 'idempotency-key': id } })),
};
