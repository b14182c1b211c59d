/** Who is at the door: an account or a guest, with the session it came by. */
export interface Person {
  id: string;
  kind: 'account' | 'guest';
  name: string;
  isAdministrator: boolean;
  organisationIds: string[];
  /** How sure we are of who it is: a password here; a guest had a code from the organisation's coordinator, and gave the name itself. */
  assurance: 'password' | 'colleague-code';
  sessionId: string;
  /** The time of the request: one act has one time. */
  at: Date;
}
