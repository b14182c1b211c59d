/** What a consultee's first page and its text say of a round on the changes only. */
export const changesOnlySv = {
  'changes.offered': 'Omgången gäller bara det som är ändrat',
  'changes.offered.what': '{n, plural, one {Ett avsnitt är ändrat} other {# avsnitt är ändrade}} sedan {answered, select, true {version {version}, som ni svarade på i remissomgång {number}} other {version {version}, den sista i remissomgång {number}}}.',
  'changes.offered.read': 'Läs det som är ändrat',
  'changes.offered.whole': 'Hela texten står längre ned på sidan.',
  'changes.outside': 'Omgången gäller ändringarna, och det här avsnittet är inte ändrat. Ni kan lämna synpunkten ändå. Den märks ”utanför ändringarna”.',
} as const;
