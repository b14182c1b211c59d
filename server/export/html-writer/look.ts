/** The look of the report as a file of its own: no font and no picture is fetched from anywhere. */
export const reportStyles = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 4rem; background: #fff; color: #1b2430; font: 1.0625rem/1.55 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
h1, h2, h3 { font-family: "Source Serif 4", Georgia, serif; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2rem; margin: 0.25rem 0; } h2 { font-size: 1.5rem; margin: 2.5rem 0 0.75rem; } h3 { font-size: 1.1875rem; margin: 2rem 0 0.5rem; } h4 { font-size: 1.0625rem; margin: 0; }
a { color: #1f5f50; }
p { margin: 0 0 0.75rem; max-width: 75ch; }
.small, figcaption { font-size: 0.9375rem; font-weight: 400; font-family: inherit; color: #4f5b68; margin: 0; }
.report-marking { border: 2px dashed #8a5a00; padding: 0.75rem 1rem; font-weight: 600; color: #6b4600; }
nav ul { columns: 2 20rem; padding-inline-start: 1.25rem; } nav ul ul { columns: auto; }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: 0.375rem 1.25rem; margin: 0.5rem 0; }
dt { color: #4f5b68; } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; } dd p:last-child { margin: 0; }
.report-figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-block: 1rem; }
.report-figures div { display: flex; flex-direction: column-reverse; } .report-figures dd { font-size: 1.75rem; font-variant-numeric: tabular-nums; }
.report-boxed { border: 1px solid #b9c2c9; background: #f4f7f6; padding: 1rem 1.25rem; }
.report-lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem 2rem; }
.report-comment { border-top: 1px solid #d3d9de; padding: 1rem 0; } .report-comment:target { background: #fdf6e3; outline: 2px solid #c79a2b; outline-offset: 0.5rem; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #c79a2b; font-family: "Source Serif 4", Georgia, serif; }
.table-scroll { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: start; font-weight: 600; padding-block: 0.375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.375rem 1rem 0.375rem 0; border-bottom: 1px solid #d3d9de; } tbody th { font-weight: 400; }
.figure { text-align: end; font-variant-numeric: tabular-nums; } .sum > * { font-weight: 600; background: #f4f7f6; }
figure { margin: 1.5rem 0; } .report-chart { max-width: 100%; height: auto; background: #fff; }
@media (max-width: 40rem) { body { padding-inline: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.625rem; } }
@media print { body { max-width: none; padding: 0; } .report-comment, tr { break-inside: avoid; } }
`;
