/** A letter as HTML: the very words of its plain text, set as a page that is easy to read, with addresses to press. */
import { html, type Html, type HtmlPart } from '../http/html.ts';

/** Ink on its ground, each named once (`look.md`): mail programs know no style sheets, so that every part carries its own. A test holds them against WCAG 2.2, 1.4.6. */
const ink = '#1b2430';
const link = '#1f5f50';
const paper = '#fbfaf7';
const surface = '#ffffff';
const line = '#d9d6ce';
const face = "'Source Sans 3','Segoe UI',Arial,sans-serif";

/** Addresses may be long, and are never cut: a phone's window is narrow. */
const linkStyle = `color:${link};background-color:${surface};text-decoration:underline;word-break:break-word`;
const text = `margin:0 0 16px 0;font-family:${face};font-size:17px;line-height:1.5;color:${ink};background-color:${surface}`;

/** Nothing is fetched from anywhere when it is opened: no images, no fonts, no styles from outside. */
export function letterHtml({ language, subject, body }: { language: string; subject: string; body: string }): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 12px;color:${ink};background-color:${paper}">
<div style="max-width:600px;margin:0 auto;padding:28px 24px 12px 24px;border:1px solid ${line};border-radius:6px;color:${ink};background-color:${surface}">
${body.trim().split(/\n{2,}/).map(block)}
</div>
</body>
</html>
`.text;
}

/** A paragraph; where every line begins with a dash, a list. */
function block(words: string): Html {
  const rows = words.split('\n');
  if (rows.every((row) => /^[-–•] /.test(row))) return html`<ul style="${text};padding-left:22px">${rows.map((row) => html`<li>${linked(row.slice(2))}</li>`)}</ul>\n`;
  return html`<p style="${text}">${rows.map((row, n): HtmlPart => html`${n > 0 && html`<br>`}${linked(row)}`)}</p>\n`;
}

/** Web and mail addresses become links that say themselves where they lead; a full stop after one is no part of it. */
function linked(row: string): HtmlPart {
  return row.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]|[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.\p{L}{2,})/u).map((part, n): HtmlPart => {
    if (n % 2 === 0) return part;
    return html`<a href="${part.startsWith('http') ? part : `mailto:${part}`}" style="${linkStyle}">${part}</a>`;
  });
}
