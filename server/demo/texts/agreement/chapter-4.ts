/** Chapter 4: operations that municipality and region run together. */
export const chapter4 = `
# Gemensamma verksamheter och arbetssätt

## Familjecentraler

### Uppdrag

En familjecentral samlar mödrahälsovård, barnhälsovård, öppen förskola och socialtjänst med förebyggande inriktning under ett tak. Den ska vara en öppen mötesplats där alla föräldrar känner sig välkomna och där den som behöver mer stöd får det utan att behöva söka på nytt.

Det ska finnas minst en familjecentral eller en familjecentralsliknande verksamhet i varje kommun senast tredje året. I en familjecentralsliknande verksamhet får en av de fyra verksamheterna finnas på annan plats om samarbetet är reglerat.

### Samarbete och ledning

Familjecentralen leds av en gemensam styrgrupp med en chef från varje huvudman. En samordnare, anställd av kommunen, leder det dagliga arbetet. Samordnaren ska ha minst en halv tjänst för uppdraget.

Styrgruppen beslutar varje år om en verksamhetsplan med mål, öppettider, gemensamma aktiviteter och uppföljning. Öppen förskola ska hålla öppet minst tre dagar i veckan, varav en eftermiddag efter klockan 16. Besökare i öppen förskola registreras inte.

Bilaga B innehåller en mall för lokal överenskommelse om familjecentral och förslag till fördelning av kostnader för lokaler.

### Föräldraskapsstöd

Parterna ska tillsammans erbjuda föräldraskapsstöd genom hela uppväxten. Utbudet planeras per länsdel så att föräldrar kan delta i en annan kommun än den egna. Stödet ska

- vara avgiftsfritt och möjligt att söka utan kontakt med socialtjänsten
- finnas för föräldrar till barn i åldrarna 0–5, 6–12 och 13–17 år
- ges på kvällstid och digitalt minst en gång per termin
- nå båda föräldrarna, också när de inte lever tillsammans.

## Ungdomsmottagningar

### Målgrupp och uppdrag

Ungdomsmottagningen är öppen för unga från 13 till och med 24 år. Besöken är frivilliga och avgiftsfria, och personalen har tystnadsplikt. Uppdraget är att främja sexuell, reproduktiv och psykisk hälsa och att stärka unga i övergången till vuxenlivet.

Mottagningen ska erbjuda samtal, rådgivning om preventivmedel, provtagning, stöd vid oönskad graviditet och samtal om relationer, identitet, våld och alkohol. Unga ska kunna komma på eget initiativ och utan att vårdnadshavaren får veta det, så långt lagen medger.

### Bemanning och öppettider

På varje mottagning ska det finnas barnmorska, kurator eller psykolog samt tillgång till läkare. Kommunen svarar för kuratorn och regionen för övriga yrkesgrupper. Mottagningen ska ha öppet minst 20 timmar i veckan, fördelade på minst fyra dagar, och drop-in minst två gånger i veckan.

I kommuner med färre än 8 000 invånare får mottagningen ha filialtider om minst sex timmar i veckan. Länets unga får välja ungdomsmottagning fritt, oberoende av var de bor.

Den digitala ungdomsmottagningen drivs av regionen för hela länet och har öppet alla vardagskvällar till klockan 21.

### Utåtriktat arbete

Ungdomsmottagningen träffar varje elev i årskurs 8 vid minst ett tillfälle, enskilt eller i grupp. Besöken planeras tillsammans med elevhälsan och rektor. Mottagningen deltar också i arbetet mot sexuellt våld och mot hedersrelaterat förtryck.

Bilaga A beskriver uppdraget närmare.

## Förskolan och barnhälsovården

Barnhälsovården och förskolan ska ha ett fast samarbete kring barns språk, lek, sömn och samspel. Varje förskola ska ha en utsedd sjuksköterska i barnhälsovården att rådfråga. Två gånger per år träffas rektor för förskolan och barnhälsovården för att planera gemensamma insatser.

När barnhälsovården eller förskolan ser att ett barns språkutveckling avviker ska de erbjuda vårdnadshavaren ett gemensamt samtal inom en månad. Barn som inte går i förskola ska nås genom uppsökande arbete. Kommunen kontaktar alla vårdnadshavare vars barn fyllt tre år och saknar plats, och barnhälsovården berättar om förskolan vid hälsobesöken.

Små barn kan också må psykiskt dåligt. Barnhälsovårdens psykolog ska ge konsultation till förskolan och ta emot familjer där samspelet mellan barn och förälder oroar. Väntetiden till en sådan kontakt ska vara högst tre veckor.

## Elevhälsa och vård i samspel

### Konsultation

Elevhälsan, första linjen, BUP och habiliteringen ska ha fasta tider för konsultation. Varje skola ska ha en namngiven kontaktperson i första linjen, och varje vårdcentral ska ha en namngiven kontaktperson i skolan. Namnen publiceras i en kontaktkatalog som RSS Granmark uppdaterar varje termin.

Konsultation sker utan att elevens identitet röjs. Ingen journal förs hos den som ger rådet.

### När skolan misstänker en neuropsykiatrisk funktionsnedsättning

Skolan gör en pedagogisk kartläggning och sätter in extra anpassningar utan att vänta på utredning. Elevhälsans psykolog gör en basutredning när det behövs för att förstå elevens svårigheter. Basutredningen ska vara klar inom fyra månader från rektors beslut.

Regionen gör den medicinska och psykologiska utredning som krävs för diagnos. Ett barn som redan är utrett i skolan ska inte göra om samma test inom två år om det inte finns medicinska skäl. Resultatet återges för familjen av vården och skolan tillsammans inom tre veckor efter avslutad utredning.

### Läkemedel och egenvård under skoldagen

Vården bedömer om en åtgärd kan utföras som egenvård. Bedömningen ska vara skriftlig, och rektor ska få den innan skolan tar på sig uppgiften. Skolan är inte skyldig att ta över en uppgift som kräver hälso- och sjukvårdspersonal.[^5]

[^5]: Regler om bedömningen finns i lagen (2022:1250) om egenvård.

### Hjälpmedel och lärmiljö

Regionen provar ut och bekostar personliga hjälpmedel. Skolan bekostar pedagogiska hjälpmedel och anpassning av lokaler. Är det oklart vilket slag ett hjälpmedel tillhör ska det lånas ut genast av den som har det, och kostnaden regleras senare. Ett hjälpmedel som barnet använder både hemma och i skolan ska inte behöva bäras fram och tillbaka om det väger mer än tre kilo.

## Barn med problematisk skolfrånvaro

Frånvaro är ett tidigt tecken på att något inte står rätt till. Parterna arbetar efter en gemensam trappa med tre steg. Stegen räknas från frånvarons första dag under terminen.

| Steg | Frånvaro | Vem gör vad | Inom |
|---|---|---|---|
| 1 | 10 procent under fyra veckor | Mentor talar med elev och vårdnadshavare, elevhälsan informeras | 1 vecka |
| 2 | 20 procent under fyra veckor | Rektor beslutar om frånvaroutredning, elevhälsan kartlägger, första linjen erbjuder samtal | 3 veckor |
| 3 | 50 procent under fyra veckor | Rektor kallar till samordnad plan med socialtjänst och vård, gemensamt hembesök erbjuds | 3 veckor |

Vid steg 3 ska en person som eleven själv väljer vara familjens kontakt. Vården får inte utfärda intyg om längre frånvaro för skolpliktiga elever utan att skolan har fått lämna uppgifter om elevens situation.

Målet är att eleven ska komma tillbaka till en skola som fungerar för eleven. Undervisning i hemmet eller på distans får vara ett steg på vägen men inte en slutpunkt.

## Tandhälsa och levnadsvanor

Tandvården, barnhälsovården och förskolan arbetar tillsammans för goda matvanor och munhälsa. I områden med hög kariesförekomst ska förskolan erbjuda daglig tandborstning med fluortandkräm. Vårdnadshavaren tillfrågas om barnet ska delta.

Elevhälsan och tandvården samordnar sina budskap om tobak, nikotin och socker. Parterna ska inte ta emot informationsmaterial eller sponsring från företag som säljer tobak, nikotin, alkohol, spel eller energidrycker.

Alla barn ska ha möjlighet till rörelse varje dag. Kommunen och regionen samarbetar med idrottsrörelsen och andra föreningar om aktiviteter utan avgift för barn som annars inte rör sig. Fysisk aktivitet på recept ska kunna lösas in hos minst en förening i varje kommun.

## Trygghet och brottsförebyggande samverkan

Skola, socialtjänst, polis och fritid ska i varje kommun ha en fast grupp som tidigt uppmärksammar barn som riskerar att dras in i kriminalitet. Gruppen arbetar med den unge och vårdnadshavaren och med deras samtycke. Hälso- och sjukvården ska delta när den unge har psykisk ohälsa, en funktionsnedsättning eller ett skadligt bruk.

För unga som redan har begått brott och som behöver omfattande stöd ska socialtjänsten erbjuda en social insatsgrupp. Gruppen ska ha en plan för skola, fritid, familj och hälsa. Våld, hot eller rekrytering på nätet ska behandlas lika allvarligt som det som sker på andra platser.

Elevhälsan och första linjen ska kunna erbjuda samtal till barn som har blivit vittne till grovt våld i sitt närområde. Erbjudandet ska lämnas inom två dygn efter händelsen.

## Barnahus

Länets två barnahus, i Ekhammar och Stenforsa, samlar socialtjänst, polis, åklagare, barn- och ungdomspsykiatri och barnmedicin kring barn som misstänks ha utsatts för våld eller övergrepp. Barnet ska bara behöva komma till en plats och berätta så få gånger som möjligt.

Kommunerna finansierar samordnarna efter invånarantal och regionen finansierar krisstöd och medicinsk undersökning. Krisstöd ska erbjudas barnet inom en vecka från polisförhöret, också om förundersökningen läggs ned.

Barn som begår brottsliga handlingar före 15 års ålder ska erbjudas motsvarande samordning när socialtjänsten bedömer att det behövs.
`;
