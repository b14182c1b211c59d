/** Words that the server does not have: kept in the browser, sent later, or offered as a copy. */
export const draftingUnsentSv = {
  'drafting.save.notNowKept': '{n, plural, =0 {Ingen kontakt med servern just nu, men allt du har skrivit är sparat.} one {En ändring är inte sparad än: det finns ingen kontakt med servern. Den finns kvar på den här datorn, även om fönstret stängs, och skickas när texten är öppen och kontakten är tillbaka.} other {# ändringar är inte sparade än: det finns ingen kontakt med servern. De finns kvar på den här datorn, även om fönstret stängs, och skickas när texten är öppen och kontakten är tillbaka.}}',
  'drafting.save.kept': 'Allt finns kvar på den här datorn',
  'drafting.save.backAgain': 'Kontakten är tillbaka. Allt är sparat.',

  'drafting.copy.lasts': 'Kopian finns kvar på den här datorn tills du slänger den eller loggar ut.',
  'drafting.copy.window': 'Kopian finns bara i det här fönstret. Hämta den innan du stänger det.',
  'drafting.copy.signedOut': 'Det du skrev finns kvar på den här datorn. Logga in igen och öppna texten, så skickas det.',
  'drafting.copy.discard': 'Släng kopian',
  'drafting.copy.discard.title': 'Slänga kopian?',
  'drafting.copy.discard.text': 'Det du skrev i kopian finns ingen annanstans. Det går inte att få tillbaka.',
  'drafting.copy.discarded': 'Kopian är slängd.',
  'drafting.copy.whole': 'Hela kopian, som den stod i ditt fönster:',
  'drafting.copy.why.access-changed': 'Du får inte längre skriva i texten.',
  'drafting.copy.why.clause-locked': 'Avsnittet var låst när ändringen kom fram.',
  'drafting.copy.why.document-locked': 'Texten låstes medan du skrev.',
  'drafting.copy.title.kept': '{n, plural, one {En ändring är inte sparad än} other {# ändringar är inte sparade än}}',

  'drafting.leave.title': 'Du har ändringar som inte är sparade',
  'drafting.leave.text': 'De finns bara på den här datorn och tas bort när du loggar ut:',
  'drafting.leave.one': '{title}: {n, plural, one {en ändring} other {# ändringar}}',
  'drafting.leave.help': 'Öppna texten med kontakt till servern så sparas de, eller hämta dem som en kopia där.',
  'drafting.leave.act': 'Logga ut och ta bort dem',
} as const;
