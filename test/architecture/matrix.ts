/**
 * Who may do what, when (design D8): one row per route and per websocket message, read by people and held against the running application.
 * An outcome is `ok` or the code of the refusal; where it depends on how far the round has come, one per phase.
 */
import { imageForm, onePixel } from '../support/images.ts';
import { onDraft } from '../support/discussion.ts';
import type { Who } from '../support/stages.ts';

/** Round planned; open with both answers begun; Almfors' answer submitted; everything submitted and the round closed; every comment decided and the round concluded. */
export const phases = ['planned', 'open', 'submitted', 'closed', 'concluded'] as const;
export type Phase = (typeof phases)[number];

/** The first account of a column is asked in every phase, the others in one. */
export const columns = {
  anonymous: [null], colleague: ['colleague'], outsider: ['stranger', 'former', 'otherLead'], admin: ['admin'], consultee: ['almforsCoordinator'], otherConsultee: ['bjorkvattnaCoordinator'],
  lead: ['lead'], owner: ['owner'], writer: ['writer', 'otherWriter'], chair: ['chair'], steering: ['steering'], reference: ['reference'], follower: ['council', 'secretary', 'registrar', 'archivist'],
} as const satisfies Record<string, readonly (Who | 'colleague' | null)[]>;
export type Column = keyof typeof columns;

const groups = { outside: ['outsider', 'admin', 'consultee', 'otherConsultee'], team: ['lead', 'owner', 'writer', 'chair', 'steering', 'reference', 'follower'] } as const satisfies Record<string, readonly Column[]>;

export type Outcome = string | Partial<Record<Phase, string>>;
/** Whoever is not named is `everyone`; who is not signed in is told so unless a row says otherwise, and to a colleague who came by a code there is nothing unless a row says otherwise. */
export type Row = Partial<Record<Column | keyof typeof groups | 'everyone', Outcome>>;

/** The ids that the rows' requests are made of. */
export interface Things {
  matterId: string; documentId: string; packageId: string; frozenDocumentId: string; roundId: string; almfors: string; participantId: string; remarkId: string; replyId: string; readingId: string; readingCommentId: string; readingQuestionId: string; involvementId: string; lockId: string; supersessionId: string; themeId: string; invitationId: string; mailId: string; strangerId: string; rssId: string; ekhammarId: string;
  imageHash: string;
  coordinatorId: string;
  paperId: string;
  questionId: string;
  sectionId: string;
  /** Not there before the round opens. */
  responseId: string | null; commentId: string | null; fileId: string | null; colleagueCode: string | null; colleagueCodeId: string | null; secondCommentId: string | null; colleagueId: string | null;
}

export interface Case {
  row: Row;
  /** What is sent; null when there is nothing to send it about in this phase. */
  to: (it: Things, who: string) => Asking | null;
  /** Routes that have nothing to do with the round are asked in one phase only. */
  house?: true;
}
export interface Asking { path: string; body?: unknown }

export function expectedOf(row: Row, column: Column, phase: Phase): string {
  const group = (Object.keys(groups) as (keyof typeof groups)[]).find((name) => (groups[name] as readonly Column[]).includes(column));
  const outcome = row[column] ?? (group && row[group]) ?? (column === 'anonymous' || column === 'colleague' ? undefined : row.everyone) ?? (column === 'anonymous' ? 'not-signed-in' : 'not-found');
  // A concluded round is a closed one in all that a row does not name.
  return typeof outcome === 'string' ? outcome : outcome[phase] ?? (phase === 'concluded' ? outcome.closed : undefined) ?? 'not-found';
}

