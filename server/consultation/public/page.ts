/** The public pages as HTML: read without script, without cookies, and with the same addresses for ever (`domain.md` 5). */
import { languageTags, type Locale } from '#shared/messages/format.ts';
import { inBoth } from '#shared/messages/format.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { publicPagesEn } from '#shared/messages/public-pages.en.ts';
import { publicPagesSv } from '#shared/messages/public-pages.sv.ts';
import type { Stance } from '#shared/export.ts';
import type { FrozenDocument } from '#shared/drafting.ts';
import { noonOf } from '../../matters/matters.ts';
import { Html, html, type HtmlPart, ours, paragraphs } from '../../platform/http/html.ts';
import { publicPath } from './publication.ts';
import type { PublicResponse, PublicRound, publicRounds } from './public-round.ts';

const speak = inBoth({ sv: publicPagesSv, en: publicPagesEn });

export interface PageFrame {
  locale: Locale;
  /** Address of the style sheet; null where nothing was built. */
  styles: string | null;
  /** The page's own address, without the language. */
  path: string;
}

/** Swedish is the first language: only another one is named in the address. */
export const inLocale = (path: string, locale: Locale): string => (locale === 'sv' ? path : `${path}?locale=${locale}`);

/** One page: heading `title` is also its name in the browser, unless it is `named` otherwise there. */
export function pageOf({ locale, styles, path }: PageFrame, { title, named = title, over = null, back = null, body }: { title: string; named?: string; over?: string | null; back?: { path: string; text: string } | null; body: HtmlPart }): string {
  const say = speak(locale);
  const other: Locale = locale === 'sv' ? 'en' : 'sv';
  return html`<!doctype html>
<html lang="${locale}" data-color-scheme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${named} – ${say('public.product')}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${styles !== null && html`<link rel="stylesheet" href="${styles}">`}
</head>
<body class="public">
<a class="skip" href="#content">${say('public.skip')}</a>
<header class="public-head"><a class="public-product" href="${inLocale('/offentligt', locale)}">${say('public.product')}</a><a href="${inLocale(path, other)}" lang="${other}" hreflang="${other}">${say('public.otherLanguage')}</a></header>
<main id="content" tabindex="-1">
${back && html`<p class="public-back"><a href="${inLocale(back.path, locale)}">${back.text}</a></p>`}
<div>${over !== null && html`<p class="soft">${over}</p>`}<h1>${title}</h1></div>
${body}
</main>
</body>
</html>
`.text;
}

export function listPage(frame: PageFrame, rounds: Awaited<ReturnType<typeof publicRounds>>): string {
  const say = speak(frame.locale);
  return pageOf(frame, {
    title: say('public.list.title'),
    body: html`<p class="lead">${say('public.list.lead')}</p>
${rounds.length === 0 ? html`<p>${say('public.list.empty')}</p>` : html`<ul class="public-rounds">${rounds.map((one) => html`<li><h2><a href="${inLocale(publicPath(one.id), frame.locale)}" lang="sv">${one.matter}</a></h2><p class="soft" lang="sv">${one.title} · ${one.authority}</p><p><strong>${say(`public.state.${one.state}`)}</strong> · ${say('public.deadline')} <time datetime="${one.deadline}">${dayWords(frame.locale, one.deadline)}</time></p></li>`)}</ul>`}`,
  });
}

export function missingPage(frame: PageFrame): string {
  const say = speak(frame.locale);
  return pageOf(frame, { title: say('public.missing.title'), back: { path: '/offentligt', text: say('public.list.back') }, body: html`<p class="lead">${say('public.missing.what')}</p>` });
}

