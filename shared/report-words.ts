/** What the placeholders of a report's template are called, Swedish and English: words that are read in an authority's own Word file. */

/** Written in the template between double braces, in Swedish or English. */
export const reportPlaceholders = [
  { key: 'authority', sv: 'myndighet', en: 'authority' },
  { key: 'unit', sv: 'enhet', en: 'unit' },
  { key: 'registryNumber', sv: 'diarienummer', en: 'registry number' },
  { key: 'matter', sv: 'ärende', en: 'matter' },
  { key: 'kind', sv: 'dokumenttyp', en: 'kind of document' },
  { key: 'round', sv: 'remissomgång', en: 'consultation round' },
  { key: 'recipient', sv: 'mottagare', en: 'recipient' },
  { key: 'date', sv: 'datum', en: 'date' },
  { key: 'lastDay', sv: 'sista svarsdag', en: 'last day to respond' },
  { key: 'version', sv: 'remissversion', en: 'consultation version' },
  { key: 'marking', sv: 'märkning', en: 'marking' },
  { key: 'figures', sv: 'siffror', en: 'figures' },
  { key: 'positions', sv: 'ställningstaganden', en: 'positions' },
  { key: 'themes', sv: 'teman', en: 'themes' },
  { key: 'comments', sv: 'synpunkter', en: 'comments' },
] as const;
export type ReportPlaceholder = (typeof reportPlaceholders)[number]['key'];
