/** The county guideline for youth clinics as it was sent on consultation, in the markup of `parse.ts`. */
export const guideline = `
# Om riktlinjen

## Syfte

Ungdomsmottagningen är för många unga den första vårdkontakt som de tar på egen hand. Riktlinjen ska bidra till att den kontakten blir bra, oavsett var i länet den unga bor. Den beskriver vad en ungdomsmottagning i Granmark ska erbjuda, hur den ska vara bemannad och hur kommunerna och Region Granmark delar på ansvaret.

Riktlinjen har tre syften:

1. unga ska ha samma möjlighet att få hjälp av en ungdomsmottagning i hela länet
2. den som besöker mottagningen ska veta vad den kan hjälpa till med och vem som får ta del av det som sägs
3. kommunerna och regionen ska kunna planera, bemanna och följa upp mottagningarna tillsammans.

Riktlinjen är avsedd att bli bilaga A till den länsövergripande överenskommelsen om samverkan för barns och ungas hälsa. Den beslutas av Länschefsnätverket. Om riktlinjen och överenskommelsen säger olika gäller överenskommelsen.

## Varför den behövs

Länsöverenskommelsen om ungdomsmottagningar skrevs för åren 2020–2023. Sedan dess har öppettider och utbud utvecklats åt olika håll. I några kommuner kan unga besöka en mottagning fyra dagar i veckan, i andra bara en eftermiddag varannan vecka. På flera håll har kuratorstjänsten stått tom därför att det varit oklart vem som ska anställa.

Ungdomar från elva kommuner har berättat vad som avgör om de söker hjälp. De vill slippa förklara i receptionen varför de kommer, få ett svar snabbt och kunna lita på att det de säger stannar i rummet. Förslaget utgår från det.

## Vem riktlinjen gäller

Riktlinjen gäller alla ungdomsmottagningar som Region Granmark och länets femton kommuner har tillsammans, även filialer och den digitala mottagningen. Den som driver en mottagning på uppdrag av regionen ska följa riktlinjen på samma villkor.

Mottagningen är öppen för unga från 13 till och med 24 år. Besöken är frivilliga och avgiftsfria. Unga väljer själva vilken mottagning i länet de vänder sig till.

Den som är yngre än 13 år och söker på egen hand ska få ett första samtal och hjälp att komma i kontakt med elevhälsan eller vårdcentralen. Den som fyller 25 år under en pågående kontakt behåller den tills den är avslutad eller överlämnad.

# Uppdrag

## Vad mottagningen erbjuder

Ungdomsmottagningen främjar sexuell, reproduktiv och psykisk hälsa och stärker unga i övergången till vuxenlivet. Varje mottagning ska erbjuda

- rådgivning om preventivmedel, förskrivning och insättning
- graviditetstest och stöd vid oönskad graviditet
- provtagning och behandling av sexuellt överförda infektioner
- samtal om kropp, identitet, relationer, sexualitet och samtycke
- stödsamtal vid nedstämdhet, oro, stress och sömnbesvär
- samtal om alkohol, narkotika, tobak och spel
- stöd till den som har utsatts för våld, hot eller kränkningar och till den som är rädd för att själv skada andra.

Mottagningen är en del av första linjen. Den ger korta stödkontakter, som regel upp till fem samtal. Behöver den unga mer hjälp ska mottagningen ordna kontakten vidare. Ansvaret ligger kvar till dess att den mottagande verksamheten har bekräftat att den tar över.

Mottagningen gör inga neuropsykiatriska utredningar. Den ersätter inte heller elevhälsan, vårdcentralen eller barn- och ungdomspsykiatrin.

## Bemötande och delaktighet

Personalen ska ge den unga tid att berätta, använda ord som går att förstå och fråga om lov före varje undersökning. Ingen ska behöva säga sitt ärende så att andra hör.

Frågan om våld ställs till alla vid det första besöket. Den ställs i enrum, och den som följer med får vänta utanför under tiden.

Den som behöver tolk ska få det. Anhöriga och vänner får inte användas som tolk. Lokaler, webbsidor och material ska fungera för unga med funktionsnedsättning och visa att alla är välkomna, oavsett kön, könsidentitet, sexuell läggning, tro och bakgrund.

Varje mottagning ska minst en gång om året låta unga granska verksamheten, till exempel genom det kommunala ungdomsrådet. Mottagningen ska sedan berätta vad granskningen ledde till.

## Utåtriktat arbete

Varje elev i årskurs 8 ska få träffa ungdomsmottagningen vid minst ett tillfälle, enskilt eller i grupp. Besöken för ett läsår planeras senast i maj före läsårets början, tillsammans med elevhälsan och rektor. Elever i anpassad grundskola får information som är gjord för dem och, om de vill, ett eget besök.

Mottagningen ska också nå unga som inte går i skolan. Kommunens aktivitetsansvar, fritidsgårdarna och boenden för placerade unga ska ha en egen kontaktperson på mottagningen.

# Tillgänglighet

## Öppettider och bemanning

Tabellen anger den lägsta nivån. En mottagning får erbjuda mer.

| Slag av mottagning | Öppettid per vecka | Drop-in per vecka | Bemanning när det är öppet |
|---|---|---|---|
| Ungdomsmottagning | Minst 20 timmar, fördelade på minst fyra dagar | Minst två gånger | Barnmorska samt kurator eller psykolog |
| Filial | Minst sex timmar | Minst en gång | Barnmorska på plats, kurator på plats eller via video |
| Digital mottagning | Alla vardagskvällar till klockan 21 | Chatt utan tidsbokning | Barnmorska eller kurator |

En kommun med färre än 8 000 invånare[^1] får ha en filial i stället för en egen ungdomsmottagning. Filialen hör till en större mottagning i samma länsdel och delar chef, journal och rutiner med den.

Minst en dag i veckan ska ungdomsmottagningen ha öppet till klockan 18. Under sommaren får den ha stängt i högst fyra veckor. Minst en mottagning i varje länsdel ska då vara öppen, och de stängda mottagningarna ska visa vägen dit.

[^1]: Folkmängden den 31 december enligt den officiella statistiken. En kommun som passerar gränsen har ett år på sig att ändra öppettiderna.

## Tider och väntan

Det ska gå att boka tid per telefon, på webben och på plats. Den som söker mottagningen ska

1. få svar samma dag eller nästa vardag
2. få tid hos barnmorska inom en vecka
3. få tid hos kurator eller psykolog inom två veckor
4. få akut preventivmedel samma dag.

Kan mottagningen inte hålla tiderna ska den erbjuda tid på en annan mottagning eller digitalt. Den unga avgör om erbjudandet passar.

Den som berättar om tankar på att ta sitt liv ska få en bedömning samma dag. Någon från mottagningen ska följa med till den vård som behövs eller se till att en annan trygg vuxen gör det.

## Den digitala mottagningen

Regionen driver den digitala ungdomsmottagningen för hela länet. Den ger råd i chatt och har bokade samtal på video. Den som har börjat en samtalskontakt ska få fortsätta med samma person.

Ett videobesök får aldrig ersätta ett fysiskt besök när den unga vill träffas. Filialerna ska ha ett rum där den unga kan ha ett ostört videosamtal.

# Ansvar, kompetens och kostnader

## Vem som ansvarar för vad

### Regionens ansvar

Regionen är vårdgivare för ungdomsmottagningarna. Den ansvarar för den medicinska ledningen, journalen, läkemedlen och utrustningen. Regionen anställer mottagningens chef, barnmorskor och psykologer och ser till att det går att nå läkare under öppettiderna.

### Kommunens ansvar

Kommunen anställer kuratorn, som ska vara socionom. Tjänsten ska vara minst en halvtid vid en ungdomsmottagning. Vid en filial anges tjänstens omfattning i den lokala överenskommelsen.

Kuratorn arbetar på mottagningen under regionens vårdgivaransvar och dokumenterar i regionens journal. Kuratorn får inte samtidigt utreda samma person eller samma familj inom socialtjänsten.

### Gemensamt ansvar

Varje ungdomsmottagning ska ha en styrgrupp med en chef från varje huvudman. Flera mottagningar i en länsdel får ha en gemensam styrgrupp. Styrgruppen beslutar varje år om en verksamhetsplan med öppettider, bemanning, utåtriktat arbete och mål.

En fråga som styrgruppen inte kan enas om lämnas inom två veckor till den lokala ledningsgruppen för barn och unga.

## Kompetens

Personalen ska ha handledning minst en gång i månaden, gemensamt för alla yrkesgrupper. Nyanställda ska inom sex månader ha utbildning om

- samtal med unga och ungas rättigheter
- våld i nära relationer och hedersrelaterat förtryck
- suicidprevention
- sexualitet och funktionsnedsättning
- villkoren för unga hbtqi-personer.

## Lokaler och kostnader

Mottagningen ska gå att nå med kollektivtrafik och ha en entré som inte delas med socialtjänsten. Väntrummet ska vara skilt från andra mottagningars.

Varje huvudman betalar sin egen personal. Kostnaden för lokalen delas lika mellan regionen och kommunen. När flera kommuner har en mottagning gemensamt fördelas kommunernas del efter antalet invånare från 13 till och med 24 år.

# Trygghet och integritet

## Tystnadsplikt

Personalen har tystnadsplikt, även mot vårdnadshavare så långt lagen medger.[^2] Personalen bedömer i varje fråga om den unga är mogen att själv bestämma. Bedömningen ska skrivas i journalen.

I början av det första besöket ska den unga få veta vad tystnadsplikten innebär, när en vårdnadshavare kan ha rätt till uppgifter och när personalen måste anmäla oro. Informationen ska finnas skriftligt på lätt svenska och på de språk som är vanligast i kommunen.

Kallelser, påminnelser och provsvar lämnas på det sätt som den unga har valt. Inget skickas hem utan att den unga har sagt ja.

[^2]: Sekretess till skydd för en underårig gäller även mot vårdnadshavaren, med de undantag som anges i 12 kap. 3 § offentlighets- och sekretesslagen (2009:400). Att barnets inställning ska klarläggas och vägas efter ålder och mognad framgår av 4 kap. 3 § patientlagen (2014:821).

## Oro för ett barn

Den som arbetar på mottagningen ska genast anmäla till socialnämnden vid kännedom eller misstanke om att ett barn far illa. Den unga ska, om det inte ökar faran, få veta det i förväg och erbjudas ett stödsamtal samma vecka. Mottagningens kurator tar inte emot anmälningar för socialnämndens räkning.

## Samordnad individuell plan

När den unga behöver insatser från flera verksamheter ska mottagningen fråga om en samordnad individuell plan. Säger den unga ja kallar mottagningen till det första mötet. Är den unga under 18 år avgör mognad och behov hur vårdnadshavaren deltar.

## Klagomål och brister

Den unga ska enkelt kunna klaga, även utan att säga sitt namn. Mottagningen svarar inom två veckor den som vill ha svar. Brister i samverkan rapporteras som avvikelser enligt överenskommelsen.

# Uppföljning och införande

## Uppföljning

Varje mottagning lämnar senast den 1 mars varje år uppgifter till RSS Granmark om

- antalet besök och besökare, fördelat på kön, åldersgrupp och sätt att besöka mottagningen
- andelen som har fått tid inom de tider som riktlinjen anger
- de faktiska öppettiderna och antalet dagar med stängt
- andelen elever i årskurs 8 som har träffat mottagningen
- resultatet av länets gemensamma besöksenkät.

En grupp med färre än fem personer redovisas inte. RSS Granmark sammanställer uppgifterna för Länschefsnätverket och skriver en kort version som riktar sig till unga.

## Införande

Riktlinjen börjar gälla samma dag som överenskommelsen träder i kraft. Tillsammans med överenskommelsen ersätter den länsöverenskommelsen *Ungdomsmottagningar i Granmark*.

Öppettiderna i tabellen ska vara införda inom ett år från den dagen och övriga krav inom sex månader. Riktlinjen ses över minst vart tredje år. Unga som har erfarenhet av ungdomsmottagningarna ska delta i översynen.
`;
