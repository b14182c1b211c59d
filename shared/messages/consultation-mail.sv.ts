/** Letters of a consultation round. */
export const consultationMailSv = {
  'mail.letter-file': 'Missiv.docx',
  'mail.invitation.subject': '{registryNumber} Inbjudan att yttra sig: {matter}',
  'mail.invitation.official': `Till {consultee}

{authority} bjuder in er att yttra er över {matter}. {texts, plural, =0 {Missivet är bifogat.} one {Missivet och texten är bifogade.} other {Missivet och texterna är bifogade.}}

Svara senast {deadline, date, long}. En inbjudan med inloggning har skickats till er kontaktperson, {address}. Ni kan också svara med brev eller e-post; ange då vårt diarienummer {registryNumber}.

Frågor besvaras av {contact}.

{authority}
`,
  'mail.invitation.contact': `Hej {name}!

{authority} bjuder in {consultee} att yttra sig över {matter}. {texts, plural, =0 {Missivet är bifogat.} one {Missivet och texten är bifogade.} other {Missivet och texterna är bifogade.}}

Så gör du:
{way}

{steps}

Svara senast {deadline, date, long}. Vårt diarienummer är {registryNumber}.

Frågor besvaras av {contact}.

{authority}
`,
  'mail.invitation.steps': 'Läs texten, markera ord och skriv era synpunkter. {consultees, plural, one {} other {Var och en av remissinstanserna lämnar sitt eget svar. }}Ingenting skickas förrän ni själva väljer att skicka in svaret.',
  'mail.invitation.code': `Öppna länken och skriv in koden.
Länk: {link}
Kod: {code}`,
  'mail.invitation.sign-in': `Logga in med ditt konto.
Länk: {link}`,
  'mail.way.mailbox': 'Svara med e-post eller brev.',
  'mail.way.invited': 'Hur ni kommer in står i inbjudan, som vi skickar i ett eget brev.',
  'mail.reminder.before.subject': '{registryNumber} Påminnelse: svara senast {lastDay, date, medium}',
  'mail.reminder.before': `Hej {name}!

Vi har inte fått något svar från {consultee} på remissen om {matter}. {left, plural, =0 {Sista svarsdag är i dag} one {Sista svarsdag är i morgon} other {Det är # dagar kvar att svara}}.

Svara senast {lastDay, date, long}.
{way}

Avstår ni från att yttra er? Skicka in det som svar, så påminner vi inte igen. Behöver ni mer tid, till exempel för att nämnden sammanträder senare? Hör av er till {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.reminder.after.subject': '{registryNumber} Svarstiden har gått ut: {matter}',
  'mail.reminder.after': `Hej {name}!

Svarstiden för remissen om {matter} gick ut {lastDay, date, long}. Vi har inte fått något svar från {consultee}.

Ni kan fortfarande svara. Svaret tas emot och märks som inkommet efter svarstiden.
{way}

Avstår ni från att yttra er? Skicka in det som svar, så påminner vi inte igen. Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.extension.subject': '{registryNumber} Förlängd svarstid till {lastDay, date, medium}',
  'mail.extension.body': `Hej {name}!

{consultee} har fått förlängd svarstid på remissen om {matter}. Ny sista svarsdag är {lastDay, date, long}.

{way}

Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.second-opening.subject': '{registryNumber} Öppen för svar igen till {lastDay, date, medium}',
  'mail.second-opening.body': `Hej {name}!

Remissen om {matter} tar emot svar igen. Sista svarsdag för {consultee} är {lastDay, date, long}.

Skäl: {reason}

{answered, select, true {Ni har redan svarat. Svaret står kvar, och ni behöver inte göra något.} other {Det ni eventuellt har påbörjat finns kvar.
{way}}}

Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.unmet.subject': '{registryNumber} Vad som hände med era synpunkter',
  'mail.unmet.body': `Hej {name}!

Tack för svaret från {consultee} på remissen om {matter}. Nu är synpunkterna besvarade. {comments, plural, one {En av era synpunkter} other {# av era synpunkter}} har inte tillgodosetts, eller bara delvis. För varje synpunkt står det vad som har beslutats och varför.

{way}

Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.unmet.way': `Så läser ni svaren:
{link}`,
  'mail.unmet.way.code': `Så läser ni svaren: öppna länken, skapa ett konto med engångskoden {code} och välj Vad som hände med våra synpunkter.
{link}`,
  'mail.unmet.way.mailbox': 'Hör av er till oss, så skickar vi svaren på era synpunkter.',
  'mail.preNotice.subject': '{registryNumber} I förtroende: vad som hände med era synpunkter',
  'mail.preNotice.body': `Hej {name}!

Tack för svaret från {consultee} på remissen om {matter}. Nu är synpunkterna besvarade, och ni som svarade får läsa vad som hände med era innan remissammanställningen blir offentlig.

Svaren lämnas i förtroende till och med dagen före {publicOn, date, long}. Sprid dem inte utanför er organisation före dess.

{way}

Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.correction.subject': '{registryNumber} Texten är rättad: version {version, number} gäller nu',
  'mail.correction.body': `Hej {name}!

Vi har rättat ett fel i texten till remissen om {matter}. Version {version, number} gäller nu i stället för version {versionBefore, number}.

Skäl: {reason}

Det här är ändrat:
{changes}

{extended, select, true {Ni får längre tid. Sista svarsdag för {consultee} är {lastDay, date, long}.} other {Sista svarsdag för {consultee} är som förut {lastDay, date, long}.}}

{answered, select, true {Ni har redan svarat. Svaret står kvar som det är, och ni behöver inte göra något. Vill ni säga något om ändringarna kan ni lämna en komplettering.} other {Synpunkter som ni redan har skrivit finns kvar vid den text de gäller. Båda versionerna går att läsa, med ändringarna markerade.
{way}}}

Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.correction.more': '– och {n, number} till',
  'mail.correction.team.subject': '{registryNumber} Texten i remissen är rättad: version {version, number} gäller nu',
  'mail.correction.team.body': `Hej {name}!

Ett fel i texten till remissen om {matter} är rättat. Version {version, number} gäller nu i stället för version {versionBefore, number}. Remissinstanserna har fått samma besked.

Skäl: {reason}

Det här är ändrat:
{changes}

{extended, select, true {Sista svarsdag är flyttad till {lastDay, date, long}.} other {Sista svarsdag är som förut {lastDay, date, long}.}}

Läs mer: {link}

Ärendets diarienummer är {registryNumber}.
`,
  'mail.mailing.subject': '{registryNumber} Om remissen: {subject}',
  'mail.mailing.body': `{text}

—
Brevet går till {consultee} och gäller remissen om {matter}. Frågor besvaras av {contact}. Vårt diarienummer är {registryNumber}.

{authority}
`,
  'mail.receipt.subject': '{registryNumber} Kvittens: {kind, select, supplement {kompletteringen} other {svaret}} från {consultee} är {kind, select, supplement {mottagen} other {mottaget}}',
  'mail.receipt.body': `{kind, select, supplement {Kompletteringen av svaret från {consultee} är mottagen.} replacement {Svaret från {consultee} är mottaget. Det ersätter det preliminära svaret.} other {Svaret från {consultee} är mottaget.}}

Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}
Inkom: {received, date, long}{late, select, true { (efter svarstiden)} other {}}
Antal synpunkter: {comments, number}
Antal bifogade filer: {files, number}
{sections}Kontrollsumma (SHA-256): {hash}

