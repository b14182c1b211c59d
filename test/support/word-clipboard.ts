/** What Word in Swedish puts on the clipboard for a page with everything on it. Written by hand in Word's own form. */

const head = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/EVALIN~1/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:TrackMoves>false</w:TrackMoves></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-ansi-language:SV;}
 h1 {mso-style-link:"Rubrik 1 Char"; font-size:16.0pt;}
 p.Rubrik2utannummer {mso-style-name:"Rubrik 2 utan nummer";}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;}
 @list l1:level2 {mso-level-number-format:alpha-lower;}
-->
</style>
<!--[if gte mso 10]><style>/* Style Definitions */ table.MsoNormalTable {mso-style-name:"Normal tabell";}</style><![endif]-->
</head>
<body lang=SV style='tab-interval:65.2pt;word-wrap:break-word'>
<!--StartFragment-->`;

const foot = `<!--EndFragment-->
</body>
</html>`;

const tail = `font-family:"Calibri",sans-serif;mso-bidi-font-family:Calibri`;
/** One item as Word writes it: the sign is text in a span of its own, behind conditional comments. */
function item(words: string, { list, level, sign, place = 'Middle' }: { list: string; level: number; sign: string; place?: 'First' | 'Middle' | 'Last' | '' }): string {
  const font = /[·§o]/.test(sign) ? `<span style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'>` : `<span style='${tail}'>`;
  return `<p class=MsoListParagraphCxSp${place} style='margin-left:${36 * level}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]>${font}<span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
}

export const aPageFromWord = [
  head,
  `<h1 style='margin-left:21.6pt;text-indent:-21.6pt;mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><a name="_Toc178231001"></a><span style='mso-bookmark:_Toc178231001'>Samverkan i länet</span><o:p></o:p></h1>`,
  `<p class=MsoNormal>Parterna är överens om ”rätt stöd i rätt tid” – och om att barnets bästa<span style='mso-spacerun:yes'>&nbsp; </span>går <b style='mso-bidi-font-weight:normal'>först</b>, <i>alltid</i> och <u>överallt</u>.<o:p></o:p></p>`,
  `<p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
  `<p class=Rubrik2 style='mso-outline-level:2'>Punkter</p>`,
  item('Första punkten', { list: 'l0', level: 1, sign: '·', place: 'First' }),
  item('Under den första', { list: 'l0', level: 2, sign: 'o' }),
  item('Ännu ett steg ned', { list: 'l0', level: 3, sign: '§' }),
  item('Andra punkten', { list: 'l0', level: 1, sign: '·', place: 'Last' }),
  `<p class=Heading3>Steg</p>`,
  item('Anmälan tas emot', { list: 'l1', level: 1, sign: '1.', place: 'First' }),
  item('av kommunen', { list: 'l1', level: 2, sign: 'a)' }),
  item('eller av regionen', { list: 'l1', level: 2, sign: 'b)' }),
  item('som svarar samma dag', { list: 'l1', level: 3, sign: 'i.' }),
  item('och ger besked', { list: 'l1', level: 3, sign: 'ii.' }),
  item('Mötet kallas', { list: 'l1', level: 1, sign: '2.' , place: 'Last' }),
  `<p class=MsoNormal>Ansvaret framgår av lagen<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a> och av <a href="https://www.skr.example/avtal">avtalet</a>. Se <a href="#_Ref123">avsnitt 2</a>.<o:p></o:p></p>`,
  `<p class=MsoNormal>Svar ges inom <del cite="mailto:Eva%20Lind" datetime="2026-09-01T10:00"><span lang=SV>tio</span></del><ins cite="mailto:Eva%20Lind" datetime="2026-09-01T10:00"><span lang=SV>fem</span></ins> dagar<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[EL1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span>.<o:p></o:p></p>`,
  `<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Bild_x0020_1" style='width:120pt;height:60pt'><v:imagedata src="file:///C:/Users/EVALIN~1/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png" o:title=""/></v:shape><![endif]--><![if !vml]><img width=160 height=80 src="file:///C:/Users/EVALIN~1/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" alt="Karta över länet" v:shapes="Bild_x0020_1"><![endif]><o:p></o:p></p>`,
  `<p class=MsoCaption>Tabell <!--[if supportFields]><span style='mso-element:field-begin'></span> SEQ Tabell \\* ARABIC <span style='mso-element:field-separator'></span><![endif]-->1<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]--> Vem gör vad</p>`,
  `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=201 valign=top style='width:151.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal><b>Uppgift<o:p></o:p></b></p></td>
  <td width=201 colspan=2 valign=top style='width:151.05pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Ansvarig<o:p></o:p></b></p></td>
 </tr></thead>
 <tr style='mso-yfti-irow:1'>
  <td width=201 rowspan=2 valign=top style='width:151.0pt'><p class=MsoNormal>Samordnad plan<o:p></o:p></p></td>
  <td width=100 valign=top><p class=MsoNormal>Kommunen<o:p></o:p></p></td>
  <td width=101 valign=top><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>kallar<o:p></o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td width=100 valign=top><p class=MsoNormal>Regionen<o:p></o:p></p></td>
  <td width=101 valign=top><p class=MsoNormal>deltar<o:p></o:p></p></td>
 </tr>
 <![if !supportMisalignedColumns]><tr height=0><td width=201 style='border:none'></td><td width=100 style='border:none'></td><td width=101 style='border:none'></td></tr><![endif]>
</table>`,
  `<p class=MsoNormal>Efter<br clear=all style='page-break-before:always'>
radbrytningen.<o:p></o:p></p>`,
  `<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> Hälso- och sjukvårdslagen (2017:30).<o:p></o:p></p></div></div>`,
  `<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><span style='mso-comment-author:"Eva Lind"'><a name="_msocom_1"></a></span><p class=MsoCommentText><span class=MsoCommentReference><a href="#_msoanchor_1" class=msocomoff>[EL1]</a></span>Räcker fem dagar?<o:p></o:p></p></div></div></div>`,
  foot,
].join('\n');
