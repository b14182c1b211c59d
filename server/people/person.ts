/** Who is at the door: an account or a guest, with the session it came by. */
export interface Person {
  id: string;
  kind: 'account' | 'guest';
  name: string;
  isAdministrator: boolean;
  organisationIds: string[];
  /** How sure we are of who it is: a password here, a mailed code for guests. */
  assurance: 'password' | 'mail-code';
  sessionId: string;
  /** The time of the request: one act has one time. */
  at: Date;
}
