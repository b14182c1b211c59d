/** Chapter 2: duties in law and who is responsible for what. */
export const chapter2 = `
# Ansvar och skyldigheter

## Skyldighet att samverka

Kommun och region är enligt lag skyldiga att ha överenskommelser om samarbete för personer med psykisk funktionsnedsättning, för personer med skadligt bruk eller beroende och för barn och unga som vårdas utanför det egna hemmet.[^3] Denna överenskommelse uppfyller skyldigheten för personer till och med den ålder som anges i avsnittet om målgrupper. För vuxna finns en särskild länsövergripande överenskommelse.

Organisationer som företräder målgrupperna ska få möjlighet att lämna synpunkter på överenskommelsen innan den beslutas och när den ändras i sak.

Utöver skyldigheten att ingå överenskommelser gäller bland annat följande:

- Socialtjänsten, skolan och hälso- och sjukvården ska samverka i frågor som rör barn som far illa eller riskerar att fara illa.
- Hälso- och sjukvården ska särskilt uppmärksamma barns behov av information, råd och stöd när en förälder eller annan vuxen i hemmet är allvarligt sjuk, har ett beroende eller avlider.
- Elevhälsan ska främst vara förebyggande och hälsofrämjande och vid behov samverka med vård och socialtjänst.
- Kommun och region ska upprätta en samordnad individuell plan när den enskilde har behov av insatser från båda och samordning behövs.

[^3]: Skyldigheten framgår av 16 kap. 3 § hälso- och sjukvårdslagen (2017:30) och av motsvarande bestämmelse i socialtjänstlagen (2025:400).

Varje barn har egna rättigheter gentemot parterna. Det betyder att barnet kan vända sig direkt till en verksamhet med en fråga eller ett klagomål och få ett svar, även om en vårdnadshavare inte står bakom. Svaret ska vara skrivet till barnet.

## Kommunens ansvar

### Socialtjänsten

Socialtjänsten ansvarar för att barn och unga växer upp under trygga och goda förhållanden. Socialtjänsten ska

- arbeta förebyggande och erbjuda lättillgängliga insatser utan behovsprövning där kommunen har beslutat om sådana
- ta emot och bedöma orosanmälningar samma dag eller senast nästkommande arbetsdag
- utreda barns behov av skydd och stöd
- ge stöd till barn och föräldrar i form av råd, föräldraskapsstöd, kontaktperson, öppenvård eller vård utanför hemmet
- följa upp hälsa och skolgång för varje barn som är placerat
- samordna samhällets stöd till barn som har utsatts för våld.

Socialtjänsten ska kunna kontaktas för rådgivning utan att barnets namn lämnas. Varje kommun ska ha ett telefonnummer för sådan rådgivning som är bemannat vardagar mellan klockan 8 och 16.

Socialtjänsten ska delta i det förebyggande arbetet på familjecentraler, ungdomsmottagningar och skolor. Närvaron planeras för ett år i taget så att barn och vårdnadshavare vet när de kan träffa en socialsekreterare i sin egen miljö. Den som arbetar förebyggande ska inte samtidigt utreda samma familj.

### Förskola och skola

Förskolan och skolan möter nästan alla barn varje dag och har därför en nyckelroll när det gäller att upptäcka ohälsa. Rektor ansvarar för att

1. främja hälsa, trygghet och studiero för alla barn och elever
2. uppmärksamma när ett barn inte mår bra eller inte utvecklas som väntat
3. utreda orsaken till upprepad eller längre frånvaro, även när frånvaron är giltig
4. kalla till samordnad planering när skolans egna insatser inte räcker
5. delta i samverkan med den person som har rätt att besluta om skolans insatser.

Skolans ansvar för stöd och extra anpassningar kvarstår även när barnet väntar på utredning eller behandling i vården.

### Elevhälsan

Elevhälsan omfattar medicinska, psykologiska, psykosociala och specialpedagogiska insatser. Den ska arbeta på individ-, grupp- och skolnivå. Elevhälsan ansvarar för hälsobesök och vaccinationer enligt fastställda program, för bedömning av inlärningssvårigheter och för rådgivning till skolans personal.

Elevhälsan erbjuder enkla sjukvårdsinsatser men bedriver inte behandling av psykiatriska tillstånd. När elevhälsan bedömer att eleven behöver vård skickar den en vårdremiss med en samlad beskrivning av vad skolan har gjort och sett. Beskrivningen ska omfatta elevens skolsituation, genomförda anpassningar, kartläggningar och elevens egen berättelse.

Elevhälsan ska ha minst en skolsköterska per 400 elever och en kurator per 400 elever. Kommuner som inte når nivån redovisar en plan för hur den ska nås under överenskommelsens giltighetstid.

### Fritid och kultur

Fritidsgårdar, kulturskola, bibliotek och föreningsbidrag är en del av det främjande arbetet. Kommunen ska se till att minst en fritidsverksamhet i kommunen är anpassad för barn med funktionsnedsättning. Personal på fritidsgårdar ska känna till ungdomsmottagningen och första linjen och kunna följa med en ung person till det första besöket.

### Stöd enligt lagen om stöd och service

Kommunen ansvarar för insatser enligt lagen (1993:387) om stöd och service till vissa funktionshindrade, LSS, utom råd och annat personligt stöd som är regionens ansvar. Insatser enligt LSS hindrar inte att barnet också får stöd enligt denna överenskommelse.

## Regionens ansvar

### Mödrahälsovård och barnhälsovård

Mödrahälsovården följer graviditeten och uppmärksammar tidigt föräldrars behov av stöd. Barnhälsovården följer barnets hälsa och utveckling till dess att elevhälsan tar över, i regel när barnet börjar förskoleklass. Barnhälsovården ska

- erbjuda alla familjer hembesök när barnet är nyfött och vid åtta månaders ålder
- erbjuda utökade hembesök tillsammans med socialtjänsten i de områden där parterna kommit överens om det
- ge båda föräldrarna enskilda samtal om föräldraskap och psykisk hälsa
- överlämna uppgifter till elevhälsan senast den 1 juni det år barnet fyller sex, med vårdnadshavarens samtycke.

### Primärvård och första linjen för psykisk hälsa

Vårdcentralen är första instans för fysisk ohälsa och, tillsammans med *samtalsmottagningen för barn och unga*, för lindrig till måttlig psykisk ohälsa hos barn från 6 till och med 17 år. Regionen ansvarar för att det finns en samtalsmottagning i varje länsdel. Mottagningen ska ta emot utan krav på vårdremiss. En första bedömning ska göras inom fem arbetsdagar från det att familjen tog kontakt.

### Barn- och ungdomspsykiatri

Barn- och ungdomspsykiatrin, BUP, ansvarar för utredning och behandling av måttlig till svår psykisk ohälsa hos barn till och med 17 år. Ett första besök ska erbjudas inom 30 dagar från beslut om vård och en fördjupad utredning eller behandling ska påbörjas inom ytterligare 30 dagar. BUP ska dessutom

- ge konsultation per telefon till elevhälsa, socialtjänst och första linjen varje vardag
- delta i samordnad individuell planering för de barn som BUP behandlar
- lämna skriftlig återkoppling till den som skickat en vårdremiss inom 15 arbetsdagar, oavsett om den tas emot eller inte
- bistå med bedömning när ett barn som vårdas i hem för vård eller boende försämras.

En vårdremiss till BUP får inte avvisas enbart därför att skolans utredning saknas.

### Habilitering

Habiliteringen ansvarar för råd, stöd och behandling till barn med varaktiga funktionsnedsättningar, däribland intellektuell funktionsnedsättning, rörelsenedsättning och autism. Habiliteringen ger kunskap till förskola, skola och socialtjänst om barnets förutsättningar och om hur vardagen kan anpassas.

### Barn- och ungdomsmedicin och logopedi

Barn- och ungdomsmedicinska mottagningar utreder och behandlar sjukdomar hos barn som behöver specialistvård. De ansvarar även för läkarundersökning vid misstanke om att ett barn utsatts för våld. Logopedmottagningen utreder språkstörning och svårigheter att äta och ger råd till förskola och skola.

### Tandvård

Tandvården är avgiftsfri för barn och unga i enlighet med gällande regler och regionen ansvarar för att alla barn kallas regelbundet. Uteblir ett barn från två kallelser i rad ska tandvården ta kontakt med vårdnadshavaren och, om oron kvarstår, göra en orosanmälan. Karies hos små barn är ofta ett tidigt tecken på att familjen behöver stöd.

### Vårdgivare på uppdrag av regionen

Privata vårdgivare som har avtal med regionen har samma ansvar som regionens egna mottagningar. Regionen ska ange i uppdragsbeskrivningen att vårdgivaren deltar i samordnad individuell planering, i lokala samverkansforum och i den årliga uppföljningen. Tiden för sådan samverkan ska ersättas, antingen särskilt eller inom den fasta ersättningen.

### Barn som vistas tillfälligt i länet

Barn som är folkbokförda i ett annat län eller i ett annat land har rätt till omedelbar hjälp där de befinner sig. Vistelsekommunen ansvarar för akuta insatser och skydd. Vård ges på samma villkor som till länets barn när det gäller asylsökande barn och barn som saknar tillstånd.

## Gemensamt ansvar

Vissa behov kan inte delas upp mellan huvudmännen. För dem har parterna ett gemensamt ansvar, vilket innebär att ingen av dem får avsluta sin insats eller avböja att delta innan det är klarlagt vem som fortsätter. Det gemensamma ansvaret gäller

1. barn med samtidigt behov av skydd, behandling och stöd i skolan
2. barn med problematisk skolfrånvaro
3. barn som är eller har varit placerade utanför hemmet
4. barn som skadar sig själva eller uttrycker att de inte vill leva
5. unga med skadligt bruk i kombination med psykisk ohälsa
6. barn vars föräldrar inte samtycker till en insats som barnet behöver.

När verksamheterna är oense om vem som ska göra vad får barnet inte vänta på att de blir överens. Den verksamhet som träffade barnet senast behåller ansvaret till dess att närmaste chefer har enats.

## Ansvarsfördelning i översikt

Tabellen sammanfattar fördelningen. Den ersätter inte en bedömning i det enskilda fallet.

| Behov | Kommunen | Regionen | Tillsammans |
|---|---|---|---|
| Främjande och förebyggande arbete | Förskola, skola, fritid, öppen socialtjänst | Mödra- och barnhälsovård, tandvård | Familjecentral, ungdomsmottagning |
| Lindrig psykisk ohälsa | Elevhälsans stöd i skolmiljön | Samtalsmottagning, vårdcentral | Konsultation och gemensam kartläggning |
| Måttlig till svår psykisk ohälsa | Stöd i skola och hem | BUP | Samordnad individuell plan |
| Neuropsykiatrisk utredning | Pedagogisk och social kartläggning | Medicinsk och psykologisk utredning | Gemensam återgivning till familjen |
| Skadligt bruk | Råd, stöd och öppenvård | Provtagning, abstinensvård, psykiatrisk behandling | Lokalt team för unga |
| Våld mot barn | Utredning och skydd | Läkarundersökning, krisstöd | Barnahus |
| Placering utanför hemmet | Beslut, uppföljning, skolgång | Hälsoundersökning, vård | Plan för hälsa under placeringen |
| Hjälpmedel i skolan | Pedagogiska hjälpmedel | Personliga medicintekniska hjälpmedel | Utprovning på plats |
`;