const dayWords = (locale: Locale, day: string): string => new Intl.DateTimeFormat(languageTags[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(day));

const dated = (locale: Locale, day: string): Html => html`<time datetime="${day}">${dayWords(locale, day)}</time>`;

/** `respond`: how somebody who was not asked may respond; null where nobody may. */
export function roundPage(frame: PageFrame, round: PublicRound, respond: Html | null): string {
  const { locale } = frame;
  const say = speak(locale);
  const stated = round.state === 'closed' ? say('public.says.closed', { day: noonOf(round.closedOn ?? round.deadline) }) : round.state === 'concluded' ? say('public.says.concluded')
    : say(round.state === 'planned' ? 'public.says.planned' : round.papers ? 'public.says.open' : 'public.says.openSoon', { day: noonOf(round.deadline) });
  const facts: [string, HtmlPart][] = [
    [say('public.registryNumber'), round.matter.registryNumber], [say('public.authority'), html`<span lang="sv">${round.matter.authority}</span>`],
    ...(round.openedOn === null ? [] : [[say('public.opened'), dated(locale, round.openedOn)] as [string, HtmlPart]]),
    [say('public.deadline'), dated(locale, round.deadline)],
    ...(round.closedOn === null ? [] : [[say('public.closed'), dated(locale, round.closedOn)] as [string, HtmlPart]]),
    ...(round.sharesResponses ? [[say('public.sharing'), say('public.sharing.on')] as [string, HtmlPart]] : []),
    [say('public.contact'), html`${round.contact.name}, <a href="mailto:${round.contact.mail}">${round.contact.mail}</a>`],
  ];
  return pageOf(frame, {
    title: round.matter.title, over: round.title, back: { path: '/offentligt', text: say('public.list.back') },
    body: html`<p class="public-state"><strong>${say(`public.state.${round.state}`)}.</strong> ${stated}</p>
<dl class="public-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${round.report && html`<section aria-labelledby="report"><h2 id="report">${say('public.report')}</h2><p>${say('public.report.lead')}</p><p><a href="${inLocale(`${publicPath(round.id)}/sammanstallning`, locale)}">${say('public.report.read')}</a></p><p><a href="${publicPath(round.id)}/sammanstallning.pdf" download>${say('public.report.file')}</a></p></section>`}
${round.changes && changesPart(locale, round.changes)}
${round.corrections.length > 0 && correctionsPart(locale, round)}
${round.papers && textsPart(locale, round, round.papers)}
${round.counts && responsesPart(locale, round, round.counts)}
${respond}
${round.papers && html`<section aria-labelledby="letter"><h2 id="letter">${say('public.letter')}</h2><div class="reading letter-paper" lang="sv">${paragraphs(round.papers.letter)}</div></section>
<section aria-labelledby="consultees"><h2 id="consultees">${say('public.consultees', { n: round.papers.consultees.length })}</h2><p>${say('public.consultees.lead')}</p><ul class="public-names" lang="sv">${round.papers.consultees.map((name) => html`<li>${name}</li>`)}</ul></section>`}`,
  });
}

function changesPart(locale: Locale, { number, version, named }: NonNullable<PublicRound['changes']>): Html {
  const say = speak(locale);
  return html`<section aria-labelledby="changes"><h2 id="changes">${say('public.changes')}</h2><p>${say('public.changes.what', { number, version })}</p>
<ul class="public-names" lang="sv">${named.map(({ title, clauses }) => html`<li>${title}${clauses.length > 0 && `: ${clauses.join(', ')}`}</li>`)}</ul></section>`;
}

/** Told at once, also while the text on the page is the one before: what is published waits for its privacy check. */
function correctionsPart(locale: Locale, round: PublicRound): Html {
  const say = speak(locale);
  const shown = round.papers?.version ?? 0;
  return html`<section aria-labelledby="corrections"><h2 id="corrections">${say('public.corrections')}</h2>
${round.corrections.map((one) => html`<p><strong>${say('public.correction', { day: noonOf(one.on), version: one.version, before: one.versionBefore })}</strong> <span lang="sv">${one.reason}</span></p>
<ul class="public-names" lang="sv">${one.touched.map(({ title, clauses }) => html`<li>${title}${clauses.length > 0 && `: ${clauses.join(', ')}`}</li>`)}</ul>`)}
${(round.corrections[0]?.version ?? 0) > shown && html`<p>${say('public.corrections.soon', { version: shown, authority: round.matter.authority })}</p>`}
${round.earlier.map((one) => html`<p>${say('public.corrections.earlier', { version: one.version })}</p><ul class="public-texts" lang="sv">${one.documents.map(({ id, title }) => html`<li><a href="${inLocale(`${publicPath(round.id)}/text/${id}`, locale)}">${title}</a></li>`)}</ul>`)}</section>`;
}

function textsPart(locale: Locale, round: PublicRound, papers: NonNullable<PublicRound['papers']>): Html {
  const say = speak(locale);
  return html`<section aria-labelledby="texts"><h2 id="texts">${say('public.texts')}</h2><p>${say('public.texts.lead', { version: papers.version })}</p>
<ul class="public-texts" lang="sv">${papers.documents.map(({ id, title }) => html`<li><a href="${inLocale(`${publicPath(round.id)}/text/${id}`, locale)}">${title}</a></li>`)}</ul>
${papers.file !== null && html`<p><a href="${publicPath(round.id)}/handlingar.pdf" download>${say('public.papers')}</a></p>`}</section>`;
}

function responsesPart(locale: Locale, round: PublicRound, counts: NonNullable<PublicRound['counts']>): Html {
  const say = speak(locale);
  // A joint statement is one response, however many it counts for.
  const all = counts.answered + counts.unsolicited - (counts.jointly ?? 0);
  const { authority } = round.matter;
  const added = round.responses.filter(({ supplements }) => supplements !== null).length;
  const shown = round.responses.length - added;
  return html`<section aria-labelledby="responses"><h2 id="responses">${say('public.responses')}</h2>
<p>${say('public.counts', { invited: counts.invited, answered: counts.answered, late: counts.late, waiting: counts.notAnswered })} ${say('public.counts.beside', { unsolicited: counts.unsolicited, comments: counts.comments })}${counts.jointly !== undefined && ` ${say('public.counts.jointly', { n: counts.jointly })}`}${counts.extensions + counts.supplements + counts.withdrawn > 0 && ` ${say('public.counts.after', { extensions: counts.extensions, supplements: counts.supplements, withdrawn: counts.withdrawn })}`}</p>
${all > 0 && round.responses.length === 0 && html`<p>${say('public.responses.none', { authority })}</p>`}
${shown > 0 && shown < all && html`<p>${say('public.responses.some', { shown, all, authority })}</p>`}
${shown > 0 && counts.supplements > added && html`<p>${say('public.supplements.some', { n: counts.supplements - added, authority })}</p>`}
${round.responses.length > 0 && html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="responses"><table class="public-cards" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say('public.responses.of')}</th><th role="columnheader" scope="col">${say('public.responses.stance')}</th><th role="columnheader" scope="col" class="figure">${say('public.responses.comments')}</th><th role="columnheader" scope="col">${say('public.responses.received')}</th></tr></thead>
<tbody role="rowgroup">${round.responses.map((one) => html`<tr role="row"><th role="rowheader" scope="row"><a href="${inLocale(`${publicPath(round.id)}/svar/${one.id}`, locale)}">${one.consultee}</a>${(one.supplements !== null || one.unsolicited) && html` <span class="soft">(${say(one.supplements === null ? 'public.unsolicited' : 'public.supplement')})</span>`}${one.jointly.length > 0 && html` <span class="soft">(${say('public.responses.jointly', { others: one.jointly.join(', ') })})</span>`}</th><td role="cell" data-label="${say('public.responses.stance')}">${stanceWords(locale, one.stance)}</td><td role="cell" class="figure" data-label="${say('public.responses.comments')}">${one.comments.length}</td><td role="cell" data-label="${say('public.responses.received')}">${dated(locale, one.receivedOn)}${one.late && html` <span class="soft">${say('public.late')}</span>`}</td></tr>`)}</tbody></table></div>`}
</section>`;
}

/** A link when it is published too. */
function supplemented(locale: Locale, round: PublicRound, id: string): HtmlPart {
  const to = round.responses.find((one) => one.id === id);
  return to === undefined ? speak(locale)('public.supplement.to.response') : html`<a href="${inLocale(`${publicPath(round.id)}/svar/${id}`, locale)}">${speak(locale)('public.response.title', { consultee: to.consultee })}</a>`;
}

const stanceWords = (locale: Locale, stance: Stance | null): string => (stance === null ? '' : (locale === 'sv' ? documentsSv : documentsEn)[`documents.stance.${stance}`]);

export function responsePage(frame: PageFrame, round: PublicRound, response: PublicResponse): string {
  const { locale } = frame;
  const say = speak(locale);
  const decided = [response.decision.body, response.decision.on === null ? '' : dayWords(locale, response.decision.on), response.decision.paragraph].filter((one) => one !== '').join(', ');
  const facts: [string, HtmlPart][] = [
    ...(response.supplements === null ? [[say('public.responses.stance'), stanceWords(locale, response.stance)] as [string, HtmlPart]] : [[say('public.supplement.to'), supplemented(locale, round, response.supplements)] as [string, HtmlPart]]),
    ...(response.stance === 'supports_on_condition' && response.condition !== '' ? [[say('public.response.condition'), response.condition] as [string, HtmlPart]] : []),
    ...response.sections.map((one): [string, HtmlPart] => [`${one.number} ${one.heading}`, [stanceWords(locale, one.stance), one.condition].filter((words) => words !== '').join(': ')]),
    ...(response.jointly.length === 0 ? [] : [[say('public.response.jointly'), response.jointly.join(', ')] as [string, HtmlPart]]),
    ...(decided === '' ? [] : [[say('public.response.decision'), decided] as [string, HtmlPart]]),
    [say('public.responses.received'), html`${dated(locale, response.receivedOn)}${response.late && html` <span class="soft">${say('public.late')}</span>`}`],
  ];
  const part = (name: string, text: string): HtmlPart => text.trim() !== '' && html`<h4>${name}</h4><div lang="sv">${paragraphs(text)}</div>`;
  return pageOf(frame, {
    title: say(response.supplements === null ? 'public.response.title' : 'public.supplement.title', { consultee: response.consultee }), back: { path: publicPath(round.id), text: say('public.response.back') },
    body: html`${response.preliminary && html`<p class="public-state">${say('public.preliminary')}</p>`}
<dl class="public-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${response.summary.trim() !== '' && html`<section aria-labelledby="summary"><h2 id="summary">${say('public.response.summary')}</h2><div class="reading" lang="sv">${paragraphs(response.summary)}</div></section>`}
<section aria-labelledby="comments"><h2 id="comments">${say('public.response.comments', { n: response.comments.length })}</h2>
${response.comments.length === 0 && html`<p>${say('public.response.noComments')}</p>`}
${response.comments.map((one) => html`<article class="public-comment"${one.number !== null && html` id="synpunkt-${one.number}"`}><h3>${one.number !== null && say('public.response.comment', { number: one.number })} <span class="soft">${one.clauseNumber === null ? say('public.response.whole') : say('public.response.place', { clause: one.clauseNumber })}</span></h3>
${one.quote !== '' && html`<blockquote lang="sv">${paragraphs(one.quote)}</blockquote>`}<div lang="sv">${paragraphs(one.text)}</div>${part(say('public.response.proposed'), one.proposedText)}${part(say('public.response.reason'), one.reason)}${response.reported && one.number !== null && html`<p><a href="${inLocale(`${publicPath(round.id)}/sammanstallning`, locale)}#synpunkt-${one.number}">${say('public.response.outcome', { number: one.number })}</a></p>`}</article>`)}</section>
${response.files > 0 && html`<p>${say('public.response.files', { n: response.files, authority: round.matter.authority })}</p>`}`,
  });
}

/** The frozen text as it was hashed; its images come from the round's own address, and each numbered heading is a link to itself. */
export function textPage(frame: PageFrame, round: PublicRound, { document, version, isEarlier }: { document: FrozenDocument; version: number; isEarlier: boolean }): string {
  const say = speak(frame.locale);
  const headings = document.blocks.filter(({ kind }) => kind === 'heading');
  const text = document.html
    .replaceAll('src="/api/images/', `src="${publicPath(round.id)}/bilder/`)
    .replace(/(<h[2-6] id="([0-9a-z]+)" data-block="\2">)<span class="clause-number" data-generated>([^<]+)<\/span>/g, '$1<a class="clause-number" href="#$2">$3</a>');
  return pageOf(frame, {
    title: document.title, back: { path: publicPath(round.id), text: say('public.response.back') },
    body: html`<p class="soft">${round.title} · ${say('public.text.version', { version })}</p>
${(isEarlier || round.corrections.some(({ versionBefore }) => versionBefore === version)) && html`<p class="public-state"><strong>${say('public.text.corrected', { version: round.corrections[0]?.version ?? 0 })}</strong></p>`}
${headings.length > 1 && html`<nav aria-labelledby="contents" class="public-contents"><h2 id="contents">${say('public.text.contents')}</h2><ul lang="sv">${headings.map(({ block, clauseNumber, text: words, headingPath }) => html`<li data-depth="${Math.min(headingPath.length, 4)}"><a href="#${block}">${clauseNumber !== null && `${clauseNumber} `}${words}</a></li>`)}</ul></nav>`}
<div class="reading frozen-text" lang="sv">${ours(text)}</div>
<p class="soft small public-hash">${say('public.text.hash')}: <code>${document.hash}</code></p>`,
  });
}

/** The published report, as it was written when it was published: in its own language, whatever the page's. */
export function reportPage(frame: PageFrame, round: PublicRound, { number, written }: { number: number; written: string }): string {
  const say = speak(frame.locale);
  return pageOf(frame, {
    title: say('public.report.title', { number }), over: round.matter.title, back: { path: publicPath(round.id), text: say('public.response.back') },
    body: html`<p><a href="${publicPath(round.id)}/sammanstallning.pdf" download>${say('public.report.file')}</a></p>
${ours(written)}`,
  });
}
