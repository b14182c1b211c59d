/** What a consultee's first page and its text say of a round on the changes only. */
export const changesOnlyEn = {
  'changes.offered': 'This round is about the changes only',
  'changes.offered.what': '{n, plural, one {One section has} other {# sections have}} changed since {answered, select, true {version {version}, which you responded to in consultation round {number}} other {version {version}, the last one in consultation round {number}}}.',
  'changes.offered.read': 'Read what has changed',
  'changes.offered.whole': 'The whole text is further down on this page.',
  'changes.outside': 'This round is about the changes, and this section has not changed. You can leave the comment all the same. It is marked “outside the changes”.',
} as const;
