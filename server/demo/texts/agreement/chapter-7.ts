/** Chapter 7: goals, follow-up, validity and what is replaced. */
export const chapter7 = `
# Uppföljning och giltighet

## Mål och indikatorer

Överenskommelsen har fyra länsmål. Indikatorerna följs upp varje år och redovisas per länsdel, ålder och kön där det är möjligt. Uppgifter som kan avslöja en enskild person redovisas inte.

| Mål | Indikator | Mätetal | Källa | Målnivå år 3 |
|---|---|---|---|---|
| 1. Barn som behöver insatser från flera får dem samordnade | 1. Samordnade individuella planer | Antal planer per 1 000 barn | Digitalt planeringsstöd | 12 |
| 1. Barn som behöver insatser från flera får dem samordnade | 2. Första möte i rätt tid | Andel första möten inom tre veckor | Digitalt planeringsstöd | 85 procent |
| 2. Barn och familjer är delaktiga | 3. Upplevd delaktighet | Andel barn som uppger att de kunde påverka sin plan | Enkät till barn 10 år och äldre | 80 procent |
| 2. Barn och familjer är delaktiga | 4. Tydlig samordnare | Andel familjer som vet vem som är samordnare | Enkät till vårdnadshavare | 90 procent |
| 3. Hjälpen kommer tidigt | 5. Bedömning i första linjen | Andel som bedömts inom fem arbetsdagar | Vårdens verksamhetssystem | 90 procent |
| 3. Hjälpen kommer tidigt | 6. Långvarig skolfrånvaro | Andel elever i grundskolan med minst 20 procents frånvaro | Skolhuvudmännens uppgifter | 4 procent |
| 4. Placerade barn har god hälsa | 7. Fullständig hälsoundersökning | Andel placerade barn med alla tre delar inom fyra veckor | Socialtjänstens och vårdens system | 95 procent |
| 4. Placerade barn har god hälsa | 8. Skolgång utan avbrott | Andel placerade barn med högst fem skoldagars uppehåll | Socialtjänstens system | 95 procent |

Indikator 3 kan inte mätas det första året, eftersom enkäten först måste tas fram tillsammans med barn och unga. Första året görs i stället fokusgrupper i alla länsdelar.

Målnivåerna är gemensamma för länet. Varje lokal överenskommelse får ange egna delmål på vägen.

## Årlig uppföljning

RSS Granmark leder uppföljningen. Uppgifterna samlas in en gång per år enligt följande tidsplan.

| Tidpunkt | Vad som görs | Vem som gör det |
|---|---|---|
| Januari | Begäran om uppgifter med definitioner | RSS Granmark |
| 1 mars | Uppgifterna lämnas | Varje part |
| April | Resultat analyseras i länsdelen | Lokal ledningsgrupp |
| Maj | Ungdomsrådet och brukarorganisationerna lämnar sina iakttagelser | RSS Granmark sammankallar |
| Juni | Länsrapport med slutsatser behandlas | Länschefsnätverket |
| September | Rapporten redovisas för förtroendevalda | Välfärdsrådet i Granmark |
| Oktober till december | Förbättringar förs in i verksamhetsplaner | Varje part |

En indikator som inte kan mätas redovisas med skäl, ansvarig och en tid för när den kan mätas. En part som inte har lämnat sina uppgifter anges vid namn i länsrapporten.

Andra året görs en fördjupad uppföljning av en eller två frågor som ungdomsrådet väljer. Tredje året utvärderas överenskommelsen i sin helhet av en oberoende utvärderare.

Länsrapporten ska finnas i en version för barn och unga. Den publiceras på [RSS Granmarks sida om uppföljning](https://example.org/uppfoljning) och går att läsa utan inloggning.

## Barnrättsprövning och lärande

En barnrättsprövning har gjorts av denna överenskommelse. Den ska göras om när överenskommelsen ändras väsentligt och när den fördjupade uppföljningen visar att en grupp barn missgynnas. Prövningen ska visa vilka barn som berörs, hur de har fått komma till tals, hur olika intressen har vägts och vad som gjorts för att minska negativa följder.

Parterna delar med sig av goda exempel. En länskonferens hålls vartannat år, med barn och unga bland dem som talar. Resultat som är sämre än väntat ska redovisas lika öppet som framgångar. När en lokal ledningsgrupp ser att ett arbetssätt inte fungerar ska den pröva ett annat, följa upp inom sex månader och berätta för övriga länsdelar vad den har lärt sig.

## Beslut och giltighetstid

Överenskommelsen gäller under förutsättning att Region Granmark och samtliga femton kommuner fattar likalydande beslut om att godkänna den.[^7] Den träder i kraft den 1 januari det år som följer på den sista partens beslut och gäller i tre år.

Senast tolv månader före giltighetstidens slut beslutar Länschefsnätverket om den ska revideras, förlängas eller ersättas. Den kan förlängas en gång med högst ett år, genom likalydande beslut. Om ingen ny överenskommelse finns när giltighetstiden går ut tillämpar parterna innehållet så länge det behövs för att uppfylla skyldigheten enligt lag.

En part kan inte säga upp överenskommelsen i förtid. Väsentligt ändrade förutsättningar, till exempel ny lagstiftning, ger varje part rätt att begära omförhandling. En sådan begäran ställs till Länschefsnätverket, som ska behandla den inom tre månader.

[^7]: Beslut fattas av det organ som respektive part anger. Ett beslut med tillägg eller undantag räknas inte som likalydande.

Under giltighetstiden ska parterna informera varandra innan de fattar beslut om organisation, taxor eller riktlinjer som märkbart påverkar barn i gemensamma insatser. Informationen lämnas i den lokala ledningsgruppen och ska innehålla en bedömning av följderna för barnen.

## Ändringar och bilagor

Ändringar i ramöverenskommelsen kräver likalydande beslut i alla parter. Rättelser av skrivfel och uppdatering av laghänvisningar får göras av RSS Granmark och meddelas parterna. Bilagorna beslutas av Länschefsnätverket och kan ändras var för sig.

Till överenskommelsen hör

- bilaga A, Ungdomsmottagning
- bilaga B, Familjecentral
- bilaga C, Hälsoundersökning vid placering.

Om en bilaga och ramöverenskommelsen säger olika gäller ramöverenskommelsen.

## Dokument som ersätts

När överenskommelsen träder i kraft upphör följande dokument att gälla:

- *Samverkan kring barn och unga med psykisk ohälsa*, länsöverenskommelse, giltig 2019-01-01–2021-12-31 och därefter förlängd
- *Ungdomsmottagningar i Granmark*, länsöverenskommelse, giltig 2020-07-01–2023-06-30.

Följande dokument har redan upphört att gälla men tillämpas på sina håll. De ersätts i sin helhet:

- *Rutin för läkarundersökning vid placering*, ersätts av avsnittet om barn som vårdas utanför det egna hemmet tillsammans med bilaga C[^8]
- *Vägledning för familjecentraler i Granmark*, ersätts av avsnittet om familjecentraler tillsammans med bilaga B.

[^8]: Rutinens blanketter får användas till dess att bilaga C har beslutats.

## Införande

Införandet pågår under det första året. Varje part utser en person som ansvarar för införandet och som ingår i ett nätverk under RSS Granmark. Chefer på alla nivåer ansvarar för att medarbetarna känner till överenskommelsen. En kortversion på två sidor, en film på fem minuter och en affisch för barn tas fram före ikraftträdandet.

Före sommaren första året ska varje verksamhet ha gått igenom sina egna rutiner och anpassat dem. Rutiner som strider mot överenskommelsen upphör att gälla.
`;
