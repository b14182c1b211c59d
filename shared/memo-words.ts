/** What the placeholders of a memo's template are called, Swedish and English: words that are read in somebody's own Word file. */

/** What a template may name, in Swedish and English; the names are the product's own and written in the template between double braces. */
export const memoPlaceholders = [
  { key: 'organisation', sv: 'organisation', en: 'organisation' },
  { key: 'body', sv: 'beslutande organ', en: 'deciding body' },
  { key: 'meetingDay', sv: 'sammanträdesdag', en: 'meeting day' },
  { key: 'date', sv: 'datum', en: 'date' },
  { key: 'caseOfficer', sv: 'handläggare', en: 'case officer' },
  { key: 'registryNumber', sv: 'diarienummer', en: 'registry number' },
  { key: 'matter', sv: 'ärende', en: 'matter' },
  { key: 'round', sv: 'remissomgång', en: 'consultation round' },
  { key: 'authority', sv: 'remitterande myndighet', en: 'consulting authority' },
  { key: 'authorityNumber', sv: 'myndighetens diarienummer', en: 'registry number of the authority' },
  { key: 'lastDay', sv: 'sista svarsdag', en: 'last day to respond' },
  { key: 'stance', sv: 'ställningstagande', en: 'position' },
  { key: 'condition', sv: 'villkor', en: 'condition' },
  { key: 'proposal', sv: 'förslag till beslut', en: 'proposed decision' },
  { key: 'summary', sv: 'sammanfattning', en: 'summary' },
  { key: 'statement', sv: 'förslag till yttrande', en: 'proposed statement' },
] as const;
export type MemoPlaceholder = (typeof memoPlaceholders)[number]['key'];
