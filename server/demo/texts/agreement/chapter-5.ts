/** Chapter 5: children and young people who need more. */
export const chapter5 = `
# Barn och unga som behöver särskilda insatser

## Barn som vårdas utanför det egna hemmet

### Gemensamma åtaganden

Barn och unga i samhällsvård har rätt till lika god vård, tandvård och skolgång som andra. I praktiken får de ofta mindre än så. Placeringskommunen och regionen har därför ett gemensamt ansvar för att hälsan följs från den första veckan till dess att vården har upphört och ett år därefter.

Socialnämnden ska inför placeringen ta reda på vilka vårdkontakter, hjälpmedel, läkemedel och skolinsatser barnet har. Ingen pågående utredning eller behandling får avslutas på grund av att barnet flyttar. Om barnet flyttar till ett annat län skickar den avlämnande vården en vårdremiss till den nya vårdgivaren innan flytten.

### Hälsoundersökning

Regionen ska på socialnämndens begäran erbjuda en hälsoundersökning när barnet placeras.[^6] Undersökningen består av tre delar:

1. en läkarundersökning av kroppslig hälsa och utveckling
2. en bedömning av den psykiska hälsan, utförd av psykolog eller läkare
3. en tandhälsoundersökning.

Socialnämnden begär undersökningen senast fem arbetsdagar efter placeringen. Regionen ska genomföra alla tre delar inom fyra veckor från begäran. Resultatet ska lämnas i ett samlat utlåtande till socialnämnden, till vårdnadshavaren och, när det är lämpligt, till barnet självt.

Om barnet placeras akut görs en första läkarundersökning inom tre arbetsdagar när socialnämnden bedömer att det behövs. För unga mellan 18 och 20 år erbjuds undersökningen på samma villkor.

Bilaga C anger vad undersökningen innehåller, vilka blanketter som används och hur kostnader ersätts mellan länen.

[^6]: Lagen (2017:209) om hälsoundersökning av barn och unga som vårdas utanför det egna hemmet.

### Skola och hälsa under placeringen

Placeringskommunen, vistelsekommunen och familjehemmet eller boendet gör tillsammans en plan för barnets skolgång innan placeringen eller, vid akuta fall, inom två veckor. Inget barn ska stå utan skola längre än fem skoldagar. Barnets vårdplan ska ha ett särskilt avsnitt om hälsa och ett om skola.

Familjehem ska få information om barnets hälsa i den mån det behövs för vården av barnet. De ska veta vart de ringer dygnet runt om barnet blir sjukt eller mår psykiskt dåligt. Socialtjänsten följer upp barnets hälsa minst var sjätte månad i samband med övervägande eller omprövning.

Regionen ska ha en särskilt utsedd sjuksköterska för placerade barn i varje länsdel. Sjuksköterskan bevakar att undersökningar blir av, samlar journaluppgifter och stödjer familjehem.

### När vården upphör

Sex månader före den unges planerade utskrivning från samhällsvård ska en plan för bostad, sysselsättning, ekonomi och vårdkontakter vara upprättad. Den unge ska ha en namngiven kontakt i kommunen till och med 21 års ålder.

## Barn med psykisk funktionsnedsättning

Med psykisk funktionsnedsättning avses här att barnet under längre tid har väsentliga svårigheter att klara vardagen till följd av ett psykiatriskt eller neuropsykiatriskt tillstånd. Diagnos är inget krav.

Parterna ska erbjuda barnet och familjen

- en fast vårdkontakt i den specialistvård som har huvudansvaret
- en kontaktperson i socialtjänsten om familjen har eller söker stöd där
- en samordnad individuell plan som följs upp minst två gånger per år
- stöd till syskon och avlastning för föräldrar efter behov
- utbildning om funktionsnedsättningen för hela familjen och för skolans personal.

När ett barn med psykisk funktionsnedsättning vårdas i heldygnsvård ska en representant för skolan och en för socialtjänsten delta i planeringen inför utskrivning. Planeringen startar senast tredje vårddagen. Ett barn får inte skrivas ut till oklara förhållanden.

### Intensiv öppenvård i hemmet

Barn som riskerar heldygnsvård eller placering till följd av psykisk ohälsa ska kunna få intensivt stöd i hemmet av ett gemensamt mobilt team. Teamet består av personal från BUP och socialtjänst och ska finnas i varje länsdel senast andra året. Teamet ska kunna göra ett första hembesök inom 48 timmar.

Kommunerna i länsdelen betalar tillsammans hälften av teamets kostnad och regionen den andra hälften.

### Autism och adhd i vardagen

Barn med autism eller adhd och deras familjer behöver stöd både före, under och efter en utredning. Medan familjen väntar på utredning ska regionen erbjuda en introduktionskurs för vårdnadshavare, och kommunen ska erbjuda råd om struktur i hemmet. Skolan ska utse en person som familjen kan vända sig till om lärmiljön.

Efter en diagnos ska den verksamhet som ställde den kalla till ett uppföljande samtal inom sex veckor. Vid samtalet gås igenom vad diagnosen betyder, vilka insatser som finns, hur läkemedel följs upp och vem familjen ringer om det blir svårt. Uppföljning av läkemedel mot adhd kan föras över till vårdcentralen när behandlingen varit stabil i ett år.

Syskon och föräldrar ska erbjudas egna samtal eller grupper. Stödet får inte upphöra därför att barnet byter skola eller fyller 18 år.

## Skadligt bruk, beroende och spel om pengar

Unga som använder alkohol, narkotika, dopningsmedel eller läkemedel utan ordination, eller som spelar om pengar på ett skadligt sätt, ska tidigt erbjudas hjälp. Detsamma gäller unga som har en förälder med ett sådant bruk.

Socialtjänsten svarar för råd, motiverande samtal, familjestöd och öppenvård. Regionen svarar för medicinsk bedömning, provtagning, abstinensvård och behandling av samtidig psykisk ohälsa. Psykiatrisk bedömning får inte villkoras av drogfrihet.

I varje länsdel ska det finnas ett team för unga med skadligt bruk. I teamet ingår

- socialsekreterare
- sjuksköterska från BUP eller beroendevården
- kurator från ungdomsmottagningen
- skolans kontaktperson när den unge är elev.

Polisen bjuds in till teamets övergripande möten men deltar inte i samtal om enskilda utan samtycke. Teamet ska kunna erbjuda ett första besök inom en vecka. Unga som påträffas påverkade och omhändertas ska följas upp av socialtjänsten nästa vardag.

Provtagning för narkotika är frivillig. Den får användas som en del av vård och stöd men inte som ett villkor för att eleven ska få vara i skolan.

## Barn som utsätts för våld eller hedersrelaterat förtryck

Alla verksamheter ska ställa frågor om våld på ett sätt som är anpassat till barnets ålder. Frågan ska ställas enskilt, och svaret ska dokumenteras så att det inte blir åtkomligt för den som utövar våldet, till exempel genom direktåtkomst till journal på nätet.

Personal som misstänker att ett barn riskerar att föras utomlands mot sin vilja kontaktar genast socialtjänst och polis. Varje kommun ska ha en utsedd resursperson mot hedersrelaterat våld och förtryck.

Barn som har upplevt våld mellan närstående är brottsoffer och ska få eget stöd. Stödet ska inte vara beroende av att den vuxne som utsatts också tar emot hjälp.

## Ätstörningar och långvarig sjukdom

Barn som går ner i vikt utan känd orsak eller undviker att äta ska bedömas av skolsköterska eller vårdcentral inom en vecka. Vårdcentralen skickar en vårdremiss till BUP samma dag om barnet är medicinskt påverkat. Skolan och vården ska tillsammans planera måltider och fysisk aktivitet under behandlingen.

Barn med långvarig sjukdom, till exempel diabetes, epilepsi eller svår smärta, ska ha en plan för skoldagen. Barn- och ungdomsmedicinska mottagningen utbildar berörd personal på skolan en gång per läsår. Barnet och vårdnadshavaren avgör vad klasskamraterna ska få veta.

## Självskada och suicidprevention

Den som möter ett barn som uttrycker att det inte vill leva ska fråga rakt, stanna hos barnet och se till att någon med rätt kompetens tar vid. BUP ska kunna göra en suicidriskbedömning samma dag, dygnet runt.

När ett barn skrivs ut efter ett suicidförsök ska familjen få ett uppföljande samtal inom 72 timmar och ett återbesök inom en vecka. Skolan informeras med samtycke, så att återgången blir trygg.

Om ett barn i länet tar sitt liv ska berörda parter inom sex månader gå igenom vad som kan läras av det som hände. RSS Granmark kallar till genomgången, och resultatet redovisas i avidentifierad form för Länschefsnätverket. Familjen och de skolkamrater som berörs ska erbjudas stöd under minst ett år.

## Barn som är anhöriga

När en förälder eller annan vuxen i hemmet får vård för allvarlig sjukdom, beroende eller skada, eller avlider, ska vården fråga om det finns barn och vad barnet vet. Uppgiften dokumenteras i den vuxnes journal. Barnet ska erbjudas åldersanpassad information, och familjen ska få veta vilket stöd som finns i kommunen och regionen.

Barn som tar ett stort ansvar hemma, till exempel för ett syskon eller en förälder med funktionsnedsättning, ska uppmärksammas av skolan. Barn ska inte vara omsorgsgivare.

## Nyanlända och asylsökande barn

Regionen erbjuder varje asylsökande barn en hälsoundersökning inom två månader från ankomsten till länet. Undersökningen ska omfatta psykisk hälsa, tänder, vaccinationer och barnets egna upplevelser. Kommunen säkerställer att barnet erbjuds plats i förskola eller skola inom en månad, och elevhälsan tar emot resultatet av undersökningen efter samtycke.

God man för ett ensamkommande barn likställs med vårdnadshavare när det gäller kallelser och information enligt överenskommelsen. Socialtjänst och första linjen ska tillsammans erbjuda grupper för barn som har varit med om krig eller flykt. Personal som möter barnen ska ha fått utbildning om trauma.

## Övergången till vuxenlivet

Övergången från barn- till vuxenvård ska börja planeras när den unge fyller 16 år. Planen ska visa vilka kontakter som upphör, vilka som tar vid och när. Den mottagande vuxenverksamheten ska träffa den unge minst en gång före 18-årsdagen.

Den som har haft en samordnad individuell plan som barn ska erbjudas en ny plan senast tre månader efter 18-årsdagen. Unga med omfattande behov får behålla sin kontakt inom barnverksamheten i upp till sex månader om övergången annars skulle äventyras.

Kommunens aktivitetsansvar för unga som inte går i gymnasieskolan ska kopplas till ungdomsmottagningen och första linjen. Unga som varken arbetar eller studerar ska erbjudas ett hälsosamtal inom två månader från det att kommunen fått kännedom om situationen.
`;
