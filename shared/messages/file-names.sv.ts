/** What files are called when they are fetched. */
export const fileNamesSv = {
  'file.outcome': 'Vad hände med synpunkterna – {consultee}',
  'file.meeting': 'Möteslista, {body} {day}',
  'file.report': 'Remissammanställning {registryNumber}',
  'file.finalReport': 'Slutlig remissammanställning {number} {registryNumber}',
  'file.draft': '{title}, utkast {day}',
  'file.publicReport': 'Remissammanställning, {title}',
  'file.papers': 'Remisshandlingar, {title}',
  'file.frozen': '{title}, version {number}',
  'file.answerForm': 'Svarsfil, {title}, version {number}',
  'file.memo': 'Tjänsteskrivelse, {matter}',
  'file.memoTemplate': 'Mall för tjänsteskrivelse',
  'file.response': 'remissvar-{id}',
  'file.register': 'Svarsregister remissomgång {number} {registryNumber}',
  'file.involvement': 'delaktighet',
  'file.unnamed': 'fil',
} as const;
