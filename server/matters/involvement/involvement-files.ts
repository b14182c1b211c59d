/** The involvement log as files: JSON whole, CSV with one row per group of people. */
import type { z } from 'zod';
import { genderMessage, type involvementListSchema, smallCount } from '#shared/involvement.ts';
import { formatMessage, type Locale } from '#shared/messages/format.ts';
import { involvementEn } from '#shared/messages/involvement.en.ts';
import { involvementSv } from '#shared/messages/involvement.sv.ts';
import { writeCsv } from '../../export/write-csv.ts';
import { fileName } from '../../platform/http/file-names.ts';

type Log = z.infer<typeof involvementListSchema>;
interface WrittenFile { name: string; type: string; bytes: Uint8Array }

/** A small count is told and marked: it can point out a person and is not to be published as it stands. */
export function involvementJson(log: Log, matter: { title: string; registryNumber: string; at: Date; locale: Locale }): WrittenFile {
  const events = log.items.map(({ refusals: _refusals, groups, ...event }) => ({ ...event, groups: groups.map((group) => ({ ...group, small: isSmall(group.count) })) }));
  const value = { matter: { title: matter.title, registryNumber: matter.registryNumber }, writtenAt: matter.at.toISOString(), smallCount, events, totals: log.totals };
  return { name: fileName(matter.locale, { key: 'file.involvement', ending: 'json' }), type: 'application/json', bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`) };
}

export function involvementCsv(log: Log, locale: Locale): WrittenFile {
  const words = locale === 'sv' ? involvementSv : involvementEn;
  const head = (['on', 'until', 'kind', 'title', 'what', 'category', 'gender', 'ageFrom', 'ageTo', 'count', 'small', 'outcome'] as const).map((column) => words[`involvement.column.${column}`]);
  const rows = log.items.flatMap((event) => (event.groups.length === 0 ? [null] : event.groups).map((group) => [
    event.on, event.until, words[`involvement.kind.${event.kind}`], event.title, event.what,
    group && words[`involvement.category.${group.category}`], group?.gender ? words[genderMessage(group.category, group.gender)] : null, group?.ageFrom ?? null, group?.ageTo ?? null, group?.count ?? null,
    group && isSmall(group.count) ? formatMessage(locale, words['involvement.small'], { n: smallCount }) : null, event.outcome,
  ]));
  return { name: fileName(locale, { key: 'file.involvement', ending: 'csv' }), type: 'text/csv; charset=utf-8', bytes: writeCsv(head, rows) };
}

const isSmall = (count: number): boolean => count > 0 && count < smallCount;
