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
  /** A map or a flow chart needs no more; a photograph from a phone is made smaller first. */
  image: 8 * 2 ** 20,
  /** Pixels: what a browser unpacks is four bytes for each. */
  imagePixels: 40_000_000,
  filesPerResponse: 20,
  /** What a browser sends of a file at once: small enough for proxies as they are delivered, and for what is lost when a line is cut. */
  uploadPart: 2 ** 20,
  /** Milliseconds that an unfinished upload waits for its next part: the next working day's. */
  unfinishedUpload: 24 * 3_600_000,
  papersPerRound: 20,
  /** More is a survey, and no consultation. */
  questionsPerRound: 30,
  /** Sections that a round asks a stance for: the clauses of the highest level in the longest text and its annexes. */
  sectionsPerRound: 60,
  /** Rows of a list of consultees: three times the largest round we build for. */
  consulteeList: 2_000,
  jsonBody: 2 * 2 ** 20,
  /** Characters. */
  comment: 50_000,
  rationale: 20_000,
  letter: 50_000,
  /** Characters of what a stranger writes through the public form, as a whole and of one clause, and how many clauses: a longer response is sent as a letter. */
  publicText: 20_000,
  publicComment: 5_000,
  publicComments: 10,
  /** Bytes of the public form's body: all of it filled with the longest letters, as a form encodes them. */
  publicForm: 2 ** 20,
  /** Sent through the form of one round and not confirmed yet: more is a flood. */
  publicUnconfirmed: 500,
  /** Responses through the public form from one network address in ten minutes: a library or a school hall has one address. */
  publicFromAddress: 10,
  name: 200,
  /** Milliseconds that a colleague who came by a code stays, used or not; the code itself opens that many days after the deadline. */
  guestSession: 28 * 24 * 3_600_000,
  colleagueCodeDays: 28,
  /** Open codes of one response: one per unit is more than enough. */
  colleagueCodes: 50,
  /** Files of a comment summary that wait or are being written: of one person, so that nobody's forty stand before a colleague's one, and in the whole house. */
  exportsWaitingEach: 3,
  exportsWaiting: 30,
  /** Written at once: each takes a processor. */
  exportsAtOnce: 2,
  /** Days that such a file is kept: long enough to be fetched again, too short to become a register of its own. */
  exportKeptDays: 30,
  title: 300,
  registryNumber: 100,
  quote: 20_000,
  lockReason: 2_000,
  /** Characters; a key is made by a program, and a uuid has 36. */
  idempotencyKey: 200,
} as const;

/** NUL and lone surrogates are refused at every edge (design D6): neither database keeps them as they came. */
export function isCleanText(value: string): boolean {
  return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}
