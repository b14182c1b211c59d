/**
 * The one Typst template. All text reaches it as strings of `data.json`, so nothing that anybody wrote is ever run.
 * Colours and type as in Word (docx-writer/look.ts). Page head and foot are artifacts for a reader; `title` is tagged as one.
 */
export const template = String.raw`
#let d = json("data.json")
#let spruce = rgb("#1F5F50")
#let ink = rgb("#1B2430")
#let quiet = rgb("#4A5361")
#let edge = rgb("#CFCBC1")
#let head-ground = rgb("#EBE9E3")
#let sum-ground = rgb("#F4F6F3")
#let sans = ("Source Sans 3", "Noto Emoji")
#let serif = ("Source Serif 4", "Source Sans 3", "Noto Emoji")
#let day = d.day.split("-").map(int)

#set document(title: d.title, author: d.author, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(lang: d.lang, region: d.region, font: serif, size: 10.5pt, fill: ink, fallback: false, hyphenate: true, costs: (hyphenation: 200%, runt: 200%))
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt + edge), gap: 0.5em)
#show footnote.entry: set text(size: 8.5pt)
#show link: set text(fill: spruce)
#set table(stroke: 0.5pt + edge, inset: (x: 5pt, y: 4pt))
#show table: set par(spacing: 0.55em, leading: 0.5em)
#show table: set text(hyphenate: true)

// Addresses, file names, commands and checksums are copied and compared: long ones are divided between their parts, and never with a hyphen.
#show regex("\S*(?:@|://|[\pL\d][.][\p{Ll}\d]|_)\S*|[0-9a-f]{16,}"): it => {
  set text(hyphenate: false)
  if it.text.len() <= 24 { it } else { it.text.matches(regex("[^@./_-]{1,16}[@./_-]?|[@./_-]")).map(m => box(m.text)).join() }
}

#let one(r) = {
  if "br" in r { linebreak() }
  else if "noteRef" in r { footnote(label("note-" + r.noteRef)) }
  else if "note" in r { [#footnote(r.runs.map(one).join())#label("note-" + r.note)] }
  else {
    let c = text(r.t)
    if r.at("bold", default: false) { c = strong(c) }
    if r.at("italic", default: false) { c = emph(c) }
    if r.at("underline", default: false) { c = underline(c) }
    if r.at("highlight", default: false) { c = highlight(fill: rgb("#FFF2A8"), c) }
    if r.at("quiet", default: false) { c = text(fill: quiet, c) }
    if r.at("inserted", default: false) { c = text(fill: rgb("#1F5F50"), underline(c)) }
    if r.at("deleted", default: false) { c = text(fill: rgb("#9B2C1F"), strike(c)) }
    if "href" in r { link(r.href, underline(c)) } else if "to" in r { link(label(r.to), c) } else { c }
  }
}
#let inline(rs) = rs.map(one).join()
#let marked(b, c) = if "id" in b { [#c#label(b.id)] } else { c }

#let looks = (
  body: c => c,
  subtitle: c => text(font: sans, size: 11pt, fill: quiet, c),
  note: c => text(font: sans, size: 9pt, fill: quiet, c),
  kind: c => text(font: sans, size: 9pt, weight: "bold", fill: spruce, c),
  hash: c => { v(1.2em); line(length: 100%, stroke: 0.5pt + edge); text(font: sans, size: 7.5pt, fill: quiet, c) },
  quote: c => text(font: serif, c),
  small: c => text(font: sans, size: 7.5pt, fill: quiet, c),
  figure: c => text(font: sans, size: 16pt, weight: "bold", fill: spruce, c),
  label: c => text(font: sans, weight: "bold", c),
)

#let block-of(b) = {
  if b.at("newPage", default: false) { pagebreak(weak: true) }
  if b.k == "title" { block(below: 0.9em, title(text(b.text))) }
  else if b.k == "par" { marked(b, block(par((looks.at(b.at("look", default: "body")))(inline(b.runs))))) }
  else if b.k == "heading" {
    marked(b, heading(level: b.level, { if b.number != none { text(b.number + " "); h(0.3em) }; inline(b.runs) }))
  }
  else if b.k == "list" {
    if b.marker == "bullet" { list(spacing: 0.6em, ..b.items.map(i => i.blocks.map(block-of).join())) }
    else {
      let labels = b.items.map(i => i.label)
      enum(spacing: 0.6em, numbering: n => labels.at(n - 1), ..b.items.map(i => i.blocks.map(block-of).join()))
    }
  }
  else if b.k == "table" {
    let whole = b.at("whole", default: ())
    let cell(c, breakable) = table.cell(
      colspan: c.at("colspan", default: 1), rowspan: c.at("rowspan", default: 1), breakable: breakable,
      align: if c.at("align", default: "left") == "right" { right } else { left },
      fill: if c.at("head", default: false) { head-ground } else if c.at("ground", default: "") == "sum" { sum-ground } else { none },
      { set text(font: sans, weight: "bold") if c.at("head", default: false); c.blocks.map(block-of).join() })
    let cells(r, i) = r.map(c => cell(c, not whole.at(i, default: false)))
    let rows = b.rows.enumerate()
    set text(font: sans, size: 8.5pt) if b.at("small", default: false)
    set text(size: 9.5pt) if not b.at("small", default: false)
    block(above: 1em, below: 1.2em, table(
      columns: b.columns.map(c => c * 1fr),
      ..if b.header > 0 { (table.header(repeat: true, ..rows.slice(0, b.header).map(((i, r)) => cells(r, i)).flatten()),) } else { () },
      ..rows.slice(b.header).map(((i, r)) => cells(r, i)).flatten(),
    ))
  }
  else if b.k == "image" {
    let picture = image("images/" + b.file, width: b.width * 1pt, alt: b.alt)
    if b.alt == none { pdf.artifact(picture); if b.caption.len() > 0 { text(font: sans, size: 9pt, fill: quiet, inline(b.caption)) } }
    else { figure(picture, caption: if b.caption.len() > 0 { text(font: sans, size: 9pt, fill: quiet, inline(b.caption)) }, supplement: none, numbering: none) }
  }
  else if b.k == "boxed" { block(stroke: (left: 2pt + spruce), fill: sum-ground, inset: (x: 10pt, y: 7pt), width: 100%, b.blocks.map(block-of).join()) }
  else if b.k == "contents" { outline(title: text(font: sans, b.title), depth: b.depth, indent: auto) }
  else if b.k == "pageBreak" { pagebreak(weak: true) }
}

#show title: set text(font: sans, size: 18pt, weight: "bold", hyphenate: false)
#show title: set par(leading: 0.45em)
#set figure(gap: 0.6em)
#show figure.caption: set align(left)
#show figure: set align(left)
#show heading: set text(font: sans, fill: spruce, weight: "bold", hyphenate: false)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 4): set text(size: 10.5pt, fill: ink)
#show heading: set block(above: 1.5em, below: 0.65em)
#show outline: it => { show footnote: none; it }
#show outline.entry: set text(font: sans, size: 10pt)

#let page-head = {
  set text(font: sans, size: 8.5pt, fill: quiet, hyphenate: false)
  grid(columns: (1fr, auto), column-gutter: 1em,
    { text(fill: spruce, weight: "bold", d.head.left); if d.head.beside != none { h(0.8em); text(d.head.beside) } },
    { if d.head.label != none { text(weight: "bold", d.head.label); h(1.2em) }; text(d.head.right) })
  v(-0.55em)
  line(length: 100%, stroke: 0.75pt + spruce)
  if d.marking != none { block(above: 0.5em, width: 100%, fill: rgb("#F3DFAE"), stroke: (y: 0.75pt + rgb("#B07D12")), inset: (x: 4pt, y: 3pt), text(size: 9pt, weight: "bold", fill: ink, d.marking)) }
}
#let page-foot = context {
  set text(font: sans, size: 8.5pt, fill: quiet, hyphenate: false)
  line(length: 100%, stroke: 0.5pt + edge)
  v(-0.7em)
  grid(columns: (1fr, auto), column-gutter: 1em, text(d.foot),
    d.pageOfPages.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())))
}
#let top = if d.marking == none { 2.5cm } else { 3.3cm }
#set page(paper: "a4", margin: (x: 2.2cm, top: top, bottom: 2.1cm), header: page-head, footer: page-foot, header-ascent: 30%, footer-descent: 25%)

#for (i, s) in d.sections.enumerate() {
  set page(flipped: s.lying, margin: (x: if s.lying { 1.7cm } else { 2.2cm }, top: top, bottom: 2.1cm))
  for b in s.blocks { block-of(b) }
  if i == d.sections.len() - 1 and d.missing != none { block(above: 2em, text(font: sans, size: 8pt, fill: quiet, d.missing)) }
}
`;
