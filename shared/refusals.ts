/** Why an act was not done: one class for every room, turned into RFC 9457 problem details at the HTTP edge. */

export const refusalStatus = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-late': 409,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof refusalStatus;

export interface RefusalDetails {
  /** One entry per faulty field; `pointer` is an RFC 6901 JSON pointer into the body, `detail` a message key. */
  errors?: { pointer: string; detail: string }[];
  /** Facts the message needs, e.g. how many or until when. Never what somebody wrote. */
  values?: Record<string, string | number>;
}

/** `code` is a stable message key (`refusal.<code>` in the catalogues), so that the client shows its own language. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, code: string, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}