{kind, select, supplement {Kompletteringen} other {Svaret}} kan inte längre ändras. Kvittensen finns också här: {link}
Spara filen med {kind, select, supplement {kompletteringen} other {svaret}} därifrån. Ett kommando på filen ska ge samma kontrollsumma: Get-FileHash i Windows (PowerShell), sha256sum i Linux.
`,
  'mail.form-confirmation.subject': '{registryNumber} Bekräfta ditt svar på remissen',
  'mail.form-confirmation.body': `Hej!

Någon har skrivit ett svar på remissen om {matter} och uppgett den här e-postadressen. Är det du? Öppna länken, läs igenom svaret och bekräfta det:
{link}

Länken gäller i {days, plural, one {# dag} other {# dagar}} och kan användas en gång. Svaret kommer fram till {authority} först när du har bekräftat det.

Är det inte du? Då behöver du inte göra något. Svaret tas bort när länken har gått ut.

Remissomgång: {round}
Diarienummer: {registryNumber}
Frågor besvaras av {contact}.

{authority}
`,
  'mail.form-receipt.subject': '{registryNumber} Kvittens: ditt svar är mottaget',
  'mail.form-receipt.body': `Ditt svar på remissen är mottaget och räknas som ett spontant remissvar.

Svar från: {consultee}
Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}
Inkom: {received, date, long}{late, select, true { (efter svarstiden)} other {}}
Antal synpunkter på enskilda avsnitt: {comments, number}
Kontrollsumma (SHA-256): {hash}

Svaret bifogas som PDF. Det är en allmän handling och kan inte längre ändras.

{authority}
`,
  'mail.form-left-out.subject': '{registryNumber} Ditt svar ingår inte i remissen',
  'mail.form-left-out.body': `Hej!

Ditt svar på remissen om {matter} har kommit fram, men ingår inte i remissomgången.

Skäl: {reason}

Svaret finns kvar hos {authority} tillsammans med skälet. Det räknas i redovisningen av remissen som ett svar som har lämnats utanför.

Remissomgång: {round}
Diarienummer: {registryNumber}
Frågor besvaras av {contact}.

{authority}
`,
  'mail.form-waiting.subject': '{registryNumber} {fresh, plural, one {Ett spontant remissvar väntar} other {# spontana remissvar väntar}}',
  'mail.form-waiting.body': `Hej {name}!

{fresh, plural, one {Ett nytt spontant remissvar har} other {# nya spontana remissvar har}} kommit in genom den offentliga sidan och är {fresh, plural, one {bekräftat av sin avsändare} other {bekräftade av sina avsändare}}.{waiting, plural, one {} other { Sammanlagt väntar # på att tas emot eller lämnas utanför.}}

Ärende: {matter}
Remissomgång: {round}

Ta ställning här: {link}

Kommer det fler inom en timme får du ett enda brev om dem.
`,
  'mail.returned.subject': '{registryNumber} {n, plural, one {Ett brev till en remissinstans har} other {Brev till # remissinstanser har}} kommit tillbaka',
  'mail.returned.more': '… och {n, plural, one {en till} other {# till}}',
  'mail.returned.body': `Hej {name}!

{n, plural, one {Den här remissinstansen har} other {De här remissinstanserna har}} inte nåtts av brev som har skickats:

{list}

Ärende: {matter}
Remissomgång: {round}

I registret ser du vart breven skickades och varför de kom tillbaka. Där kan du rätta adressen och skicka dem igen: {link}

Kommer fler tillbaka får du högst ett brev om dagen om det.
`,
  'mail.registry.subject': '{registryNumber} Att registrera: {kind, select, supplement {komplettering av remissvar} other {remissvar}} från {consultee}',
  'mail.registry.body': `{kind, select, supplement {En komplettering av ett remissvar} replacement {Ett remissvar som ersätter ett preliminärt svar} other {Ett remissvar}} har kommit in och ska registreras.

Avsändare: {consultee}
Ärende: {matter}
Diarienummer: {registryNumber}
Inkom: {received, date, long}{late, select, true { (efter svarstiden)} other {}}
Remissomgång: {round}
Antal synpunkter: {comments, number}
Antal bifogade filer: {files, number}
Kontrollsumma (SHA-256): {hash}
`,
  'mail.withdrawal.subject': '{registryNumber} {kind, select, supplement {Kompletteringen av remissvaret} other {Remissvaret}} från {consultee} är {kind, select, supplement {återkallad} other {återkallat}}',
  'mail.withdrawal.body': `{kind, select, supplement {Kompletteringen av remissvaret} other {Remissvaret}} från {consultee} är {kind, select, supplement {återkallad} other {återkallat}}.

Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}
Återkallelsen kom in: {received, date, long}
Registrerad av: {by}
Skäl: {reason}

Det som har skickats in finns kvar som en inkommen handling och ändras inte, men räknas inte längre som organisationens ståndpunkt.
`,
  'mail.counted-jointly.subject': '{registryNumber} Ett gemensamt yttrande räknas som remissvar från {consultee}',
  'mail.counted-jointly.body': `{sender} har lämnat ett gemensamt yttrande. {authority} räknar det även som remissvar från {consultee}.

Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}
Grund: {ground}

Ni behöver inte svara själva. Skickar ni in ett eget remissvar gäller det i stället för det gemensamma yttrandet.

Stämmer det inte? Kontakta {contact}.
`,
  'mail.no-longer-counted.subject': '{registryNumber} Ett gemensamt yttrande räknas inte längre som remissvar från {consultee}',
  'mail.no-longer-counted.body': `Det gemensamma yttrandet från {sender} räknas inte längre som remissvar från {consultee}. {why, select, withdrawn {{sender} har återkallat yttrandet.} replaced {{sender} har ersatt yttrandet med ett nytt.} other {{authority} har bedömt att det räknades av misstag.}}

Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}

{countsBy, select, own {Ert eget remissvar gäller, och ni behöver inte göra något.} joint {Ett annat gemensamt yttrande räknas som ert remissvar, och ni behöver inte göra något.} other {Ni räknas nu som att ni inte har svarat.}}

Har ni frågor eller vill ni lämna ett remissvar? Kontakta {contact}.
`,
  'mail.response-confirmed.subject': '{registryNumber} Det preliminära remissvaret från {consultee} är bekräftat',
  'mail.response-confirmed.body': `Det preliminära remissvaret från {consultee} är bekräftat. Svaret gäller som det skickades in.

Ärende: {matter}
Diarienummer: {registryNumber}
Remissomgång: {round}
Beslutat av: {body}, {decided, date, long}, {paragraph}
Bekräftelsen kom in: {received, date, long}
Registrerad av: {by}
Svarets kontrollsumma (SHA-256): {responseHash}
Bekräftelsens kontrollsumma (SHA-256): {hash}
`,
} as const;
