/** The comment summary as a file. */
import type { Locale } from '#shared/messages/format.ts';
import { send } from '../api.ts';
import { fileName, reportAddress } from './report-address.ts';

/** Fetched here and not by following the link, so that a refusal is told in words. Resolves to the file's name. */
export async function fetchReport(address: string): Promise<string> {
  const response = await send(address, {});
  const name = fileName(response.headers.get('content-disposition') ?? '');
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read first after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}

/** The sentences for the decision basis, exactly as the files have them. A selection of nothing carries the whole round's figures and no comments. */
export async function decisionParagraph(roundId: string, locale: Locale): Promise<string> {
  const nothing = { assignee: '00000000-0000-0000-0000-000000000000' };
  const response = await send(reportAddress(roundId, 'json', { ...nothing, groupBy: 'clause', locale }), {});
  const told: unknown = await response.json();
  return typeof told === 'object' && told !== null && 'decisionParagraph' in told && typeof told.decisionParagraph === 'string' ? told.decisionParagraph : '';
}
