/**
 * The whole style of a report. Ink on white, every meaning in a word, a mark or a line as well as in a colour, so that
 * a black-and-white print loses nothing. `marks` stands at the foot of each printed page; it must be plain letters.
 */
export function reportStyle({ marks, pageOf }: { marks: string; pageOf: string }): string {
  return `${PAPER}
@media print {
  @page {
    @bottom-left { content: "${cssText(marks)}"; font: 8pt ${FONT}; color: #69665e; }
    @bottom-right { content: counter(page) "${cssText(pageOf)}" counter(pages); font: 8pt ${FONT}; color: #69665e; }
  }
}
${TEXT}
${PAGE_ONE}
${TABLES}
${MARKS}
${CHART}
${NARROW_SCREEN}`;
}

/** Letters, digits and spaces only: what a style sheet can hold without being escaped. */
function cssText(text: string): string {
  return text.replace(/[^\p{L}\p{N} ,.:/]/gu, '');
}

const FONT =
  '"Inter Variable", Inter, "Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, Arial, "Liberation Sans", sans-serif';

const PAPER = `
@page { size: A4; margin: 15mm 16mm 17mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #fff; color: #1c1b19; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 9.75pt/14.5pt ${FONT}; max-width: 178mm; margin: 0 auto; overflow-wrap: break-word; hyphens: manual; }
@media screen { body { padding: 12mm 4mm; box-sizing: content-box; } }
@media print { .page-one { min-height: 262mm; } }`;

const NARROW_SCREEN = `
@media screen and (max-width: 600px) {
  .reach, .columns, .columns.voices, .columns.even { grid-template-columns: minmax(0, 1fr); }
  table { display: block; overflow-x: auto; } .advice { grid-template-columns: 1fr; gap: 1mm; }
}`;

const TEXT = `
h1 { font-size: 16.5pt; line-height: 21pt; font-weight: 600; letter-spacing: -0.02em; }
h2 { font-size: 12.5pt; line-height: 17pt; font-weight: 600; margin-top: 9mm; break-after: avoid; }
h3 { font-size: 10.5pt; line-height: 15pt; font-weight: 600; margin-top: 5mm; break-after: avoid; }
p + p, table + p, p + table, ul + p { margin-top: 1.6mm; }
h2 + *, h3 + * { margin-top: 1.4mm; }
strong, .strong { font-weight: 600; } .medium { font-weight: 500; }
.soft { color: #4a4843; } .muted { color: #69665e; } .small { font-size: 8.25pt; line-height: 12pt; }
.num { font-variant-numeric: tabular-nums; } .end { text-align: right; } .nowrap { white-space: nowrap; }
.mono { font-family: ui-monospace, "Cascadia Mono", "Liberation Mono", monospace; font-size: 8pt; }
ul { list-style: none; } li { padding: 1mm 0; border-top: 0.25mm solid #e8e5df; break-inside: avoid; }
.row { display: flex; justify-content: space-between; align-items: baseline; gap: 3mm; }
.lines { white-space: pre-line; }`;

