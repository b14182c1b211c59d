/** The public form as HTML: it works without any script, and keeps what was written whatever was wrong with it. */
import { formStances } from '#shared/unsolicited.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';
import { publicFormEn } from '#shared/messages/public-form.en.ts';
import { publicFormSv } from '#shared/messages/public-form.sv.ts';
import { limits } from '#shared/limits.ts';
import { noonOf } from '../../matters/matters.ts';
import { type Html, html, type HtmlPart, paragraphs } from '../../platform/http/html.ts';
import { inLocale, type PageFrame, pageOf } from '../public/page.ts';
import type { PublicRound } from '../public/public-round.ts';
import { publicPath } from '../public/publication.ts';
import { confirmationDays, type SentRow } from './unsolicited.ts';

const speak = inBoth({ sv: publicFormSv, en: publicFormEn });
const stanceWords = (locale: Locale, stance: (typeof formStances)[number]): string => (locale === 'sv' ? documentsSv : documentsEn)[`documents.stance.${stance}`];

/** The clauses that can be chosen, by text. `value` is what the form sends. */
export interface ClauseChoice { title: string; documentId: string; clauses: { value: string; block: string | null; number: string | null; heading: string | null }[] }

/** As it was typed. */
export interface Typed { name: string; email: string; organisation: string; stance: string; condition: string; text: string; comments: { place: string; text: string }[] }
export const nothingTyped: Typed = { name: '', email: '', organisation: '', stance: '', condition: '', text: '', comments: [{ place: '', text: '' }] };

export type FaultCode = 'text-required' | 'text-too-long' | 'text-one-line' | 'text-unclean' | 'email-invalid' | 'stance-missing' | 'condition-missing' | 'unsolicited-empty' | 'place-unknown';
export type RefusedCode = 'form-not-open' | 'form-full' | 'too-many-requests';

export interface FormState {
  typed: Typed;
  clauses: ClauseChoice[];
  /** By the field's id. */
  faults?: ReadonlyMap<string, FaultCode>;
  /** What looks like a personal number; the sender says that it is none before it is sent. */
  numbers?: string[];
  refused?: RefusedCode;
  /** Too much has come from the sender's network address; it may be sent again at that time. */
  waits?: { minutes: number; until: string };
}

export const formPath = (roundId: string): string => `${publicPath(roundId)}/svara`;
const confirmationPath = (roundId: string, secret: string): string => `${publicPath(roundId)}/bekrafta/${secret}`;

export const placeField = (n: number): string => `plats-${n}`;
export const commentField = (n: number): string => `synpunkt-${n}`;

const contactOf = (round: PublicRound): string => `${round.contact.name}, ${round.contact.mail}`;
const backTo = (locale: Locale, round: PublicRound) => ({ path: publicPath(round.id), text: speak(locale)('form.back') });

