/** Swedish words by which comments are not told apart. For likeness only; never shown. */
/** What every comment has, and what says nothing of which comment it is. */
export const ordinary = new Set((
  'och att det som en ett på är av för med till den har de inte om vi i så men ska skall kan från man var vid under över också även där när mot mellan efter vill sig sin sitt sina blir bli vara denna detta dessa dess vår vårt våra ni er ert era samt eller än genom hos utifrån detsamma här då något någon några alldeles själva mycket väldigt per just ju väl dock redan helt'
  + ' anser anse föreslår föreslå menar tycker bedömer framför yttrar önskar synpunkt synpunkter förslag förslaget yttrande remiss remissen kommun kommunen kommuner kommunens nämnd nämnden nämnderna nämndens socialnämnden region regionen regionens förvaltningen styrelsen kommunstyrelsen text texten avsnitt avsnittet överenskommelsen'
).split(' '));
export const denials = new Set(['inte', 'ej', 'icke', 'aldrig', 'ingen', 'inget', 'inga', 'utan', 'varken']);
