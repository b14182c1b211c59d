import type { Section } from '#shared/section-stances.ts';

/** `3 Parternas ansvar`, after the document's title where the sections stand in several. */
export function sectionName({ document, number, heading }: Pick<Section, 'document' | 'number' | 'heading'>, all: readonly Pick<Section, 'document'>[]): string {
  return [all.some((one) => one.document !== document) ? `${document}:` : null, number, heading].filter(Boolean).join(' ');
}