export function formPage(frame: PageFrame, round: PublicRound, { typed, clauses, faults = new Map(), numbers = [], refused, waits }: FormState): string {
  const { locale } = frame;
  const say = speak(locale);
  const action = inLocale(formPath(round.id), locale);
  const names = new Map<string, string>([['name', say('form.name')], ['email', say('form.email')], ['organisation', say('form.organisation')], ['stance', say('form.stance')], ['condition', say('form.condition')], ['text', say('form.text')], ...typed.comments.flatMap((_one, at): [string, string][] => [[placeField(at + 1), say('form.place', { n: at + 1 })], [commentField(at + 1), say('form.comment', { n: at + 1 })]])]);
  const faultOf = (id: string): string | null => { const code = faults.get(id); return code === undefined ? null : say(`form.fault.${code}`, { field: names.get(id) ?? '' }); };
  const field = (id: string, how: string | null, control: (described: Html) => Html): Html => {
    const fault = faultOf(id);
    const by = [how === null ? null : `${id}-how`, fault === null ? null : `${id}-fault`].filter((one) => one !== null).join(' ');
    return html`<div class="public-field"><label for="${id}">${names.get(id) ?? ''}</label>${how !== null && html`<p class="soft small" id="${id}-how">${how}</p>`}${fault !== null && html`<p class="public-fault" id="${id}-fault">${fault}</p>`}${control(html`id="${id}" name="${id}"${by !== '' && html` aria-describedby="${by}"`}${fault !== null && html` aria-invalid="true"`}`)}</div>`;
  };
  const oneLine = (id: 'name' | 'email' | 'organisation', how: string | null, { type = 'text', autocomplete, longest, required = false }: { type?: 'text' | 'email'; autocomplete: string; longest: number; required?: boolean }) =>
    field(id, how, (attributes) => html`<input type="${type}" ${attributes} value="${typed[id]}" autocomplete="${autocomplete}" maxlength="${longest}"${required && html` required`}>`);
  const lines = (id: string, value: string, { how, rows, longest }: { how: string | null; rows: number; longest: number }) => field(id, how, (attributes) => html`<textarea ${attributes} rows="${rows}" maxlength="${longest}">
${value}</textarea>`);
  const chosen = (is: boolean): HtmlPart => is && html` selected`;
  const title = say('form.title');
  return pageOf(frame, {
    title, named: faults.size > 0 ? say('form.faults.title', { title }) : title, over: round.matter.title, back: backTo(locale, round),
    body: html`${waits !== undefined && html`<p class="public-faults" role="alert">${say('form.refused.address', { ...waits, contact: contactOf(round) })}</p>`}${refused !== undefined && html`<p class="public-faults" role="alert">${say(`form.refused.${refused}`, { contact: contactOf(round) })}</p>`}
${faults.size > 0 && html`<div class="public-faults" role="alert" tabindex="-1" autofocus><h2>${say('form.faults', { n: faults.size })}</h2><ul>${[...faults.keys()].map((id) => html`<li><a href="#${id}">${faultOf(id)}</a></li>`)}</ul></div>`}
<p class="lead">${say('form.lead')}</p>
<p>${say('form.how', { authority: round.matter.authority })} <strong>${say('form.deadline', { day: noonOf(round.deadline) })}</strong></p>
<form method="post" action="${action}" class="public-form" novalidate>
<button type="submit" name="act" value="send" hidden>${say('form.send')}</button>
<fieldset><legend>${say('form.who')}</legend>
${oneLine('name', null, { autocomplete: 'name', longest: limits.name, required: true })}
${oneLine('email', say('form.email.how'), { type: 'email', autocomplete: 'email', longest: 254, required: true })}
${oneLine('organisation', say('form.organisation.how'), { autocomplete: 'organization', longest: limits.name })}
<p class="public-trap" aria-hidden="true"><label for="website">${say('form.trap')}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></p>
</fieldset>
<fieldset><legend>${say('form.position')}</legend>
${field('stance', null, (attributes) => html`<select ${attributes} required><option value="">${say('form.stance.choose')}</option>${formStances.map((one) => html`<option value="${one}"${chosen(typed.stance === one)}>${stanceWords(locale, one)}</option>`)}</select>`)}
${lines('condition', typed.condition, { how: null, rows: 2, longest: 2000 })}
${lines('text', typed.text, { how: say('form.text.how', { most: limits.publicText }), rows: 12, longest: limits.publicText })}
</fieldset>
<fieldset><legend>${say('form.clauses')}</legend><p>${say('form.clauses.lead')}</p>
${typed.comments.map((one, at) => html`${field(placeField(at + 1), null, (attributes) => html`<select ${attributes}><option value="">${say('form.place.whole')}</option>${clauses.map(({ title: text, clauses: its }) => html`<optgroup label="${text}">${its.map(({ value, number, heading }) => html`<option value="${value}"${chosen(one.place === value)}>${heading === null ? say('form.place.document', { title: text }) : [number, heading].filter((part) => part !== null).join(' ')}</option>`)}</optgroup>`)}</select>`)}
${lines(commentField(at + 1), one.text, { how: say('form.comment.how', { most: limits.publicComment }), rows: 4, longest: limits.publicComment })}`)}
${typed.comments.length < limits.publicComments ? html`<p><button type="submit" name="act" value="more" class="public-second" formaction="${action}#${placeField(typed.comments.length + 1)}">${say('form.more')}</button></p>` : html`<p class="soft">${say('form.more.most', { most: limits.publicComments })}</p>`}
</fieldset>
${numbers.length > 0 && html`<section class="public-faults" aria-labelledby="numbers" role="alert"><h2 id="numbers">${say('form.number')}</h2><p>${say('form.number.what', { found: numbers.join(', ') })}</p><p class="public-check"><input type="checkbox" id="checked" name="checked" value="yes"><label for="checked">${say('form.number.checked')}</label></p></section>`}
<section aria-labelledby="privacy"><h2 id="privacy">${say('form.privacy')}</h2><p>${say('form.privacy.text', { authority: round.matter.authority, days: confirmationDays, contact: contactOf(round) })}</p></section>
<p><button type="submit" name="act" value="send" class="public-act">${say('form.send')}</button></p>
</form>`,
  });
}

