/** Chapter 1: why, who, for whom, and the words used. */
export const chapter1 = `
# Utgångspunkter

## Varför parterna kommer överens

Barn och unga i Granmark möter många verksamheter medan de växer upp: mödrahälsovård, barnhälsovård, förskola, skola, elevhälsa, tandvård, vårdcentral och ungdomsmottagning. En del av dem behöver dessutom stöd från socialtjänst, barn- och ungdomspsykiatri, habilitering eller barn- och ungdomsmedicin. Varje verksamhet har sitt uppdrag, men barnet har bara en vardag. Därför behöver verksamheterna hänga ihop.

Hittills har samverkan i länet reglerats i flera skilda dokument som delvis överlappar varandra och delvis har slutat gälla. Den som arbetar nära barnet har haft svårt att veta vilket dokument som gäller. Barn och vårdnadshavare har fått berätta samma sak flera gånger, och ibland har ansvaret stannat mellan två verksamheter.

Denna överenskommelse samlar det som ska gälla i hela länet. Den är en ramöverenskommelse: den anger vem som ansvarar för vad, hur parterna arbetar tillsammans och hur de följer upp resultatet. Närmare anvisningar finns i bilagor och i de lokala överenskommelser som varje kommun och Region Granmark tecknar.

Arbetet med texten har letts av RSS Granmark. En arbetsgrupp med tio medarbetare, fem från kommunerna och fem från regionen, har skrivit förslaget. En referensgrupp med företrädare för brukarorganisationer har läst flera utkast. I två stormöten har 64 ungdomar från elva kommuner berättat vad de behöver för att våga söka hjälp och för att hjälpen ska bli bra. Deras viktigaste budskap var att slippa börja om med en ny vuxen varje gång.

## Parter och avgränsning

Parter är Region Granmark och länets femton kommuner: Almfors, Björkvattna, Ekhammar, Forsviken, Granliden, Hedlunda, Islanda, Kvarnmyra, Lingåsen, Mossbacka, Norrtorpa, Rågnäs, Stenforsa, Tallmyra och Vattnäsund. Kommunerna och regionen kallas tillsammans för **parterna** och var för sig för **huvudman** när texten gäller det ansvar som följer av lag.

Överenskommelsen omfattar verksamhet som parterna bedriver själva. Den omfattar också verksamhet som någon annan bedriver på uppdrag av en part, till exempel en privat vårdcentral. Den part som lämnar uppdraget ansvarar för att kraven i överenskommelsen förs in i uppdraget.

Fristående förskolor och skolor är egna huvudmän och därmed inte parter. Kommunen ska bjuda in dem att ansluta sig till den lokala överenskommelsen på samma villkor som kommunens egna enheter.[^1]

Överenskommelsen gäller inte:

- fördelning av platser i förskola, skola eller anpassad skola
- beslut om insatser för en enskild person, som alltid fattas av ansvarig nämnd eller vårdgivare
- vård och stöd till vuxna, utom när vården påverkar barn i familjen
- länets krisberedskap, som regleras i särskild ordning.

[^1]: En fristående huvudman som ansluter sig undertecknar den lokala överenskommelsen men deltar inte i det likalydande beslutet om ramöverenskommelsen.

## Syfte

Syftet är att barn, unga och unga vuxna i Granmark ska ha bästa möjliga hälsa och få rätt stöd i rätt tid, oavsett var i länet de bor och vilken verksamhet de först kommer till. Överenskommelsen ska

1. göra det tydligt vilket ansvar varje huvudman har och vilket ansvar de delar
2. säkerställa att barn som behöver insatser från flera verksamheter får dem samordnade
3. stärka det främjande och förebyggande arbetet så att fler får hjälp innan besvären blir stora
4. ge barn, unga och vårdnadshavare reellt inflytande över planering och insatser
5. ge ledningen i kommuner och region underlag för att följa upp och förbättra samverkan.

## Målgrupper

Överenskommelsen gäller barn, unga och unga vuxna som är bosatta eller vistas i länet. Målgrupperna framgår av tabellen. En person kan ingå i flera målgrupper samtidigt.

| Målgrupp | Ålder | Grund för samverkan |
|---|---|---|
| Väntade barn och deras föräldrar | Från inskrivning i mödrahälsovården | Frivillig samverkan |
| Alla barn | 0–17 år | Frivillig samverkan |
| Barn med psykisk funktionsnedsättning | 0–17 år | Lagstadgad överenskommelse |
| Barn och unga med skadligt bruk eller beroende | 0–20 år | Lagstadgad överenskommelse |
| Barn och unga som vårdas utanför det egna hemmet | 0–20 år | Lagstadgad överenskommelse |
| Elever i elevhälsans målgrupp | Från förskoleklass till avslutad gymnasieskola | Frivillig samverkan |
| Besökare på ungdomsmottagning | 13–24 år | Frivillig samverkan |

Åldrarna i tabellen räknas till och med det angivna året. Den som har påbörjat en insats inom överenskommelsen och passerar åldersgränsen under tiden behåller insatsen tills den är avslutad eller överlämnad.

Parterna ska vara särskilt uppmärksamma på barn som löper större risk än andra att få ohälsa eller att bli utan stöd:

- barn som utsätts för eller bevittnar våld
- barn med neuropsykiatriska funktionsnedsättningar
- barn som är anhöriga till någon som är allvarligt sjuk, har ett beroende eller har avlidit
- barn som lever i familjer med låg ekonomisk standard
- barn som är nya i Sverige, är asylsökande eller saknar tillstånd att vistas här
- barn som tillhör de nationella minoriteterna
- unga som är hbtqi-personer och som möts av okunskap eller utsatthet.

## Grundläggande principer

### Barnets bästa och barnets röst

Barnets bästa ska bedömas i varje enskilt fall och väga tungt när parterna planerar, beslutar och följer upp.[^2] Barnet har rätt att få information som det förstår, att säga sin mening och att få veta vad som hände med det som det sade. Den som leder ett möte om ett barn ska i förväg ta ställning till hur barnet kan delta.

Om barnets bästa inte får avgöra ska skälen dokumenteras. Det gäller såväl beslut om ett enskilt barn som beslut om verksamhetens inriktning.

[^2]: Barnkonventionen gäller som svensk lag sedan den 1 januari 2020, lagen (2018:1197) om Förenta nationernas konvention om barnets rättigheter.

### En väg in räcker

Barn och vårdnadshavare ska inte behöva veta vilken verksamhet som ansvarar för en viss fråga. Den verksamhet som barnet först vänder sig till ska lyssna, bedöma om den själv kan hjälpa och annars se till att barnet får kontakt med rätt verksamhet. Att lämna ut ett telefonnummer räcker inte. Ansvaret upphör först när den mottagande verksamheten har bekräftat att den har tagit emot ärendet.

### Tidigt, tillräckligt och i vardagen

Insatser ska ges så tidigt som möjligt och i barnets vanliga miljö när det går. En insats ska inte dröja i väntan på en diagnos. Behovet styr, inte diagnosen.

### Jämställt och inkluderande

Flickor och pojkar söker hjälp olika ofta, av olika skäl och får inte alltid samma hjälp. Parterna ska därför granska sitt utbud och sina resultat ur ett könsperspektiv och åtgärda skillnader som inte kan förklaras av behov. Material, lokaler och bemötande ska visa att alla är välkomna. Ingen familjeform ska tas för given i blanketter eller samtal.

### Lika villkor i hela länet

Avståndet till närmaste mottagning skiljer sig mycket mellan länets kommuner. Parterna ska därför erbjuda digitala möten, mobila team eller lokaler hos varandra när det annars skulle ta mer än 60 minuter för barnet att resa till ett planerat besök. Ett digitalt möte får aldrig ersätta ett fysiskt besök när barnet eller vårdnadshavaren önskar träffas.

### Bästa tillgängliga kunskap

Arbetet ska bygga på vetenskap, på de professionellas erfarenhet och på barnets och familjens egen kunskap om sin situation. Metoder som saknar stöd ska fasas ut. Länets gemensamma kunskapsstöd finns samlade på [RSS Granmarks kunskapssida](https://example.org/kunskapsstod).

## Så läses överenskommelsen

Ordet *ska* anger vad parterna har förbundit sig till. Ordet *bör* anger vad som är god praxis och som en part kan avvika från om den har skäl. Där texten anger en tid räknas den från den händelse som nämns, och om sista dagen infaller på en helgdag gäller närmast följande vardag.

När texten anger att verksamheten ska göra något är det verksamhetens chef som ansvarar för att det blir gjort. Chefen kan fördela uppgifter men inte ansvaret.

## Begrepp i överenskommelsen

| Begrepp | Betydelse här |
|---|---|
| Barn | Den som är under 18 år |
| Unga | Den som är 18–20 år |
| Unga vuxna | Den som är 21–24 år |
| Vårdnadshavare | Den som har den rättsliga vårdnaden om barnet. Vid placering används *vårdnadshavare* även om barnet bor i familjehem |
| Första linjen | De verksamheter som tar emot lindrig till måttlig psykisk ohälsa hos barn och unga utan särskild vårdremiss |
| Samordnad individuell plan | Den plan som kommun och region upprättar tillsammans med den enskilde när insatserna behöver samordnas |
| Samordnare | Den person som enligt planen håller ihop insatserna och är familjens kontakt |
| Länsdel | Norra, Södra, Östra eller Västra Granmark |
`;
