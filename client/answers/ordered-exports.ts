/** What was ordered on this page: fetched by itself when it is made soon, and otherwise told of. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { exportActs, exportAddress, exportsQuery, isUnderWay } from './exports.ts';
import type { Format, ReportForm } from './report-address.ts';
import { fetchReport } from './report.ts';

/** Milliseconds after which nobody expects a file to come by itself. */
const soon = 30_000;

export function useOrderedExports(roundId: string) {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useQuery(exportsQuery(roundId));
  const ordered = useRef(new Map<string, number>());
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    for (const [id, at] of ordered.current) {
      const made = data?.items.find((one) => one.id === id);
      if (made ? isUnderWay(made) : dataUpdatedAt <= at) continue;
      ordered.current.delete(id);
      setWaiting(ordered.current.size);
      if (made?.state === 'failed') say(t('answers.exports.failed'), { sign: 'warning' });
      if (!made?.made) continue;
      if (Date.now() - at > soon) say(t('answers.exports.ready', { name: made.made.name }));
      else fetchReport(exportAddress(id)).then((name) => say(t('answers.summary.fetched', { name })), setError);
    }
  }, [data, dataUpdatedAt, waiting, say, t]);

  const order = async (format: Format, form: ReportForm, people: { anonymised?: boolean; personalDataConfirmed?: boolean } = {}) => {
    const { id } = await exportActs.order(roundId, { ...form, ...people, format });
    ordered.current.set(id, Date.now());
    setWaiting(ordered.current.size);
    void client.invalidateQueries({ queryKey: exportsQuery(roundId).queryKey });
  };
  return { order, waiting: waiting > 0, error };
}
