/** Every limit with its reason (design D16). Bytes unless said. */
export const limits = {
  /** An import goes over HTTP; a frame above this is a fault or an attack. */
  frame: 4 * 2 ** 20,
  documentState: 16 * 2 ** 20,
  /** What may wait in a stalled socket before it is cut back to a resync. */
  stalledSocket: 4 * 2 ** 20,
  /** Characters pasted at once; more is better imported as a file. */
  paste: 2_000_000,
  upload: 25 * 2 ** 20,
  filesPerResponse: 20,
  jsonBody: 2 * 2 ** 20,
  /** Characters. */
  comment: 50_000,
  rationale: 20_000,
  letter: 50_000,
  name: 200,
  title: 300,
  registryNumber: 100,
  quote: 20_000,
} as const;
