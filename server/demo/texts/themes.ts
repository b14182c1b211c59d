/** The eight themes under which the process lead reports the comments to elected people. */

export type ThemeKey = 'sip' | 'first' | 'school' | 'vulnerable' | 'joint' | 'money' | 'rights' | 'follow';

export interface DemoTheme {
  key: ThemeKey;
  name: string;
  /** What the consultees said, in two to four sentences. */
  mainPoints: string;
  changed: string;
  notMet: string;
}

export const themes: DemoTheme[] = [
  {
    key: 'sip', name: 'Samordnad individuell plan och gemensamt ansvar',
    mainPoints: 'Remissinstanserna vill att barnet har en fast person att vända sig till. Flera kommuner vänder sig mot att samordnaren alltid ska komma från socialtjänsten när många verksamheter är inblandade. Om tiden till det första mötet går åsikterna isär: Almfors vill ha fem veckor och Unga Röst en vecka.',
    changed: 'Samordnaren utses där kontakten med familjen är tätast. Ett avslag på en begäran om plan beslutas av chef och ska skrivas så att familjen förstår det. Barnet får veta när verksamheterna är oense.',
    notMet: 'Tre veckor till det första mötet står kvar. Någon fast tid för samordnarens uppdrag anges inte, eftersom behovet varierar mellan familjer.',
  },
  {
    key: 'first', name: 'Första linjen och vårdens tillgänglighet',
    mainPoints: 'Organisationerna och skolorna vill att den som söker hjälp ska få en verklig kontakt och inte bara ett nummer. Regionens verksamheter delar målet men bedömer att några tider inte går att hålla från första dagen. Föreningar och nämnder vill att väntan på utredning inte ska stoppa stödet.',
    changed: 'Familjen får bekräftelse när ett ärende har tagits emot. Tider till barn- och ungdomspsykiatrin räknas som i vårdgarantin. Mottagningarna ska ta emot oavsett om barnet har kontakt med socialtjänsten.',
    notMet: 'Vården får inte vänta på ett minimiunderlag från skolan innan den tar emot barnet. Förslaget om tio arbetsdagar till första bedömning tillgodoses delvis: fem arbetsdagar behålls för de barn som behöver det mest.',
  },
  {
    key: 'school', name: 'Skolans och elevhälsans ansvar',
    mainPoints: 'Skolnämnderna uppskattar att skolan får en tydlig plats men ser kostnader i kraven på bemanning och utredningstid. Frånvarotrappan anses användbar. Fristående skolor vill ha samma tillgång till gemensamma resurser.',
    changed: 'Antalet elever per skolsköterska och kurator är nu ett riktvärde. Frånvaro räknas under fyra veckor även när de faller i två terminer. Rektor kan låta en annan person med mandat delta i möten.',
    notMet: 'Fyra månader för basutredning står kvar. Studie- och yrkesvägledning räknas inte till elevhälsan.',
  },
  {
    key: 'vulnerable', name: 'Placerade barn och barn i utsatthet',
    mainPoints: 'Kapitlet om placerade barn får stöd. Familjehemmen vill veta mer om barnets hälsa, och kommunerna vill kunna hålla tiderna för hälsoundersökningen. Barnahus, våld och skadligt bruk tas upp av många, liksom de mobila teamen i glesbygd.',
    changed: 'Familjehem får veta om sjukdomar, läkemedel och allergier före placeringen. Personal som misstänker att ett barn ska föras utomlands informerar inte familjen. Stycket om barn som begår brott före 15 års ålder har tagits bort ur avsnittet om barnahus.',
    notMet: 'Den unge har kvar sin namngivna kontakt i kommunen till och med 21 års ålder, trots att åtagandet inte följer av lag. Ett tredje barnahus hanteras i annat sammanhang.',
  },
  {
    key: 'joint', name: 'Familjecentraler, ungdomsmottagningar och glesbygd',
    mainPoints: 'Kommuner med få invånare delar målen men påpekar att flera krav är skrivna för tätorter. De vill kunna dela mottagningar, team och personal. Barnhälsovården och tandvården lämnar erbjudanden om material och utbildning.',
    changed: 'Restiden räknas med kollektivtrafik. Grannkommuner får dela ungdomsmottagningens filialtider. Kommuner med färre än 5 000 invånare får ha två av fyra verksamheter i familjecentralen på annan plats.',
    notMet: 'Hembesöket vid åtta månader ska ske i hemmet. Ungdomsmottagningens träff ligger kvar i årskurs 8.',
  },
  {
    key: 'money', name: 'Finansiering och resurser',
    mainPoints: 'Modellen för gemensamma kostnader godtas av de flesta. Stenforsa avstyrker att kostnader delas lika vid placeringar, och Tallmyra villkorar sitt stöd av ett tak för mobila team. De privata vårdgivarna vill att ersättningen är klar innan de får nya krav.',
    changed: 'Kostnadstaket räknas om med index. Kommunernas del av de mobila teamen fördelas efter antalet barn. Den årliga genomgången av placeringar redovisas per kommun.',
    notMet: 'Huvudregeln om likadelning när kostnaderna inte går att skilja åt står kvar, i avvaktan på ett års uppföljning. Avgifter för avlastning beslutas av kommunerna var för sig.',
  },
  {
    key: 'rights', name: 'Delaktighet, språk och sekretess',
    mainPoints: 'Många vill att barn med annan uttrycksform än tal får samma inflytande. Samiska barns särskilda ställning lyfts av Norrtorpa. Länsstyrelsen och jouren vill ha starkare skydd för uppgifter när våld förekommer i familjen.',
    changed: 'Samiska barn nämns särskilt. Bildstöd ges även till barn över tio år efter behov. Inspelning tillåts när barnet behöver det som hjälpmedel.',
    notMet: 'En lista över allt som vårdnadshavare kan få veta går inte att göra, men en förklaring på lättläst svenska tas fram. Ungdomsrådet utökas inte till två från varje kommun.',
  },
  {
    key: 'follow', name: 'Styrning, uppföljning och giltighet',
    mainPoints: 'Kommunerna vill ha korta lokala överenskommelser och uppföljning som inte kräver nya system. Högskolan menar att några mått räknar hur mycket som görs snarare än hur barnen har det. Flera efterfrågar en plats att vända sig till när åtaganden inte hålls.',
    changed: 'Uppgifter om färre än fem personer redovisas inte. En part får en påminnelse innan den nämns i länsrapporten. Planer som följts upp i tid mäts vid sidan av antalet planer.',
    notMet: 'Alla parter använder samma digitala stöd. Ramöverenskommelsen gäller före bilagorna, också när bilagan är nyare.',
  },
];