const PAGE_ONE = `
.page-one { display: flex; flex-direction: column; break-after: page; font-size: 9.25pt; line-height: 12.75pt; }
.page-one p + p { margin-top: 0.6mm; }
.page-one h2 { font-size: 10.5pt; line-height: 15pt; margin-top: 0; }
.page-one > * + * { margin-top: 4.4mm; }
.page-one table { font-size: 9pt; line-height: 12pt; } .page-one th, .page-one td { padding: 1.3mm 0 1.3mm 2.2mm; }
.page-one tr > :first-child { padding-left: 0; } .page-one thead th { font-size: 8.5pt; }
.page-one .verdict { font-size: 8pt; line-height: 12pt; } .page-one .small { font-size: 8pt; line-height: 11pt; }
.masthead { padding-bottom: 2.4mm; border-bottom: 0.4mm solid #1c1b19; align-items: center; }
.masthead .name { display: flex; align-items: center; gap: 2.4mm; font-weight: 600; }
.badges { display: flex; gap: 1.6mm; }
.badge { border: 0.25mm dashed #8c877d; border-radius: 1mm; padding: 0 1.6mm; font-size: 8.25pt; font-weight: 500; color: #4a4843; white-space: nowrap; }
.reach { display: grid; grid-template-columns: 1fr 47mm; gap: 5mm; align-items: end; }
.dial { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1.6mm; align-items: end; }
.step-people { margin-top: 1.6mm; font-size: 10.5pt; line-height: 14pt; color: #4a4843; font-variant-numeric: tabular-nums; }
.step-name { font-size: 8.25pt; line-height: 11pt; color: #69665e; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar { position: relative; border: 0.3mm solid #8c877d; border-radius: 1mm; overflow: hidden; }
.bar .fill { position: absolute; inset: 0.5mm auto 0.5mm 0.5mm; max-width: calc(100% - 1mm); border-radius: 0.4mm; background: #2756c7; }
.reached .bar { border-color: #2756c7; background: #2756c7; }
.planned .fill, .off .fill, .rolled-back .fill { display: none; }
.off .bar { border-style: dashed; border-color: #4a4843; }
.current .bar, .paused .bar { border: 0.55mm solid #1c1b19; }
.paused .bar { background: repeating-linear-gradient(135deg, rgba(28,27,25,.3) 0 2px, transparent 2px 6px); }
.paused .fill { background: repeating-linear-gradient(135deg, #2756c7 0 4px, transparent 4px 7px); }
.rolled-back .bar { border-color: #b3261e; background: linear-gradient(to top right, transparent calc(50% - 1px), #b3261e calc(50% - 1px) calc(50% + 1px), transparent calc(50% + 1px)); }
.rolled-back .step-people { text-decoration: line-through; }
.current .step-people, .current .step-name, .paused .step-people, .paused .step-name { color: #1c1b19; font-weight: 600; }
.advice { display: grid; grid-template-columns: auto 1fr; align-items: start; gap: 4.5mm; padding: 3mm 4mm; border: 0.4mm solid currentColor; border-radius: 2mm; }
.advice .word { display: flex; align-items: center; gap: 1.6mm; font-size: 12.5pt; line-height: 15pt; font-weight: 600; white-space: nowrap; }
.advice .word svg { width: 13pt; height: 13pt; }
.advice .why { color: #4a4843; } .advice .question { color: #1c1b19; font-weight: 600; }
.advice.advance, .advice.start, .advice.finish { color: #1a7344; background: #e5f3ea; }
.advice.hold { color: #855600; background: #fbf1dc; }
.advice.reduce { color: #a94309; background: #fcebdf; }
.advice.roll-back { color: #b3261e; background: #fbe7e5; }
.advice.stop { color: #5b2245; background: #f4e8ef; }
.advice.none { color: #4a5f78; background: #eaeff5; }
.columns { display: grid; gap: 8mm; } .columns.voices { grid-template-columns: 46mm 1fr; } .columns.even { grid-template-columns: 1fr 1fr; }
.columns > * { min-width: 0; }
.share { height: 1.7mm; border: 0.25mm solid #8c877d; border-radius: 0.5mm; margin: 0.5mm 0 1.8mm; }
.share div { height: 100%; background: #4a4843; }
.say { display: grid; grid-template-columns: 1fr auto minmax(20mm, auto); gap: 0 4mm; padding: 1.2mm 0; border-top: 0.25mm solid #e8e5df; }
.say .quote { grid-column: 1 / -1; } .say .quote, .clamped { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.say:first-of-type { border-top: 0; padding-top: 0; } h2 + p { margin-top: 0; }
.signature { display: grid; grid-template-columns: 1fr 1fr 40mm; gap: 8mm; margin-top: auto !important; padding-top: 9mm; }
.signature div { border-top: 0.3mm solid #1c1b19; padding-top: 1mm; color: #69665e; }`;

const TABLES = `
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { font-weight: 500; color: #4a4843; text-align: left; vertical-align: bottom; font-size: 8.75pt; line-height: 12pt; }
th, td { padding: 1.3mm 0 1.3mm 3mm; border-bottom: 0.25mm solid #e8e5df; vertical-align: top; }
thead th { border-bottom-color: #d3cfc6; }
tr > :first-child { padding-left: 0; } tbody th { color: inherit; font-size: inherit; line-height: inherit; }
th.end, td.end { text-align: right; } tr { break-inside: avoid; }
.below { display: block; font-size: 8.25pt; line-height: 11pt; color: #69665e; font-weight: 400; }
.annex table { font-size: 8pt; line-height: 11pt; } .annex th { font-size: 7.75pt; }
.annex th, .annex td { padding-top: 0.5mm; padding-bottom: 0.5mm; }
@media print { .fresh-page { break-before: page; margin-top: 0; } }`;

const MARKS = `
.icon { flex: none; vertical-align: -2px; }
.verdict { display: inline-flex; align-items: center; gap: 1.2mm; padding: 0 1.8mm 0 1.4mm; border-radius: 1mm; font-size: 8.5pt; line-height: 14pt; font-weight: 600; white-space: nowrap; }
.verdict.pass { color: #1a7344; background: #e5f3ea; }
.verdict.fail { color: #b3261e; background: #fbe7e5; }
.verdict.not-enough-yet, .verdict.not-answerable { color: #4a5f78; background: #eaeff5; }`;

const CHART = `
.chart { display: block; width: 100%; height: auto; break-inside: avoid; font-size: 9px; }
.figure { break-inside: avoid; }
.chart text { fill: #4a4843; font-size: 10px; font-variant-numeric: tabular-nums; }
.chart .grid { stroke: #e8e5df; stroke-width: 1; } .chart .tick { stroke: #8c877d; stroke-width: 1; }
.chart .phase-0 { fill: rgba(28,27,25,0); } .chart .phase-1 { fill: rgba(28,27,25,.04); }
.chart .phase-name { fill: #69665e; }
.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .chart .band { stroke: none; }
.chart .line.pilot { stroke: #2756c7; } .chart .band.pilot { fill: rgba(39,86,199,.13); }
.chart .line.control { stroke: #6a665d; stroke-dasharray: 6 4; } .chart .band.control { fill: rgba(106,102,93,.13); }
.chart .end.pilot { fill: #2756c7; } .chart .end.control { fill: #fff; stroke: #6a665d; stroke-width: 1.5; }
.chart .rule.target { stroke: #4a4843; stroke-dasharray: 1.5 3; stroke-width: 1.25; }
.chart .rule.limit { stroke: #b3261e; stroke-width: 1.25; }
.chart .end-label.pilot { fill: #2756c7; font-weight: 600; } .chart .end-label.control { fill: #4a4843; font-weight: 600; }
.chart .end-label.limit { fill: #b3261e; }`;
