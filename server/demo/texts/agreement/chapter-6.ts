/** Chapter 6: steering, competence, quality, money and disagreement. */
export const chapter6 = `
# Ledning, kvalitet och ekonomi

## Struktur för samverkan

Samverkan leds på tre nivåer. Varje nivå ska ta hand om de frågor som hör dit och lyfta det som den inte kan lösa.

| Nivå | Forum | Deltagare | Möten | Uppgift |
|---|---|---|---|---|
| Länet | Välfärdsrådet i Granmark | Förtroendevalda från alla parter | 5 per år | Rekommenderar parterna inriktning och överenskommelser |
| Länet | Länschefsnätverket | Förvaltningschefer från alla parter | 6 per år | Följer upp överenskommelsen, beslutar om bilagor |
| Länsdelen | Lokal ledningsgrupp för barn och unga | Chefer för socialtjänst, skola, primärvård, BUP, habilitering | 4 per år | Planerar gemensamma resurser, analyserar resultat |
| Kommunen | Lokalt samverkansforum | Enhetschefer och verksamhetsnära personal | 6 per år | Tar fram och följer den lokala överenskommelsen |
| Individen | Möte om samordnad plan | Barnet, familjen, berörda verksamheter | Vid behov | Kommer överens om insatser |

Ordförandeskapet i den lokala ledningsgruppen växlar varje år mellan kommun och region. Regionen ska företrädas av chefer med mandat att besluta om personal och ekonomi i länsdelen.

RSS Granmark stödjer strukturen genom att bereda ärenden, samla in uppföljning, ordna utbildning och förvalta den här överenskommelsen. RSS Granmark har ingen beslutanderätt över parterna.

### Lokala överenskommelser

Varje kommun tecknar en lokal överenskommelse med Region Granmark inom nio månader från det att denna ramöverenskommelse träder i kraft. Två eller flera kommuner får teckna en gemensam. Den lokala överenskommelsen ska ange

1. vilka verksamheter och enheter som omfattas
2. namn på forum, ordförande och kontaktpersoner
3. hur familjecentral, ungdomsmottagning och team för unga är ordnade
4. lokala mål och hur de följs upp
5. hur oenighet hanteras på lokal nivå
6. hur fristående huvudmän deltar.

En lokal överenskommelse får ge mer men inte mindre än vad som anges här. En mall finns hos [RSS Granmark](https://example.org/mallar).

### Kommunikation till invånarna

Parterna berättar gemensamt för invånarna vart barn, unga och familjer kan vända sig. Informationen ska vara likadan på alla parters webbplatser, visas där unga finns och prövas tillsammans med ungdomsrådet innan den sprids. Väntetider till samtalsmottagning, BUP och familjerådgivning publiceras varje månad per länsdel. RSS Granmark ansvarar för en gemensam sida med kontaktvägar, som kommunerna och regionen länkar till i stället för att skriva egna listor.

## Kompetens

Parterna ansvarar för att den egna personalen har den kompetens som uppdragen kräver. Därutöver ska länet ha ett gemensamt utbildningsprogram. Programmet innehåller minst

- grundutbildning i samordnad individuell plan, två gånger per termin
- utbildning om barnets rättigheter och om samtal med barn
- utbildning om sekretess och samtycke, med övningar
- utbildning i suicidprevention för alla som möter barn över tio år
- utbildning om neuropsykiatriska funktionsnedsättningar och om tecken på våld.

Nyanställda ska gå grundutbildningen inom sex månader. Personal från olika huvudmän ska utbildas tillsammans. Personer med egen erfarenhet ska medverka i planering och genomförande och få skäligt arvode.

Varje part avsätter tid för handledning. Gemensam handledning över huvudmannagränser ska prövas i minst en länsdel under det första året.

Chefer ska ha egen introduktion till samverkan. Den omfattar en dag i en verksamhet hos en annan huvudman, genomgång av den lokala överenskommelsen och ett samtal med minst två unga som har erfarenhet av stöd från flera verksamheter. Introduktionen ska vara genomförd inom ett år från tillträdet.

## Kvalitet och avvikelser

Varje part bedriver systematiskt kvalitetsarbete enligt gällande regler. Brister i samverkan rapporteras som avvikelse till den egna verksamheten, som inom fem arbetsdagar sänder den vidare till den verksamhet som berörs. Den mottagande verksamheten svarar inom 30 dagar.

RSS Granmark sammanställer avvikelserna två gånger per år. Sammanställningen visar mönster, inte enskilda fall. Lex Sarah och lex Maria gäller vid sidan av detta.

Barn och vårdnadshavare ska enkelt kunna lämna synpunkter och klagomål, på samma ställe oavsett vem klagomålet rör. Synpunkter som gäller flera huvudmän besvaras gemensamt.

## Samarbete med civilsamhället

Föreningar, trossamfund och stödorganisationer når barn och unga på andra sätt än myndigheter gör. Parterna ska hålla ett gemensamt register över verksamheter som barn och familjer kan hänvisas till. En verksamhet tas in i registret efter en enkel prövning av att den är öppen för alla, begär registerutdrag av sin personal och arbetar för barnets bästa.

Organisationer som ger stöd till barn på uppdrag av parterna ska få besked om fortsatt bidrag senast den 1 oktober året före. Varje länsdel bjuder in civilsamhället till ett dialogmöte per år. Parterna ersätter kostnader för resor när föreningar deltar i arbetsgrupper.

## Digitalt stöd

Parterna ska använda ett gemensamt digitalt stöd för samordnad individuell plan. Stödet ska kunna användas av skolan, socialtjänsten, vården och den enskilde. Regionen är systemägare. Kostnaden fördelas enligt avsnittet om finansiering.

Parterna tar steg mot sammanhållen vård- och omsorgsdokumentation där lagen medger det. Inget nytt system införs i en part utan att påverkan på samverkan först har bedömts.

### Personuppgifter och informationssäkerhet

Varje part är personuppgiftsansvarig för sin egen behandling. För det gemensamma planeringsstödet ska parterna teckna en särskild reglering av vem som ansvarar för behörighet, loggar och utlämnande. Loggar ska granskas stickprovsvis minst fyra gånger per år. Skolan får se planens innehåll endast i de delar som rör skolan, om inte familjen medger mer.

Uppgifter i planeringsstödet gallras enligt varje parts beslut. Barnet ska på begäran få en kopia av allt som rör barnet innan uppgifterna gallras.

## Finansiering

### Grundregel

Varje huvudman bär kostnaden för sitt eget ansvar. Ingen part får flytta över kostnader till en annan genom att ändra sina egna riktlinjer. En ändring som påverkar en annan part väsentligt ska förhandlas minst sex månader innan den genomförs.

### Gemensamma kostnader

Gemensamma kostnader på länsnivå fördelas så att regionen betalar hälften och kommunerna hälften. Kommunernas del fördelas efter antalet invånare i åldern 0–24 år den 1 november året före verksamhetsåret. Det gäller kostnader för

- RSS Granmarks processledning för denna överenskommelse
- det gemensamma utbildningsprogrammet
- det digitala stödet för samordnad individuell plan
- det länsgemensamma ungdomsrådet.

Den sammanlagda kostnaden får uppgå till högst 4,2 miljoner kronor per år i första årets prisnivå. Länschefsnätverket lägger varje år fram en budget senast den 30 april.

Gemensamma verksamheter i länsdelen eller kommunen finansieras enligt den lokala överenskommelsen. Om parterna inte har kommit överens om annat betalar varje huvudman lönen för sin egen personal, medan lokaler, material och verksamhetssystem delas lika. Den part som äger lokalen får inte ta ut högre hyra än självkostnaden.

### Delat ansvar vid placeringar

När ett barn vårdas i hem för vård eller boende och behöver hälso- och sjukvård som inte kan ges på hemorten delar kommunen och regionen kostnaden. Kommunen betalar boende, omsorg och skolgång och regionen betalar behandling enligt hälso- och sjukvårdslagen. Om kostnaderna inte kan skiljas åt fördelas de lika mellan huvudmännen från och med den första vårddagen.

Fördelningen ska beslutas innan placeringen görs. I akuta fall ska den beslutas inom tio arbetsdagar. Under tiden betalar kommunen och får ersättning i efterhand.

En arbetsgrupp med ekonomer från fyra parter går varje år igenom samtliga delade placeringar och redovisar utfallet för Länschefsnätverket.

## Oenighet mellan parterna

Oenighet ska lösas så nära barnet som möjligt och utan att barnets insatser fördröjs. Om medarbetarna inte kommer överens gäller följande ordning:

1. Medarbetarna tar upp frågan med sina närmaste chefer samma vecka.
2. Enhetscheferna försöker enas inom fem arbetsdagar.
3. Verksamhetscheferna enas inom ytterligare tio arbetsdagar.
4. Kvarstår oenigheten avgör Länschefsnätverkets presidium vem som ska stå för insatsen tills vidare.

Ett sådant ställningstagande är vägledande. Det inskränker inte det ansvar som följer av lag eller rätten att få saken prövad i domstol. Vid tvist mellan parterna om tolkningen av överenskommelsen ska de förhandla innan någon vidtar rättsliga åtgärder.

Varje fall av oenighet som når verksamhetschefer dokumenteras kort och utan personuppgifter och ingår i den årliga uppföljningen.
`;