/** A page that says one thing and leads back to the round. */
export function saidPage(frame: PageFrame, round: PublicRound, what: 'closed' | 'large' | 'sent' | 'confirmed' | 'link'): string {
  const say = speak(frame.locale);
  const values = { contact: contactOf(round), authority: round.matter.authority };
  return pageOf(frame, { title: say(`form.${what}`), over: round.matter.title, back: backTo(frame.locale, round), body: html`<p class="lead">${say(`form.${what}.what`, values)}</p>${what === 'sent' && html`<p>${say('form.sent.days', { days: confirmationDays })}</p>`}` });
}

/** Opened by a link, which mail programs open too: only the button confirms. */
export function confirmationPage(frame: PageFrame, round: PublicRound, { row, secret }: { row: SentRow; secret: string }): string {
  const say = speak(frame.locale);
  const facts: [string, string][] = [
    [say('form.confirm.by'), row.name], [say('form.confirm.organisation'), row.organisation === '' ? say('form.confirm.private') : row.organisation], [say('form.confirm.email'), row.email],
    [say('form.stance'), stanceWords(frame.locale, formStances.find((one) => one === row.stance) ?? 'takes_no_position')], ...(row.condition === '' ? [] : [[say('form.condition'), row.condition] as [string, string]]),
  ];
  return pageOf(frame, {
    title: say('form.confirm'), over: round.matter.title, back: backTo(frame.locale, round),
    body: html`<p class="lead">${say('form.confirm.what', { authority: round.matter.authority })}</p>
<dl class="public-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${row.text !== '' && html`<section aria-labelledby="text"><h2 id="text">${say('form.text')}</h2><div class="reading">${paragraphs(row.text)}</div></section>`}
${row.comments.map((one, at) => html`<article class="public-comment"><h3>${say('form.confirm.comment', { n: at + 1 })} <span class="soft">${one.document === null ? say('form.place.whole') : one.clauseHeading === null ? say('form.place.document', { title: one.document }) : [one.clauseNumber, one.clauseHeading].filter((part) => part !== null).join(' ')}</span></h3>${paragraphs(one.text)}</article>`)}
<form method="post" action="${inLocale(confirmationPath(round.id, secret), frame.locale)}" class="public-form"><p><button type="submit" class="public-act">${say('form.confirm.act')}</button></p></form>
<p class="soft">${say('form.confirm.notMine')}</p>`,
  });
}

/** On the round's own page. */
export function formInvitation(locale: Locale, roundId: string): Html {
  const say = speak(locale);
  return html`<section aria-labelledby="respond"><h2 id="respond">${say('form.invite')}</h2><p>${say('form.invite.lead')}</p><p><a href="${inLocale(formPath(roundId), locale)}">${say('form.invite.link')}</a></p></section>`;
}
