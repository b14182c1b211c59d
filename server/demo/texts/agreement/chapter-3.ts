/** Chapter 3: working together around one child. */
export const chapter3 = `
# Samverkan kring det enskilda barnet

Det här kapitlet följer barnets väg genom verksamheterna, från den första oron till dess att stödet avslutas. Det gäller oavsett om behovet är litet eller stort. Medarbetare ska kunna använda kapitlet som en checklista, och barn och vårdnadshavare ska kunna läsa det för att veta vad de kan förvänta sig.

## Från oro till stöd

### Att upptäcka

Alla som arbetar med barn ska känna till tidiga tecken på ohälsa och veta vart de vänder sig inom sin egen verksamhet. Varje verksamhet ska ha en skriftlig rutin för vad medarbetaren gör när ett barn inte mår bra. Rutinen ska vara känd av vikarier och nyanställda inom två veckor från anställningens början.

Parterna använder ett gemensamt material för samtal med barn om hälsa, *Hur har du det?*, som finns i tre åldersanpassade versioner och på lättläst svenska. Materialet får inte användas som screening av hela klasser.

### Att bedöma och ge den första hjälpen

Första linjen består av samtalsmottagningarna, vårdcentralerna, ungdomsmottagningarna och elevhälsan var för sig inom sitt uppdrag. De ska ha en gemensam ingång per telefon och webb. Den som ringer ska få tala med en person med kompetens om barns psykiska hälsa samma dag.

En verksamhet i första linjen som tar emot ett barn gör följande:

1. lyssnar på barnet, gärna enskilt
2. bedömer hur brådskande behovet är
3. tar reda på vilka andra kontakter familjen har
4. ger råd och påbörjar stöd inom det egna uppdraget
5. hjälper till med nästa kontakt om någon annan ska ta vid
6. följer upp inom fyra veckor att barnet har fått den hjälp som planerades.

### Att lämna över utan glapp

När ett ärende lämnas från en verksamhet till en annan ska överlämningen ske muntligt mellan två namngivna medarbetare och bekräftas skriftligt. Barnet och vårdnadshavaren ska erbjudas att delta i samtalet. Den avlämnande verksamheten behåller kontakten tills den mottagande har haft sitt första möte med barnet.

Kravet på muntlig överlämning gäller inte när barnet enbart ska få en tid för provtagning eller en annan avgränsad åtgärd.

Vid varje övergång mellan förskola och skola, mellan stadier och mellan skolor ska avlämnande rektor se till att uppgifter som behövs för barnets hälsa följer med. Det gäller särskilt barn som flyttar under terminen.

### När familjen flyttar

Flyttar ett barn mellan kommuner i länet ska pågående insatser fortsätta oförändrade tills den nya kommunen har fattat sina beslut, dock längst i tre månader. Den avlämnande kommunen betalar under den första månaden. Vårdcentral, elevhälsa och socialtjänst i den nya kommunen ska ha fått de uppgifter de behöver senast den dag barnet börjar i sin nya skola, om samtycke finns.

### När barnet är inlagt på sjukhus

Sjukhuset ska meddela barnets kontakt i kommunen senast dagen efter inskrivning om barnet har eller kan komma att behöva insatser från kommunen. Lekterapi och sjukhusskola är en del av vården. Skolan på hemorten ansvarar för att undervisningen planeras tillsammans med sjukhusskolan.

Inför hemgången ska familjen ha en skriftlig plan på ett språk som de förstår. Planen ska säga vem de ringer första dygnet, vem som kommer hem och när nästa kontakt sker.

## Samordnad individuell plan

### När en plan ska upprättas

En samordnad individuell plan ska upprättas när ett barn behöver insatser från både kommunen och regionen och någon av dem bedömer att insatserna behöver samordnas. Alla medarbetare i parternas verksamheter har rätt och skyldighet att ta initiativ. Även barnet och vårdnadshavaren kan begära en plan. En begäran får avslås endast om samtycke saknas eller om det är uppenbart att insatser från den andra huvudmannen inte behövs; skälet ska då lämnas skriftligt.

Planen ska upprättas tillsammans med barnet och vårdnadshavaren. De ska få veta vad som kan bli bestämt på mötet och vem som kommer. Ingen ska behöva möta fler vuxna än vad som är nödvändigt.

### Kallelse och möte

Den som tar initiativ kallar till ett första möte, som ska hållas inom tre veckor från det att samtycke lämnats. Kallade verksamheter är skyldiga att delta. Den som företräder en verksamhet på mötet ska ha rätt att besluta om verksamhetens insatser eller ha fått ett sådant mandat inför mötet.

Före mötet förbereder initiativtagaren barnet: vad vill barnet att de vuxna ska veta, vem ska vara med, var vill barnet träffas? Barnet får välja bort delar av mötet. Ett barn som inte vill komma kan lämna sina tankar i en film, ett brev eller genom någon som barnet litar på.

Mötesledaren ansvarar för att mötet blir begripligt. Förkortningar undviks. Mötet avslutas med att var och en säger vad den ska göra och när.

### Planens innehåll

Av planen ska framgå

- barnets egna mål, med barnets egna ord när det går
- vilka insatser som behövs och vilken huvudman som ansvarar för var och en
- vilka åtgärder som vidtas av någon annan, till exempel en förening eller en anhörig
- vem som är samordnare och hur samordnaren nås
- vem som ersätter samordnaren vid frånvaro längre än två veckor
- vad som ska göras om läget försämras
- när planen ska följas upp, dock senast efter åtta veckor.

Planen förs i länets gemensamma digitala planeringsstöd. Den som inte har tillgång till stödet får planen på papper eller genom säker digital brevlåda samma dag som mötet hålls.

### Digitala möten

Ett planeringsmöte får hållas digitalt eller delvis digitalt om familjen vill det. Verksamheten ska ha frågat om tekniken fungerar hemma och erbjuda en plats att delta från. Ljud eller bild får inte spelas in. Den som leder ett digitalt möte med ett barn ska ha träffat barnet tidigare eller talat med det före mötet.

### Samordnarens uppdrag

Samordnaren utses på första mötet. Barnets och vårdnadshavarens önskemål om samordnare ska följas om inte starka skäl talar emot. Uppdraget innebär att hålla kontakt med familjen, se till att det som bestämts blir gjort, kalla till uppföljning och säga till när någon inte håller vad den lovat. Samordnaren ska ha avsatt tid i sin tjänst. Uppdraget upphör när en ny samordnare har tagit vid eller när planen har avslutats tillsammans med familjen.

När barnet har insatser från tre eller flera verksamheter ska samordnaren komma från socialtjänsten.

Planen avslutas när målen är nådda, när samtycke återkallas eller när barnet inte längre behöver insatser från båda huvudmännen. Vid avslutet frågar samordnaren vad barnet och vårdnadshavaren tyckte om arbetet.

### När flera planer finns

Många barn har redan andra planer: åtgärdsprogram i skolan, genomförandeplan i socialtjänsten, vårdplan i vården. Den samordnade individuella planen ersätter dem inte men ska hänvisa till dem. Om två planer säger emot varandra kallar samordnaren till ett möte inom två veckor. Familjen ska inte behöva läsa flera dokument för att förstå vad som gäller; samordnaren lämnar en sida med det viktigaste.

## Information och sekretess

### Samtycke är huvudregeln

Uppgifter om ett barn delas mellan verksamheter i första hand med samtycke. Vårdnadshavaren samtycker för små barn. Ju äldre och mognare barnet är, desto större vikt ska läggas vid barnets egen vilja, och ett barn som har nått tillräcklig mognad råder självt över uppgifterna.[^4]

Samtycket ska vara frivilligt, avgränsat och möjligt att ta tillbaka. Det dokumenteras på länets gemensamma blankett, som anger vilka verksamheter som får dela uppgifter, vilka slags uppgifter som avses och hur länge samtycket gäller. Ett samtycke gäller i högst tolv månader.

[^4]: Bestämmelser om barns inflytande över uppgifter om dem själva finns bland annat i 12 kap. 3 § offentlighets- och sekretesslagen (2009:400) och 6 kap. 11 § föräldrabalken.

### När samtycke saknas

Sekretess hindrar inte att uppgifter lämnas om det följer av lag, till exempel vid orosanmälan, vid vissa grova brott mot barn eller när uppgiften är nödvändig för att den egna verksamheten ska kunna fullgöra sitt uppdrag. Varje sådant utlämnande prövas för sig. Bedömningen dokumenteras med det lagrum som åberopas.

Den som är osäker rådgör utan att röja barnets identitet. Varje part ska ha en utpekad funktion som ger råd i sekretessfrågor och svarar inom två arbetsdagar.

### Skyddade personuppgifter och säker överföring

Uppgifter får aldrig skickas med vanlig e-post. Parterna använder den säkra tjänst som RSS Granmark tillhandahåller. För barn med skyddade personuppgifter gäller den särskilda rutinen *Skyddad identitet i samverkan*, som finns på [RSS Granmarks webbplats](https://example.org/skyddad-identitet).

### När vårdnadshavarna inte är överens

Två vårdnadshavare bestämmer i regel tillsammans. Om den ena motsätter sig en insats ska verksamheten först försöka nå enighet genom samtal, vid behov med stöd av familjerätten. Kan vårdnadshavarna ändå inte enas och kräver barnets bästa insatsen, får socialnämnden i de fall lagen anger besluta att den kan ges med endast den enas samtycke.[^9] Sjukvård som inte kan vänta ska alltid ges.

Den verksamhet som ser att barnet hamnar mellan två vårdnadshavare tar upp frågan i det lokala samverkansforumet utan att nämna familjens namn.

[^9]: Bestämmelsen finns i 6 kap. 13 a § föräldrabalken och gäller bland annat psykiatrisk och psykologisk utredning eller behandling.

## Orosanmälan och barn som far illa

Den som i sitt arbete får kännedom om eller misstänker att ett barn far illa ska genast anmäla det till socialnämnden. Skyldigheten är personlig i den meningen att den inte kan överlåtas, men anmälan bör göras av verksamheten och undertecknas av chef och medarbetare gemensamt.

Anmälaren ska få en bekräftelse inom tre arbetsdagar med besked om vem som handlägger ärendet. Den som enligt lag är skyldig att anmäla får på begäran veta om en utredning har inletts, om det inte är olämpligt.

När anmälan kommer från förskola, skola, vård eller tandvård ska socialtjänsten erbjuda ett anmälningsmöte inom tio arbetsdagar. Syftet med mötet är att familjen ska få höra oron direkt från den som känner den och att stödet ska fortsätta medan utredningen pågår.

Verksamheter som möter barn ska minst en gång per år gå igenom rutinen för orosanmälan med all personal. Genomgången ska bygga på avidentifierade fall från den egna verksamheten.

## Barns och ungas delaktighet

Delaktighet är mer än att bli tillfrågad. Parterna ska ge barn och unga inflytande på tre nivåer:

- **I den egna insatsen**, genom att barnet är med och formulerar mål, väljer mellan alternativ och utvärderar.
- **I verksamheten**, genom brukarråd, ungdomsråd och återkommande frågor om bemötande.
- **I länet**, genom att ett länsgemensamt ungdomsråd träffar Länschefsnätverket två gånger per år.

Ungdomsrådet består av 15 till 20 unga mellan 13 och 24 år, minst en från varje kommun. Ledamöterna får ersättning för resor och ett arvode per möte. RSS Granmark svarar för stöd till rådet och för att rådets förslag besvaras skriftligt inom två månader.

Den som har frågat barn och unga om något ska berätta för dem vad som hände sedan. Återkopplingen ska ges på ett språk och i en form som de kan ta till sig.

## Språk, tolk och tillgänglighet

Information till barn och familjer ska vara skriven på klarspråk och finnas på lättläst svenska. Den översätts till de fem språk som oftast efterfrågas i länet och till de nationella minoritetsspråk som har särskilt skydd där parten är verksam.

Tolk ska användas när någon i familjen behöver det. Barn eller andra anhöriga får inte tolka, utom i en akut situation där liv eller hälsa annars äventyras. Den verksamhet som kallar till mötet bokar och betalar tolken.

Lokaler, digitala tjänster och blanketter ska gå att använda för personer med funktionsnedsättning. Bildstöd ska erbjudas i alla verksamheter som möter barn under tio år.
`;