const open: Row = { anonymous: 'ok', colleague: 'ok', everyone: 'ok' };
const signedIn: Row = { everyone: 'ok' };
const present: Row = { colleague: 'ok', everyone: 'ok' };
const administrators: Row = { admin: 'ok' };
const team: Row = { team: 'ok' };
const leads = (when: Outcome = 'ok'): Row => ({ team: 'lead-only', lead: when, owner: when });
const writers = (when: Outcome = 'ok'): Row => ({ team: 'writers-only', lead: when, writer: when });
const remarkers: Row = { team: 'ok', follower: 'team-only' };
const settlers: Row = { team: 'raiser-only', lead: 'ok', owner: 'ok', reference: 'ok', follower: 'team-only' };
const readers: Row = { team: 'reference-group-only', reference: 'ok' };
const loggers: Row = { team: 'involvement-writers-only', lead: 'ok', owner: 'ok', writer: 'ok' };
const speakers: Row = { team: 'author-only', reference: 'ok', follower: 'team-only' };
const answerers = (refused: Outcome = 'answerers-only', when: Outcome = 'ok'): Row => ({ team: refused, lead: when, owner: when, writer: when });
const submittedOnly = (code: string) => ({ submitted: code, closed: code });
const inEach = (outcome: Outcome): Partial<Record<Phase, string>> => (typeof outcome === 'string' ? Object.fromEntries(phases.map((phase) => [phase, outcome])) : outcome);
const onceConcluded = (outcome: string) => ({ ...inEach('round-not-concluded'), concluded: outcome });
/** After the conclusion the answers rest for everybody (domain.md rule 2); who may not act at all is told that first. */
const rests = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([who, outcome]) => [who, inEach(outcome).closed?.endsWith('-only') ? outcome : { ...inEach(outcome), concluded: 'round-concluded' }]));
/** Own people while it is a draft; the team reads what is submitted. */
const ownAnswer: Row = { consultee: { open: 'ok', submitted: 'ok', closed: 'ok' }, team: submittedOnly('ok') };
const writeAnswer = (when = 'ok'): Row => ({ consultee: { open: when, ...submittedOnly('response-submitted') }, team: submittedOnly('members-only') });
const invited: Row = { consultee: { open: 'ok', submitted: 'ok', closed: 'ok' } };
/** What a colleague who came by a code sees too: the letter, the text and the comments. */
const invitedAndColleague: Row = { ...invited, colleague: { open: 'ok', submitted: 'ok', closed: 'ok' } };
const forColleague = (open: string, later: string): Row => ({ colleague: { open, ...submittedOnly(later) } });
/** Who came in, and by what, is the consultee's own. */
const ownColleagues: Row = { consultee: { open: 'ok', ...submittedOnly('ok') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') };

const whenAsked = { planned: 'colleague-code-wrong', open: 'ok', ...submittedOnly('colleague-code-submitted') };
/** The code is what counts, not who brings it. */
const codeAsked: Row = { anonymous: whenAsked, colleague: whenAsked, everyone: whenAsked };

const bodies = { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Nätverket', office: 'RSS' };
const upload = (text: string) => {
  const form = new FormData();
  form.set('file', new File([text], 'fil.pdf', { type: 'application/pdf' }));
  return form;
};

const picture = () => imageForm(onePixel);

export const matrix: Record<string, Case> = {
  'GET /api/openapi.json': { row: open, to: () => ({ path: '/api/openapi.json' }), house: true },
  'GET /api/session': { row: open, to: () => ({ path: '/api/session' }), house: true },
  'POST /api/session': { row: { anonymous: 'sign-in-wrong', colleague: 'sign-in-wrong', everyone: 'sign-in-wrong' }, to: (_it, who) => ({ path: '/api/session', body: { email: `${who}@nobody.example`, password: 'fel lösenord' } }), house: true },
  'POST /api/session/demo': { row: { anonymous: 'not-found', everyone: 'not-found' }, to: () => ({ path: '/api/session/demo', body: { email: 'lead@rss.granmark.example' } }), house: true },
  'DELETE /api/session': { row: open, to: () => ({ path: '/api/session' }), house: true },
  'POST /api/first-run': { row: { anonymous: 'already-set-up', colleague: 'already-set-up', everyone: 'already-set-up' }, to: () => ({ path: '/api/first-run', body: { organisation: { name: 'X', kind: 'other' }, name: 'X', email: 'x@x.example', password: 'tolv tecken minst' } }), house: true },
  'POST /api/invitations/preview': { row: { anonymous: 'invitation-unknown', colleague: 'invitation-unknown', everyone: 'invitation-unknown' }, to: () => ({ path: '/api/invitations/preview', body: { token: 'a'.repeat(43) } }), house: true },
  'POST /api/invitations/acceptance': { row: { anonymous: 'invitation-unknown', colleague: 'invitation-unknown', everyone: 'invitation-unknown' }, to: (_it, who) => ({ path: '/api/invitations/acceptance', body: { token: who.padEnd(43, 'a'), code: '123456', name: 'X', password: 'tolv tecken minst' } }), house: true },
  'POST /api/password-links': { row: open, to: (_it, who) => ({ path: '/api/password-links', body: { email: `${who}@nobody.example` } }), house: true },
  'POST /api/password-links/preview': { row: { anonymous: 'password-link-unknown', colleague: 'password-link-unknown', everyone: 'password-link-unknown' }, to: () => ({ path: '/api/password-links/preview', body: { token: 'a'.repeat(43) } }), house: true },
  'POST /api/password-links/choice': { row: { anonymous: 'password-link-unknown', colleague: 'password-link-unknown', everyone: 'password-link-unknown' }, to: (_it, who) => ({ path: '/api/password-links/choice', body: { token: who.padEnd(43, 'a'), code: '123456', password: 'tolv tecken minst' } }), house: true },
  'DELETE /api/sessions': { row: signedIn, to: () => ({ path: '/api/sessions' }), house: true },
  'GET /api/account/notices': { row: signedIn, to: () => ({ path: '/api/account/notices' }), house: true },
  'PUT /api/account/notices': { row: signedIn, to: () => ({ path: '/api/account/notices', body: { pace: 'daily' } }), house: true },
  'PUT /api/account/name': { row: signedIn, to: () => ({ path: '/api/account/name', body: { name: 'Nytt namn' } }), house: true },
  'PUT /api/account/language': { row: present, to: () => ({ path: '/api/account/language', body: { language: 'en' } }), house: true },
  'POST /api/account/password': { row: { everyone: 'password-wrong' }, to: () => ({ path: '/api/account/password', body: { current: 'x', next: 'tolv tecken minst' } }), house: true },
  'GET /api/organisations': { row: signedIn, to: () => ({ path: '/api/organisations' }), house: true },
  'POST /api/organisations': { row: administrators, to: () => ({ path: '/api/organisations', body: { name: 'Ny', kind: 'other' } }), house: true },
  'PUT /api/organisations/:id': { row: administrators, to: (it) => ({ path: `/api/organisations/${it.rssId}`, body: { name: 'RSS Granmark', kind: 'other', officialMail: 'ny@rss.granmark.example' } }), house: true },
  'GET /api/people': { row: administrators, to: () => ({ path: '/api/people' }), house: true },
  'POST /api/people/:id/closing': { row: administrators, to: (it) => ({ path: `/api/people/${it.strangerId}/closing` }), house: true },
  'POST /api/people/:id/reopening': { row: { admin: 'account-open' }, to: (it) => ({ path: `/api/people/${it.strangerId}/reopening` }), house: true },
  'POST /api/people/:id/password-link': { row: administrators, to: (it) => ({ path: `/api/people/${it.strangerId}/password-link` }), house: true },
  'PUT /api/people/:id/administration': { row: administrators, to: (it) => ({ path: `/api/people/${it.strangerId}/administration` }), house: true },
  'DELETE /api/people/:id/administration': { row: { admin: 'administrator-not' }, to: (it) => ({ path: `/api/people/${it.strangerId}/administration` }), house: true },
  'GET /api/invitations': { row: administrators, to: () => ({ path: '/api/invitations' }), house: true },
  'POST /api/invitations': { row: administrators, to: (it) => ({ path: '/api/invitations', body: { email: 'ny@x.example', name: 'Ny', organisationId: it.rssId } }), house: true },
  'POST /api/invitations/:id/renewal': { row: administrators, to: (it) => ({ path: `/api/invitations/${it.invitationId}/renewal` }), house: true },
  'DELETE /api/invitations/:id': { row: administrators, to: (it) => ({ path: `/api/invitations/${it.invitationId}` }), house: true },
  'GET /api/mail': { row: administrators, to: () => ({ path: '/api/mail' }), house: true },
  'GET /api/returned-mail': { row: administrators, to: () => ({ path: '/api/returned-mail' }), house: true },
  'GET /api/mail/:id': { row: administrators, to: (it) => ({ path: `/api/mail/${it.mailId}` }), house: true },

  'GET /api/desk': { row: signedIn, to: () => ({ path: '/api/desk' }), house: true },
  'GET /api/matters': { row: signedIn, to: () => ({ path: '/api/matters' }), house: true },
  // For an authority of one's own: the outsiders are of Ekhammar.
  'POST /api/matters': { row: { everyone: 'own-authority-only', outsider: 'ok', admin: 'ok' }, to: (it) => ({ path: '/api/matters', body: { title: 'Ny', registryNumber: '1', authorityId: it.ekhammarId, bodies } }), house: true },
  'GET /api/matters/:id': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}` }) },
  'PATCH /api/matters/:id': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}`, body: { title: 'Annat' } }) },
  'PUT /api/matters/:id/timetable': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/timetable`, body: { timetable: [{ phase: 'decisions', plannedOn: '2028-01-01' }] } }) },
  'POST /api/matters/:id/phase': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/phase`, body: { state: 'paused', on: '2027-03-01' } }) },
  'POST /api/matters/:id/participants': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/participants`, body: { email: 'ny@x.example', name: 'Ny', organisationId: it.rssId, role: 'registrar' } }) },
  'POST /api/matters/:id/participants/:participantId/invitation': { row: leads('participant-joined'), to: (it) => ({ path: `/api/matters/${it.matterId}/participants/${it.participantId}/invitation` }) },
  'DELETE /api/matters/:id/participants/:participantId': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/participants/${it.participantId}` }) },
  'GET /api/matters/:id/involvement': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/involvement` }) },
  'POST /api/matters/:id/involvement': { row: loggers, to: (it) => ({ path: `/api/matters/${it.matterId}/involvement`, body: { kind: 'meeting', title: 'Möte', on: '2027-03-01' } }) },
  'GET /api/matters/:id/involvement/export': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/involvement/export?format=csv` }) },
  'PATCH /api/involvement/:id': { row: loggers, to: (it) => ({ path: `/api/involvement/${it.involvementId}`, body: { kind: 'meeting', title: 'Möte', on: '2027-03-01', version: 1 } }) },
  'POST /api/involvement/:id/removal': { row: loggers, to: (it) => ({ path: `/api/involvement/${it.involvementId}/removal`, body: { version: 1 } }) },
  'GET /api/involvement/:id/history': { row: team, to: (it) => ({ path: `/api/involvement/${it.involvementId}/history` }) },
  'GET /api/matters/:id/journal': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/journal` }) },
  'GET /api/matters/:id/next-step': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/next-step` }) },
  'GET /api/events': { row: present, to: () => ({ path: '/api/events' }), house: true },

  'GET /api/matters/:id/documents': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/documents` }) },
  'POST /api/matters/:id/documents': { row: writers(), to: (it) => ({ path: `/api/matters/${it.matterId}/documents`, body: { title: 'Bilaga' } }) },
  'GET /api/documents/:id': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}` }) },
  // Without an upgrade there is nothing to see; the upgrade itself is `doors` below.
  'PATCH /api/documents/:id': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}`, body: { title: 'Nytt namn' } }) },
  'PUT /api/documents/:id/place': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}/place`, body: { parentId: null, ordinal: 1 } }) },
  'PUT /api/documents/:id/withdrawal': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}/withdrawal` }) },
  'DELETE /api/documents/:id/withdrawal': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}/withdrawal` }) },
  'POST /api/documents/:id/reviews': { row: writers('local-only'), to: (it) => ({ path: `/api/documents/${it.documentId}/reviews`, body: { packageId: it.packageId } }) },
  'GET /api/matters/:id/supersessions': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/supersessions` }) },
  'POST /api/matters/:id/supersessions': { row: writers(), to: (it) => ({ path: `/api/matters/${it.matterId}/supersessions`, body: { title: 'Riktlinje', effect: 'lapses_on_entry' } }) },
  'PUT /api/supersessions/:id': { row: writers(), to: (it) => ({ path: `/api/supersessions/${it.supersessionId}`, body: { title: 'Riktlinje', effect: 'already_lapsed' } }) },
  'DELETE /api/supersessions/:id': { row: writers(), to: (it) => ({ path: `/api/supersessions/${it.supersessionId}` }) },
  'GET /api/documents/:id/sync': { row: { team: 'not-found' }, to: (it) => ({ path: `/api/documents/${it.documentId}/sync` }) },
  'POST /api/documents/:id/updates': { row: writers('update-invalid'), to: (it) => ({ path: `/api/documents/${it.documentId}/updates?epoch=3`, body: new Uint8Array([1, 2, 3, 4]) }) },
  'POST /api/documents/:id/images': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}/images`, body: picture() }) },
  'GET /api/images/:hash': { row: { team: 'ok' }, to: (it) => ({ path: `/api/images/${it.imageHash}` }) },
  'POST /api/documents/:id/import': { row: writers('document-not-empty'), to: (it) => ({ path: `/api/documents/${it.documentId}/import`, body: upload('x') }) },
  'GET /api/documents/:id/imports': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/imports` }) },
  'GET /api/documents/:id/writers': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/writers` }) },
  'GET /api/documents/:id/export': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/export` }) },
  'GET /api/documents/:id/comment-places': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/comment-places` }) },
  'GET /api/documents/:id/versions': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/versions` }) },
  'POST /api/documents/:id/versions': { row: writers(), to: (it) => ({ path: `/api/documents/${it.documentId}/versions`, body: { title: 'Efter mötet' } }) },
  // A clause of the draft is locked.
  'POST /api/documents/:id/restoration': { row: writers('restore-locked'), to: (it) => ({ path: `/api/documents/${it.documentId}/restoration`, body: { point: `frozen.${it.frozenDocumentId}` } }) },
  'GET /api/documents/:id/history': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/history` }) },
  'GET /api/documents/:id/restoration': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/restoration` }) },
  'GET /api/documents/:id/authors': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/authors` }) },
  'GET /api/documents/:id/comparison': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/comparison?from=frozen.${it.frozenDocumentId}` }) },
  'GET /api/documents/:id/comparison/html': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/comparison/html?from=frozen.${it.frozenDocumentId}` }) },
  'GET /api/documents/:id/comparison/pdf': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/comparison/pdf?from=frozen.${it.frozenDocumentId}` }) },
  'GET /api/documents/:id/comparison/docx': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/comparison/docx?from=frozen.${it.frozenDocumentId}` }) },
  'POST /api/documents/:id/locks': { row: leads(), to: (it) => ({ path: `/api/documents/${it.documentId}/locks`, body: { purpose: 'decision', reason: 'Texten ska beslutas' } }) },
  'DELETE /api/locks/:id': { row: leads(), to: (it) => ({ path: `/api/locks/${it.lockId}` }) },
  'GET /api/documents/:id/remarks': { row: team, to: (it) => ({ path: `/api/documents/${it.documentId}/remarks` }) },
  'POST /api/documents/:id/remarks': { row: remarkers, to: (it) => ({ path: `/api/documents/${it.documentId}/remarks`, body: { ...onDraft('duty', 'tre veckor'), text: 'x' } }) },
  'POST /api/remarks/:id/replies': { row: remarkers, to: (it) => ({ path: `/api/remarks/${it.remarkId}/replies`, body: { text: 'x' } }) },
  // The remark was raised by the reference group.
  'POST /api/remarks/:id/resolution': { row: settlers, to: (it) => ({ path: `/api/remarks/${it.remarkId}/resolution`, body: { version: 2 } }) },
  'DELETE /api/remarks/:id/resolution': { row: settlers, to: (it) => ({ path: `/api/remarks/${it.remarkId}/resolution?version=2` }) },
  // One's own words: they were the reference group's.
  'PATCH /api/remark-replies/:id': { row: speakers, to: (it) => ({ path: `/api/remark-replies/${it.replyId}`, body: { text: 'y', version: 1 } }) },
  'POST /api/remark-replies/:id/withdrawal': { row: speakers, to: (it) => ({ path: `/api/remark-replies/${it.replyId}/withdrawal`, body: { version: 1 } }) },
  'GET /api/remark-replies/:id/history': { row: team, to: (it) => ({ path: `/api/remark-replies/${it.replyId}/history` }) },

  'GET /api/matters/:id/readings': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/readings` }) },
  'POST /api/matters/:id/readings': { row: leads('not-a-review-version'), to: (it) => ({ path: `/api/matters/${it.matterId}/readings`, body: { packageId: it.packageId, lastDay: '2027-12-01' } }) },
  'GET /api/readings/:id': { row: team, to: (it) => ({ path: `/api/readings/${it.readingId}` }) },
  'PATCH /api/readings/:id': { row: leads(), to: (it) => ({ path: `/api/readings/${it.readingId}`, body: { lastDay: '2027-12-24' } }) },
  'POST /api/readings/:id/closing': { row: leads(), to: (it) => ({ path: `/api/readings/${it.readingId}/closing`, body: {} }) },
  'POST /api/readings/:id/comments': { row: readers, to: (it) => ({ path: `/api/readings/${it.readingId}/comments`, body: { anchor: { scope: 'package' }, text: 'x' } }) },
  // The comment is the reference group's.
  'PATCH /api/reading-comments/:id': { row: readers, to: (it) => ({ path: `/api/reading-comments/${it.readingCommentId}`, body: { text: 'y', version: 1 } }) },
  'POST /api/reading-comments/:id/withdrawal': { row: readers, to: (it) => ({ path: `/api/reading-comments/${it.readingCommentId}/withdrawal`, body: { version: 1 } }) },
  'POST /api/reading-comments/:id/answers': { row: { team: 'working-group-only', lead: 'ok', writer: 'ok' }, to: (it) => ({ path: `/api/reading-comments/${it.readingCommentId}/answers`, body: { status: 'taken_in', version: 0 } }) },
  'GET /api/reading-comments/:id/history': { row: team, to: (it) => ({ path: `/api/reading-comments/${it.readingCommentId}/history` }) },
  'POST /api/reading-questions/:id/answers': { row: readers, to: (it) => ({ path: `/api/reading-questions/${it.readingQuestionId}/answers`, body: { text: 'x', version: 0 } }) },

  'GET /api/matters/:id/freeze-check': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/freeze-check` }) },
  'GET /api/matters/:id/packages': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/packages` }) },
  'POST /api/matters/:id/packages': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/packages`, body: { purpose: 'review' } }) },
  'GET /api/packages/:id': { row: team, to: (it) => ({ path: `/api/packages/${it.packageId}` }) },
  'GET /api/packages/:id/documents/:documentId': { row: team, to: (it) => ({ path: `/api/packages/${it.packageId}/documents/${it.frozenDocumentId}` }) },
  'GET /api/packages/:id/documents/:documentId/docx': { row: team, to: (it) => ({ path: `/api/packages/${it.packageId}/documents/${it.frozenDocumentId}/docx` }) },
  'GET /api/packages/:id/documents/:documentId/pdf': { row: team, to: (it) => ({ path: `/api/packages/${it.packageId}/documents/${it.frozenDocumentId}/pdf` }) },

  'GET /api/matters/:id/rounds': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/rounds` }) },
  'POST /api/matters/:id/rounds': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/rounds`, body: { packageId: it.packageId, title: 'Ny', deadline: '2027-09-01', contactName: 'X', contactMail: 'x@x.example' } }) },
  'GET /api/rounds/:id': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}` }) },
  'PATCH /api/rounds/:id': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}`, body: { title: 'Annat' } }) },
  'GET /api/rounds/:id/papers.pdf': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/papers.pdf` }) },
  'POST /api/rounds/:id/questions': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/questions`, body: { kind: 'yes_no', text: 'Kan ni genomföra det?' } }) },
  'DELETE /api/rounds/:id/questions/:questionId': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/questions/${it.questionId}` }) },
  'PUT /api/rounds/:id/sections': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/sections`, body: { sections: [], required: false } }) },
  'PUT /api/rounds/:id/sharing': { row: leads(), to: (it) => ({ path: `/api/rounds/${it.roundId}/sharing`, body: { shared: true, decision: { decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Nämnderna har bett om det.' } } }) },
  'GET /api/rounds/:id/section-positions': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/section-positions` }) },
  'GET /api/rounds/:id/question-outcomes': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/question-outcomes` }) },
  'POST /api/rounds/:id/papers': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/papers?title=Uppdraget&wanted=false`, body: upload('%PDF-1.4') }) },
  'GET /api/rounds/:id/papers/:paperId': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/papers/${it.paperId}` }) },
  'DELETE /api/rounds/:id/papers/:paperId': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/papers/${it.paperId}` }) },
  'POST /api/rounds/:id/opening': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/opening` }) },
  'POST /api/rounds/:id/closing': { row: leads({ planned: 'round-not-open', open: 'ok', submitted: 'ok', closed: 'round-not-open' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/closing` }) },
  'POST /api/rounds/:id/second-opening': { row: rests(leads({ planned: 'round-not-open', open: 'round-not-closed', submitted: 'round-not-closed', closed: 'ok' })), to: (it) => ({ path: `/api/rounds/${it.roundId}/second-opening`, body: { deadline: '2027-12-01', decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Två nämnder fick inte brevet.' } }) },
  // There is no newer version to correct the text by.
  'POST /api/rounds/:id/corrections': { row: leads({ planned: 'round-not-open', open: 'correction-version-missing', submitted: 'correction-version-missing', closed: 'round-not-open' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/corrections`, body: { packageId: it.packageId, deadline: '2027-12-01', decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Beloppet var fel.' } }) },
  'GET /api/rounds/:id/consultees': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/consultees` }) },
  'GET /api/rounds/:id/consultees.csv': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/consultees.csv` }) },
  'PUT /api/rounds/:id/reminders': { row: leads({ planned: 'ok', open: 'ok', submitted: 'ok', closed: 'round-closed' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/reminders`, body: { on: false } }) },
  'POST /api/rounds/:id/mailings': { row: leads({ planned: 'round-not-open', open: 'ok', ...submittedOnly('ok') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/mailings`, body: { consulteeIds: [it.almfors], subject: 'Möte', text: 'Välkomna.' } }) },
  'PATCH /api/consultees/:id/register-entry': { row: leads(), to: (it) => ({ path: `/api/consultees/${it.almfors}/register-entry`, body: { ownRegistryNumber: 'RG 2027/00417-12' } }) },
  'POST /api/rounds/:id/consultees/import': { row: leads({ planned: 'ok', open: 'ok', submitted: 'ok', closed: 'round-closed' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/consultees/import`, body: upload('Organisation;E-post;Typ\nNya kommunen;ny@x.example;Kommun') }) },
  'POST /api/rounds/:id/consultees': { row: leads({ planned: 'ok', open: 'ok', submitted: 'ok', closed: 'round-closed' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/consultees`, body: { organisationId: it.ekhammarId, officialMail: 'x@x.example' } }) },
  'PATCH /api/consultees/:id': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/consultees/${it.almfors}`, body: { contactName: 'Ny' } }) },
  'DELETE /api/consultees/:id': { row: leads({ planned: 'ok', open: 'round-opened', ...submittedOnly('round-opened') }), to: (it) => ({ path: `/api/consultees/${it.almfors}` }) },
  'GET /api/consultees/:id/letter': { row: team, to: (it) => ({ path: `/api/consultees/${it.almfors}/letter` }) },
  'POST /api/consultees/:id/extension': { row: leads({ planned: 'round-not-open', open: 'ok', submitted: 'ok', closed: 'round-not-open' }), to: (it) => ({ path: `/api/consultees/${it.almfors}/extension`, body: { until: '2027-12-01', reason: 'Senare sammanträde' } }) },
  'POST /api/consultees/:id/letters/:letterId/sending': { row: leads({ planned: 'round-not-open', open: 'not-found', ...submittedOnly('not-found') }), to: (it) => ({ path: `/api/consultees/${it.almfors}/letters/${it.mailId}/sending`, body: { email: 'ny@x.example' } }) },
  'POST /api/consultees/:id/coordinators': { row: leads({ planned: 'round-not-open', open: 'ok', submitted: 'ok', closed: 'round-not-open' }), to: (it) => ({ path: `/api/consultees/${it.almfors}/coordinators`, body: { name: 'Ny', email: 'ny@x.example' } }) },
  // Before the opening nobody has been let in.
  'DELETE /api/consultees/:id/coordinators/:coordinatorId': { row: leads({ planned: 'round-not-open', open: 'ok', submitted: 'ok', closed: 'ok' }), to: (it) => ({ path: `/api/consultees/${it.almfors}/coordinators/${it.coordinatorId}` }) },
  'GET /api/rounds/:id/publication': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/publication` }) },
  'POST /api/rounds/:id/publication': { row: leads(), to: (it) => ({ path: `/api/rounds/${it.roundId}/publication`, body: { confirmed: [] } }) },
  'POST /api/rounds/:id/publication/withdrawal': { row: leads('round-not-published'), to: (it) => ({ path: `/api/rounds/${it.roundId}/publication/withdrawal`, body: { reason: 'Ett namn stod kvar.' } }) },
  'POST /api/rounds/:id/published-responses': { row: { team: submittedOnly('lead-only'), lead: { submitted: 'round-not-closed', closed: 'round-not-published' }, owner: { submitted: 'round-not-closed', closed: 'round-not-published' } }, to: (it) => (it.responseId === null ? null : { path: `/api/rounds/${it.roundId}/published-responses`, body: { responses: [{ id: it.responseId, masked: true, confirmed: [] }] } }) },
  'DELETE /api/rounds/:id/published-responses/:responseId': { row: { team: submittedOnly('lead-only'), lead: submittedOnly('response-not-published'), owner: submittedOnly('response-not-published') }, to: (it) => (it.responseId === null ? null : { path: `/api/rounds/${it.roundId}/published-responses/${it.responseId}` }) },
  'POST /api/rounds/:id/published-reports': { row: leads('round-not-published'), to: (it) => ({ path: `/api/rounds/${it.roundId}/published-reports` }) },
  'GET /api/rounds/:id/unsolicited-responses': { row: leads(), to: (it) => ({ path: `/api/rounds/${it.roundId}/unsolicited-responses` }) },
  'PUT /api/rounds/:id/public-form': { row: leads({ planned: 'ok', open: 'ok', submitted: 'ok', closed: 'round-closed' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/public-form`, body: { on: true } }) },
  // None of that id: what is sent and confirmed is tested with the acts themselves.
  'POST /api/unsolicited-responses/:id/receipt': { row: {}, to: (it) => ({ path: `/api/unsolicited-responses/${it.roundId}/receipt`, body: { name: 'X', category: 'other' } }), house: true },
  'POST /api/unsolicited-responses/:id/dismissal': { row: {}, to: (it) => ({ path: `/api/unsolicited-responses/${it.roundId}/dismissal`, body: { reason: 'x' } }), house: true },
  'POST /api/rounds/:id/registered-responses': { row: leads({ planned: 'round-not-open', open: 'ok', ...submittedOnly('response-submitted') }), to: (it) => ({ path: `/api/rounds/${it.roundId}/registered-responses`, body: { consulteeId: it.almfors, channel: 'mail', receivedOn: '2027-03-01' } }) },

  'GET /api/consultations': { row: present, to: () => ({ path: '/api/consultations' }) },
  'GET /api/consultations/:id': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}` }) },
  'POST /api/consultations/:id/visit': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/visit` }) },
  'POST /api/consultations/:id/response': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/response` }) },
  // Nothing has been corrected, so there is nothing to compare.
  'GET /api/consultations/:id/comparison': { row: { consultee: { open: 'not-found', submitted: 'not-found', closed: 'not-found' }, colleague: { open: 'not-found', submitted: 'not-found', closed: 'not-found' } }, to: (it) => ({ path: `/api/consultations/${it.almfors}/comparison?before=${it.frozenDocumentId}&after=${it.frozenDocumentId}` }) },
  // The round does not say that they may; test/consultation/shared-responses.test.ts tells of one that does.
  'GET /api/consultations/:id/others': { row: { consultee: { open: 'responses-not-shared', ...submittedOnly('responses-not-shared') } }, to: (it) => ({ path: `/api/consultations/${it.almfors}/others` }) },
  'GET /api/consultations/:id/others/:responseId': { row: { consultee: { open: 'responses-not-shared', ...submittedOnly('responses-not-shared') } }, to: (it) => (it.responseId === null ? null : { path: `/api/consultations/${it.almfors}/others/${it.responseId}` }) },
  'GET /api/consultations/:id/papers/:paperId': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/papers/${it.paperId}` }) },
  'GET /api/consultations/:id/papers.pdf': { row: invited, to: (it) => ({ path: `/api/consultations/${it.almfors}/papers.pdf` }) },
  'GET /api/consultations/:id/documents/:documentId': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/documents/${it.frozenDocumentId}` }) },
  'GET /api/consultations/:id/documents/:documentId/docx': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/documents/${it.frozenDocumentId}/docx` }) },
  'GET /api/consultations/:id/documents/:documentId/pdf': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/documents/${it.frozenDocumentId}/pdf` }) },
  'GET /api/consultations/:id/documents/:documentId/answer-form': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/documents/${it.frozenDocumentId}/answer-form` }) },

  'GET /api/consultations/:id/comment-table/:format': { row: invitedAndColleague, to: (it) => ({ path: `/api/consultations/${it.almfors}/comment-table/xlsx` }) },
  'GET /api/rounds/:id/comment-table/:format': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/comment-table/docx` }) },
  'GET /api/responses/:id': { row: { ...ownAnswer, ...forColleague('ok', 'ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}` }) },
  'PATCH /api/responses/:id': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}`, body: { summary: 'x' } }) },
  'PUT /api/responses/:id/section-stances/:sectionId': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/section-stances/${it.sectionId}`, body: { stance: 'opposes', version: 0 } }) },
  'PUT /api/responses/:id/question-answers/:questionId': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/question-answers/${it.questionId}`, body: { value: 'yes', version: 0 } }) },
  'POST /api/responses/:id/comments': { row: { ...writeAnswer(), ...forColleague('ok', 'response-submitted') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/comments`, body: { anchor: { scope: 'package' }, text: 'x' } }) },
  'POST /api/responses/:id/word-answer': { row: { ...writeAnswer('import.refused.not-a-word-file'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/word-answer`, body: upload('no Word file') }) },
  'POST /api/responses/:id/word-comments': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/word-comments`, body: { file: 'Svar.docx', comments: [{ anchor: { scope: 'package' }, text: 'x' }] } }) },
  // The comment is the coordinator's.
  'PATCH /api/comments/:id': { row: { ...writeAnswer(), ...forColleague('own-comments-only', 'response-submitted') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}`, body: { text: 'x', version: 0 } }) },
  'DELETE /api/comments/:id': { row: { ...writeAnswer(), ...forColleague('own-comments-only', 'response-submitted') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}?version=0` }) },
  'POST /api/responses/:id/uploads': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/uploads`, body: { kind: 'statement', name: 'b.pdf', size: 8, hash: 'a'.repeat(64) } }) },
  'GET /api/responses/:id/uploads': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/uploads` }) },
  'GET /api/responses/:id/uploads/:uploadId': { row: { ...writeAnswer('not-found'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/uploads/${it.fileId}` }) },
  'PATCH /api/responses/:id/uploads/:uploadId': { row: { ...writeAnswer('not-found'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/uploads/${it.fileId}` }) },
  'DELETE /api/responses/:id/uploads/:uploadId': { row: { ...writeAnswer('not-found'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/uploads/${it.fileId}` }) },
  'GET /api/responses/:id/files/:fileId': { row: ownAnswer, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/files/${it.fileId}` }) },
  'GET /api/responses/:id/files/:fileId/text': { row: { ...writeAnswer('letter-broken'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/files/${it.fileId}/text` }) },
  'DELETE /api/responses/:id/files/:fileId': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/files/${it.fileId}` }) },
  'POST /api/responses/:id/submission': { row: { ...writeAnswer('stance-missing'), ...forColleague('account-only', 'account-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/submission` }) },
  'GET /api/responses/:id/receipt': { row: { consultee: { open: 'not-submitted', ...submittedOnly('ok') }, team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/receipt` }) },
  'GET /api/responses/:id/receipt.pdf': { row: { consultee: { open: 'not-submitted', ...submittedOnly('ok') }, team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/receipt.pdf` }) },
  'GET /api/responses/:id/receipt.json': { row: { consultee: { open: 'not-submitted', ...submittedOnly('ok') }, team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/receipt.json` }) },

  'GET /api/responses/:id/colleagues': { row: ownColleagues, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/colleagues` }) },
  'POST /api/responses/:id/colleague-codes': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/colleague-codes`, body: { label: 'x' } }) },
  'DELETE /api/responses/:id/colleague-codes/:codeId': { row: ownColleagues, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/colleague-codes/${it.colleagueCodeId}` }) },
  'DELETE /api/responses/:id/colleagues/:colleagueId': { row: ownColleagues, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/colleagues/${it.colleagueId}` }) },
  'POST /api/responses/:id/committee': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/committee`, body: { body: 'Socialnämnden', meetingOn: '2027-05-12' } }) },
  'DELETE /api/responses/:id/committee': { row: { ...writeAnswer('not-with-committee'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/committee` }) },
  'POST /api/responses/:id/committee/changes': { row: { ...writeAnswer('not-with-committee'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/committee/changes`, body: { summary: 'x' } }) },
  'POST /api/responses/:id/committee/decision': { row: { ...writeAnswer('not-with-committee'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/committee/decision`, body: { decidedOn: '2027-03-01', paragraph: '§ 12' } }) },
  'POST /api/responses/:id/supplements': { row: { consultee: { open: 'not-submitted', submitted: 'ok', closed: 'round-closed' }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/supplements`, body: { paper: null } }) },
  'GET /api/responses/:id/memo.docx': { row: { consultee: { open: 'ok', ...submittedOnly('ok') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/memo.docx` }) },
  'GET /api/responses/:id/memo-template': { row: { consultee: { open: 'ok', ...submittedOnly('ok') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/memo-template` }) },
  'GET /api/responses/:id/memo-template/file': { row: { consultee: { open: 'ok', ...submittedOnly('ok') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/memo-template/file` }) },
  // No file is sent along: who may, is told that.
  'PUT /api/responses/:id/memo-template': { row: { consultee: { open: 'file-missing', ...submittedOnly('file-missing') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/memo-template` }) },
  'DELETE /api/responses/:id/memo-template': { row: { consultee: { open: 'memo-template-missing', ...submittedOnly('memo-template-missing') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/memo-template` }) },
  'GET /api/responses/:id/maskings': { row: { team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/maskings` }) },
  'POST /api/responses/:id/maskings': { row: { consultee: { open: 'lead-only', ...submittedOnly('lead-only') }, team: submittedOnly('lead-only'), lead: submittedOnly('masking-misplaced'), owner: submittedOnly('masking-misplaced'), ...forColleague('lead-only', 'lead-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/maskings`, body: { passages: [{ field: 'text', commentId: it.commentId, from: 0, to: 1, words: '#' }], ground: 'secrecy', law: '26 kap. 1 § OSL' } }) },
  'POST /api/responses/:id/maskings/:maskingId/lifting': { row: {}, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/maskings/${it.responseId}/lifting`, body: { reason: 'Ingen sekretess längre.' } }) },
  'GET /api/responses/:id/masked.pdf': { row: { team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/masked.pdf` }) },
  // The response was not preliminary, and replaces none: what happens to one that is, is tested with the acts.
  'POST /api/responses/:id/confirmation': { row: { consultee: { open: 'not-submitted', ...submittedOnly('not-preliminary') }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/confirmation`, body: { body: 'Socialnämnden', decidedOn: '2027-03-01', paragraph: '§ 12', paper: null } }) },
  'POST /api/responses/:id/replacements': { row: { consultee: { open: 'not-submitted', submitted: 'not-preliminary', closed: 'round-closed' }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/replacements`, body: { paper: null } }) },
  'DELETE /api/responses/:id/replacement': { row: {}, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/replacement` }) },
  'GET /api/responses/:id/differences': { row: {}, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/differences` }) },
  'GET /api/responses/:id/joint-statement': { row: { consultee: { open: 'ok', ...submittedOnly('ok') }, team: submittedOnly('ok') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/joint-statement` }) },
  // The consultee named is none of the round's: whom it may be is tested with the acts.
  'PUT /api/responses/:id/joint-statement': { row: { consultee: { open: 'not-found', ...submittedOnly('response-submitted') }, team: submittedOnly('members-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/joint-statement`, body: { consulteeId: it.responseId, ground: 'Kommunstyrelsen § 41' } }) },
  'DELETE /api/responses/:id/joint-statement/:consulteeId': { row: { consultee: { open: 'ok', ...submittedOnly('response-submitted') }, team: submittedOnly('members-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/joint-statement/${it.responseId}` }) },
  'POST /api/responses/:id/joint-counts': { row: { consultee: { open: 'lead-only', ...submittedOnly('lead-only') }, team: submittedOnly('lead-only'), lead: submittedOnly('not-found'), owner: submittedOnly('not-found') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/joint-counts`, body: { consulteeId: it.responseId, ground: 'Kommunstyrelsen § 41' } }) },
  'POST /api/responses/:id/joint-counts/:consulteeId/ending': { row: { consultee: { open: 'lead-only', ...submittedOnly('lead-only') }, team: submittedOnly('lead-only'), lead: submittedOnly('joint-not-counted'), owner: submittedOnly('joint-not-counted') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/joint-counts/${it.responseId}/ending`, body: { reason: 'Räknades av misstag.' } }) },
  'POST /api/responses/:id/withdrawal': { row: { consultee: { open: 'not-submitted', submitted: 'ok', closed: 'round-closed' }, team: submittedOnly('members-only'), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/withdrawal`, body: { reason: 'Nämnden har ändrat sig.', paper: null } }) },
  'POST /api/responses/:id/comment-standings': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/comment-standings`, body: { comments: [it.commentId], standing: 'left_out' } }) },
  'POST /api/comments/:id/merger': { row: { ...writeAnswer(), ...forColleague('coordinator-only', 'coordinator-only') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/merger`, body: { comments: [it.secondCommentId], text: 'x', proposedText: '', reason: '', version: 0 } }) },
  // The comment is the coordinator's own.
  'PUT /api/comments/:id/voice': { row: { ...writeAnswer('comment-own'), ...forColleague('ok', 'response-submitted') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/voice`, body: { kind: 'supports' } }) },
  'DELETE /api/comments/:id/voice': { row: { ...writeAnswer('comment-own'), ...forColleague('ok', 'response-submitted') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/voice` }) },
  'POST /api/responses/:id/return-link': { row: { consultee: { open: 'colleagues-only', ...submittedOnly('colleagues-only') }, team: submittedOnly('colleagues-only'), ...forColleague('ok', 'response-submitted') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/return-link` }) },
  'DELETE /api/responses/:id/return-link': { row: { consultee: { open: 'colleagues-only', ...submittedOnly('colleagues-only') }, team: submittedOnly('colleagues-only'), ...forColleague('ok', 'response-submitted') }, to: (it) => (it.responseId === null ? null : { path: `/api/responses/${it.responseId}/return-link` }) },
  // A guessed link; the right one is tested with the links themselves.
  'POST /api/colleague-returns': { row: { anonymous: 'return-link-wrong', colleague: 'return-link-wrong', everyone: 'return-link-wrong' }, to: () => ({ path: '/api/colleague-returns', body: { code: '0'.repeat(16) } }), house: true },
  'POST /api/colleague-entries/preview': { row: codeAsked, to: (it) => ({ path: '/api/colleague-entries/preview', body: { code: it.colleagueCode ?? '0'.repeat(16) } }) },
  // A guessed code; the right one is the preview's, and what it opens is tested with the codes themselves.
  'POST /api/colleague-entries': { row: { anonymous: 'colleague-code-wrong', colleague: 'colleague-code-wrong', everyone: 'colleague-code-wrong' }, to: () => ({ path: '/api/colleague-entries', body: { code: '0'.repeat(16), name: 'X' } }), house: true },

  'GET /api/rounds/:id/comments': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/comments` }) },
  'GET /api/comments/:id/answer': { row: { team: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/answer` }) },
  'POST /api/comments/:id/proposal': { row: rests({ team: submittedOnly('answerers-only'), lead: submittedOnly('ok'), writer: submittedOnly('ok'), chair: submittedOnly('ok') }), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/proposal`, body: { disposition: 'accepted', version: 0 } }) },
  'POST /api/comments/:id/decision': { row: rests({ team: submittedOnly('deciders-only'), lead: submittedOnly('ok'), chair: submittedOnly('ok') }), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/decision`, body: { disposition: 'accepted', version: 0 } }) },
  // Nobody reviews until the matter has chosen it; who then does is tested with the chain itself.
  'POST /api/comments/:id/review': { row: { team: submittedOnly('answer-changed') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/review`, body: { passes: true, version: 9 } }) },
  'GET /api/rounds/:id/pre-notice': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/pre-notice` }) },
  'PUT /api/rounds/:id/pre-notice': { row: leads('ok'), to: (it) => ({ path: `/api/rounds/${it.roundId}/pre-notice`, body: { on: false } }) },
  'POST /api/rounds/:id/pre-notice': { row: leads('notice-not-set'), to: (it) => ({ path: `/api/rounds/${it.roundId}/pre-notice`, body: { publicOn: '2099-01-01', expected: 1 } }) },
  'GET /api/rounds/:id/unmet-letters': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/unmet-letters` }) },
  'POST /api/rounds/:id/unmet-letters': { row: leads(onceConcluded('unmet-all-written')), to: (it) => ({ path: `/api/rounds/${it.roundId}/unmet-letters`, body: { expected: 1 } }) },
  'GET /api/rounds/:id/answering': { row: { team: 'answerers-only', lead: 'ok', writer: 'ok', chair: 'ok' }, to: (it) => ({ path: `/api/rounds/${it.roundId}/answering` }) },
  'PUT /api/comments/:id/answering': { row: { team: submittedOnly('answerers-only'), lead: submittedOnly('ok'), writer: submittedOnly('ok'), chair: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/answering`, body: { window: 'a' } }) },
  'DELETE /api/comments/:id/answering': { row: { team: submittedOnly('answerers-only'), lead: submittedOnly('ok'), writer: submittedOnly('ok'), chair: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/answering?window=a` }) },
  'GET /api/matters/:id/answer-chain': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/answer-chain` }) },
  'PUT /api/matters/:id/answer-chain': { row: leads(), to: (it) => ({ path: `/api/matters/${it.matterId}/answer-chain`, body: { decider: 'lead_or_chair', reviewer: null } }) },
  'GET /api/matters/:id/answer-aids': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/answer-aids` }) },
  'POST /api/matters/:id/answer-reasons': { row: { team: 'answerers-only', lead: 'ok', owner: 'ok', writer: 'ok' }, to: (it, who) => ({ path: `/api/matters/${it.matterId}/answer-reasons`, body: { words: `Skäl av ${who}` } }) },
  // No reason or text of that id: whose they are to keep is tested with themselves.
  'POST /api/answer-reasons/:id/retirement': { row: {}, to: (it) => ({ path: `/api/answer-reasons/${it.roundId}/retirement` }), house: true },
  'POST /api/matters/:id/answer-texts': { row: { team: 'answerers-only', lead: 'ok', writer: 'ok', chair: 'ok' }, to: (it, who) => ({ path: `/api/matters/${it.matterId}/answer-texts`, body: { name: `Text av ${who}`, words: 'Frågan regleras i lag.' } }) },
  'PUT /api/matters/:id/answer-texts/:text': { row: { team: 'not-found' }, to: (it) => ({ path: `/api/matters/${it.matterId}/answer-texts/${it.roundId}`, body: { name: 'Annat', words: 'Annat', version: 1 } }) },
  'DELETE /api/matters/:id/answer-texts/:text': { row: { team: 'not-found' }, to: (it) => ({ path: `/api/matters/${it.matterId}/answer-texts/${it.roundId}` }) },
  'PATCH /api/comments/:id/triage': { row: rests(answerers(submittedOnly('answerers-only'), submittedOnly('ok'))), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/triage`, body: { themeId: it.themeId } }) },
  // Words are left out, and the comment is not split: what is then done is tested with the acts.
  'POST /api/comments/:id/split': { row: rests(answerers(submittedOnly('answerers-only'), submittedOnly('split-incomplete'))), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/split`, body: { passages: [{ field: 'text', from: 0, to: 1, part: 0 }] } }) },
  'DELETE /api/comments/:id/split': { row: { team: submittedOnly('comment-not-split') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/split` }) },
  // The round is on the whole text; what is read in one on the changes is tested there.
  'GET /api/consultations/:id/changes': { row: {}, to: (it) => ({ path: `/api/consultations/${it.almfors}/changes` }) },
  // A consultee reads it once the round is concluded; what it then reads is tested with the conclusion.
  'GET /api/consultations/:id/outcome': { row: { team: 'ok', consultee: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready'), concluded: 'ok' }, colleague: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready'), concluded: 'ok' } }, to: (it) => ({ path: `/api/consultations/${it.almfors}/outcome` }) },
  'GET /api/consultations/:id/outcome/docx': { row: { team: 'ok', consultee: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready'), concluded: 'ok' }, colleague: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready'), concluded: 'ok' } }, to: (it) => ({ path: `/api/consultations/${it.almfors}/outcome/docx` }) },
  // The paper is set in a process of its own, a second for each.
  'GET /api/consultations/:id/outcome/pdf': { row: { team: 'ok', consultee: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready') }, colleague: { open: 'outcome-not-ready', ...submittedOnly('outcome-not-ready') } }, to: (it) => ({ path: `/api/consultations/${it.almfors}/outcome/pdf` }), house: true },
  'GET /api/comments/:id/changes': { row: { team: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/changes` }) },
  // The comment is about the text as a whole and proposes no wording.
  'POST /api/comments/:id/wording': { row: rests({ team: submittedOnly('writers-only'), lead: submittedOnly('no-proposed-wording'), writer: submittedOnly('no-proposed-wording') }), to: (it) => (it.secondCommentId === null ? null : { path: `/api/comments/${it.secondCommentId}/wording`, body: { words: 'x', stands: 'y' } }) },
  'POST /api/comments/:id/changes': { row: rests({ team: submittedOnly('writers-only'), lead: submittedOnly('change-not-there'), writer: submittedOnly('change-not-there') }), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/changes`, body: { documentId: it.documentId, blocks: ['bduty00000000000'] } }) },
  // No change of that id: what a link leads to is tested with the acts themselves.
  'POST /api/answer-changes/:id/undoing': { row: {}, to: (it) => ({ path: `/api/answer-changes/${it.roundId}/undoing` }), house: true },
  'DELETE /api/answer-changes/:id': { row: {}, to: (it) => ({ path: `/api/answer-changes/${it.roundId}` }), house: true },
  'GET /api/rounds/:id/changes': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/changes` }) },
  'PUT /api/rounds/:id/change-reasons': { row: rests(writers('change-not-there')), to: (it) => ({ path: `/api/rounds/${it.roundId}/change-reasons`, body: { documentId: it.documentId, blocks: ['bduty00000000000'], reason: 'x' } }) },
  // Comparing comments takes a thread of its own: tested with what it finds.
  'GET /api/rounds/:id/likeness': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/likeness` }), house: true },
  'GET /api/comments/:id/likeness': { row: { team: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/likeness` }) },
  'GET /api/comments/:id/contradictions': { row: { team: submittedOnly('ok') }, to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/contradictions` }) },
  'PUT /api/comments/:id/separations': { row: rests(answerers(submittedOnly('answerers-only'), submittedOnly('ok'))), to: (it) => (it.commentId === null ? null : { path: `/api/comments/${it.commentId}/separations`, body: { others: [it.secondCommentId], apart: true } }) },
  'POST /api/rounds/:id/group-answers': { row: rests({ team: submittedOnly('answerers-only'), lead: submittedOnly('ok'), writer: submittedOnly('ok'), chair: submittedOnly('ok') }), to: (it) => (it.commentId === null ? null : { path: `/api/rounds/${it.roundId}/group-answers`, body: { act: 'propose', disposition: 'accepted', members: [{ commentId: it.commentId, version: 0 }] } }) },
  'GET /api/rounds/:id/matrix': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/matrix` }) },
  'GET /api/rounds/:id/overview': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/overview` }) },
  'GET /api/rounds/:id/themes': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/themes` }) },
  'POST /api/rounds/:id/themes': { row: rests(answerers()), to: (it) => ({ path: `/api/rounds/${it.roundId}/themes`, body: { name: 'Ny' } }) },
  'PATCH /api/themes/:id': { row: rests(answerers()), to: (it) => ({ path: `/api/themes/${it.themeId}`, body: { name: 'Annat', version: 1 } }) },
  'DELETE /api/themes/:id': { row: rests(answerers()), to: (it) => ({ path: `/api/themes/${it.themeId}` }) },
  'POST /api/rounds/:id/sorting-previews': { row: rests(answerers('answerers-only', submittedOnly('ok'))), to: (it) => (it.commentId === null ? null : { path: `/api/rounds/${it.roundId}/sorting-previews`, body: { chosen: { kind: 'these', comments: [it.commentId] }, act: { kind: 'theme', to: it.themeId } } }) },
  // Agreed to something else than what is so.
  'POST /api/rounds/:id/sortings': { row: rests(answerers('answerers-only', submittedOnly('selection-changed'))), to: (it) => (it.commentId === null ? null : { path: `/api/rounds/${it.roundId}/sortings`, body: { chosen: { kind: 'these', comments: [it.commentId] }, act: { kind: 'theme', to: it.themeId }, seen: 'x' } }) },
  // None of that id: who may undo is tested with the act itself.
  'POST /api/rounds/:id/sortings/:sorting/undoing': { row: { team: 'not-found' }, to: (it) => ({ path: `/api/rounds/${it.roundId}/sortings/${it.roundId}/undoing` }) },
  'GET /api/rounds/:id/views': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/views` }) },
  'POST /api/rounds/:id/views': { row: answerers(), to: (it) => ({ path: `/api/rounds/${it.roundId}/views`, body: { name: 'Att göra', filter: { state: 'new' }, shared: true } }) },
  // No view of that id: whose view one may change is tested with the views themselves.
  'PATCH /api/views/:id': { row: {}, to: (it) => ({ path: `/api/views/${it.roundId}`, body: { name: 'Annat' } }), house: true },
  'DELETE /api/views/:id': { row: {}, to: (it) => ({ path: `/api/views/${it.roundId}` }), house: true },
  // A table that is none of ours.
  'POST /api/rounds/:id/answer-sheet': { row: rests({ team: 'answerers-only', lead: 'sheet-not-ours', writer: 'sheet-not-ours', chair: 'sheet-not-ours' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/answer-sheet`, body: upload('a;b') }) },
  'POST /api/rounds/:id/answer-sheet/changes': { row: rests({ team: submittedOnly('answerers-only'), lead: submittedOnly('ok'), writer: submittedOnly('ok'), chair: submittedOnly('ok') }), to: (it) => (it.commentId === null ? null : { path: `/api/rounds/${it.roundId}/answer-sheet/changes`, body: { changes: [{ commentId: it.commentId, disposition: 'accepted', version: 0 }] } }) },
  'GET /api/rounds/:id/meetings': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/meetings` }) },
  'GET /api/rounds/:id/proposals': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/proposals` }) },
  // A comment that is none of the round's: what a list may hold, and who reads, changes and decides one, is tested with the lists themselves.
  'POST /api/rounds/:id/meetings': { row: rests({ team: 'deciders-only', lead: 'not-found', chair: 'not-found' }), to: (it) => ({ path: `/api/rounds/${it.roundId}/meetings`, body: { body: 'Styrgruppen', heldOn: '2027-03-02', items: [{ commentId: it.roundId, version: 1 }] } }) },
  'GET /api/meetings/:id': { row: {}, to: (it) => ({ path: `/api/meetings/${it.roundId}` }), house: true },
  'PUT /api/meetings/:id': { row: {}, to: (it) => ({ path: `/api/meetings/${it.roundId}`, body: { revision: 1, body: 'Styrgruppen', heldOn: '2027-03-02', items: [{ commentId: it.roundId, version: 1 }] } }), house: true },
  'DELETE /api/meetings/:id': { row: {}, to: (it) => ({ path: `/api/meetings/${it.roundId}` }), house: true },
  'POST /api/meetings/:id/decision': { row: {}, to: (it) => ({ path: `/api/meetings/${it.roundId}/decision`, body: { revision: 1 } }), house: true },
  'GET /api/meetings/:id/list/:format': { row: {}, to: (it) => ({ path: `/api/meetings/${it.roundId}/list/docx` }), house: true },
  'GET /api/rounds/:id/report/:format': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/report/json` }) },
  'GET /api/matters/:id/report-template': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/report-template` }), house: true },
  'GET /api/matters/:id/report-template/file': { row: team, to: (it) => ({ path: `/api/matters/${it.matterId}/report-template/file` }), house: true },
  'PUT /api/matters/:id/report-template': { row: leads('file-missing'), to: (it) => ({ path: `/api/matters/${it.matterId}/report-template` }), house: true },
  'DELETE /api/matters/:id/report-template': { row: leads('report-template-none'), to: (it) => ({ path: `/api/matters/${it.matterId}/report-template` }), house: true },
  'GET /api/rounds/:id/exports': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/exports` }) },
  'GET /api/rounds/:id/exports/personal-data': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/exports/personal-data` }) },
  'POST /api/rounds/:id/exports': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/exports`, body: { format: 'json', personalDataConfirmed: true } }) },
  // None of that id: who may cancel, take away and fetch one is tested with the files themselves.
  'POST /api/exports/:id/cancellation': { row: {}, to: (it) => ({ path: `/api/exports/${it.roundId}/cancellation` }), house: true },
  'DELETE /api/exports/:id': { row: {}, to: (it) => ({ path: `/api/exports/${it.roundId}` }), house: true },
  'GET /api/exports/:id/file': { row: {}, to: (it) => ({ path: `/api/exports/${it.roundId}/file` }), house: true },
  'POST /api/rounds/:id/conclusion': { row: rests(leads({ planned: 'round-not-closed', open: 'round-not-closed', submitted: 'round-not-closed', closed: 'ok' })), to: (it) => ({ path: `/api/rounds/${it.roundId}/conclusion`, body: { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } } }) },
  'POST /api/rounds/:id/reopening': { row: leads(onceConcluded('ok')), to: (it) => ({ path: `/api/rounds/${it.roundId}/reopening`, body: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Ett svar var fel.' } }) },
  'POST /api/rounds/:id/final-reports': { row: leads(onceConcluded('ok')), to: (it) => ({ path: `/api/rounds/${it.roundId}/final-reports`, body: { personalDataConfirmed: true } }) },
  'GET /api/rounds/:id/final-reports': { row: team, to: (it) => ({ path: `/api/rounds/${it.roundId}/final-reports` }) },
  // None of that id: who may cancel one is tested with the final report itself.
  'POST /api/final-report-orders/:id/cancellation': { row: {}, to: (it) => ({ path: `/api/final-report-orders/${it.roundId}/cancellation` }), house: true },
  // None is made here; who may read one is tested with the final report itself.
  'GET /api/rounds/:id/final-reports/:number/:format': { row: { team: 'not-found' }, to: (it) => ({ path: `/api/rounds/${it.roundId}/final-reports/1/json` }) },
};

/** The websocket's door: let in to write, let in to read, or the status of the refused upgrade. */
export const doors: Record<Column, 'writes' | 'reads' | 401 | 404> = {
  anonymous: 401, colleague: 404, outsider: 404, admin: 404, consultee: 404, otherConsultee: 404, lead: 'writes', owner: 'reads', writer: 'writes', chair: 'reads', steering: 'reads', reference: 'reads', follower: 'reads',
};

/** Every kind of frame, by what it comes to from who writes and from who reads: it changes the text, it is answered, heard by others, or the line is closed. Null: nothing at all. */
export const frames: Record<string, { writes: 'changes' | 'answered' | 'heard' | 'closed' | null; reads: 'changes' | 'answered' | 'heard' | 'closed' | null }> = {
  'sync.stateVector': { writes: 'answered', reads: 'answered' },
  'sync.difference': { writes: 'changes', reads: null },
  'sync.update': { writes: 'changes', reads: null },
  presence: { writes: 'heard', reads: 'heard' },
  queryPresence: { writes: null, reads: null },
  // What only the server says is nothing from anybody else, and is passed on to nobody.
  onDisk: { writes: null, reads: null },
  refused: { writes: null, reads: null },
  epoch: { writes: null, reads: null },
  unknown: { writes: null, reads: null },
};
