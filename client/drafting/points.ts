/** The points of a document that one can choose between: as it is now, its named versions, and where it is frozen. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Version } from '#shared/drafting-history.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { dayText } from '../ui/dates.tsx';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { packagesQuery } from './documents.ts';
import { versionsQuery } from './history.ts';

export interface Point { point: string; text: string }

/** Newest first, after the draft itself. */
export function usePoints(document: WorkingDocument): Point[] {
  const t = useText();
  const { locale } = useLocale();
  const versions = useQuery(versionsQuery(document.id)).data?.items;
  const packages = useQuery(packagesQuery(document.matterId)).data?.items;
  return useMemo(() => {
    const named = (versions ?? []).map((version) => ({ at: version.namedAt, point: `version.${version.id}`, text: versionText(t, version) }));
    const frozen = (packages ?? []).flatMap(({ number, purpose, frozenAt, documents }) => documents.filter(({ documentId }) => documentId === document.id)
      .map(({ id }) => ({ at: frozenAt, point: `frozen.${id}`, text: t('history.point.frozen', { purpose, number }) })));
    const past = [...named, ...frozen].sort((a, b) => b.at.localeCompare(a.at)).map(({ at, point, text }) => ({ point, text: `${text} (${dayText(locale, at, 'medium')})` }));
    return [{ point: 'now', text: t('history.point.nowChoice') }, ...past];
  }, [versions, packages, document.id, locale, t]);
}

/** What a version is called; those that a restore made are called by what they are. */
export function versionText(t: Text, { number, kind, title }: Version): string {
  return t('history.point.version', { number, title: versionName(t, { kind, title }) });
}

export function versionName(t: Text, { kind, title }: Pick<Version, 'kind' | 'title'>): string {
  return kind === 'kept' ? t('history.versions.kept') : kind === 'restored' ? t('history.versions.restored', { title }) : title;
}
