/** Colours hold 4.5:1 against what they stand on, in both schemes; nothing is told by colour alone. */
const light = `
  --page: #f6f6f3; --card: #fff; --ink: #1c1d22; --soft: #55585f; --line: #dcdcd6; --sunk: #f2f2ee;
  --accent: #2f4fc7; --error: #b3182d; --error-ground: #fde9ea; --warning: #855100; --warning-ground: #fdf1d9;
  --hit: #ffe3a3; --foreign: #8f1026; --foreign-ground: #ffdfe2; --new: #125e2c; --new-ground: #e3f5e6; --gone-ground: #fdeaea;
  --lane0: #2f4fc7; --lane1: #0c6b62; --lane2: #8a3a9c; --lane3: #8a5200;`
const dark = `
  --page: #131418; --card: #1b1d23; --ink: #ececf0; --soft: #a9adb8; --line: #34373f; --sunk: #16181d;
  --accent: #9db1ff; --error: #ff9aa5; --error-ground: #431b22; --warning: #f2c063; --warning-ground: #3b2d10;
  --hit: #5b4406; --foreign: #ffc2c9; --foreign-ground: #5c1a26; --new: #9fe3b1; --new-ground: #14331d; --gone-ground: #3d1a20;
  --lane0: #9db1ff; --lane1: #6fd6c6; --lane2: #dfa5ee; --lane3: #ecb562;`

export const style = `
:root { color-scheme: light; ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${dark} } }
:root[data-theme="dark"] { color-scheme: dark; ${dark} }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
code, pre, .place, .number { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .9em; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--card); padding: .75rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
.page { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; }
.head { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-end; justify-content: space-between; margin-bottom: 1.5rem; }
h1 { font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.15; letter-spacing: -.02em; margin: 0; }
.brand { margin: 0 0 .35rem; color: var(--soft); font-weight: 600; letter-spacing: .01em; }
.stats { color: var(--soft); margin: .4rem 0 0; }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .45rem .7rem; min-height: 2.5rem; max-width: 100%; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); color: var(--accent); }
.filters { display: none; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1rem; margin-bottom: 1.5rem; }
.js .filters { display: flex; }
.filters > label { display: grid; gap: .25rem; font-size: .9rem; color: var(--soft); min-width: 0; }
.filters > label.search { flex: 1 1 14rem; }
.filters input, .filters select { color: var(--ink); width: 100%; }
.filters output { flex: 1 1 100%; color: var(--soft); font-size: .9rem; }
.no-script { display: inline-flex; gap: .5rem; visibility: hidden; }
.js .no-script { visibility: visible; }
.layout { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
nav { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1rem; font-size: .92rem; }
nav h2 { font-size: 1rem; margin: 0 0 .5rem; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li.file { margin-top: .75rem; }
nav .path { font-size: .8rem; color: var(--soft); overflow-wrap: anywhere; }
nav a { display: flex; gap: .5rem; align-items: baseline; padding: .35rem .5rem; margin: 0 -.5rem; border-radius: 8px; text-decoration: none; color: var(--ink); }
nav a:hover { background: var(--sunk); text-decoration: underline; }
nav .dot { flex: none; width: .7rem; height: .7rem; border-radius: 50%; background: var(--error); align-self: center; }
nav .dot.warning { border-radius: 2px; background: var(--warning); }
nav .at { margin-left: auto; color: var(--soft); font-size: .8rem; white-space: nowrap; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-bottom: 1.5rem; overflow: clip; }
article > header { padding: 1.1rem clamp(1rem, 2.5vw, 1.6rem); border-bottom: 1px solid var(--line); border-left: 6px solid var(--error); }
article.warning > header { border-left-color: var(--warning); border-left-style: double; }
article h2 { margin: .35rem 0 .3rem; font-size: clamp(1.05rem, 2.4vw, 1.3rem); line-height: 1.35; text-wrap: pretty; }
article h3 { font-size: 1rem; margin: 0 0 .75rem; }
.place-line { margin: 0; overflow-wrap: anywhere; font-size: .9rem; color: var(--soft); }
.badges { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; list-style: none; font-size: .82rem; }
.badges li { border: 1px solid var(--line); border-radius: 999px; padding: .05rem .6rem; color: var(--soft); }
.badges .error { background: var(--error-ground); color: var(--error); border-color: transparent; font-weight: 600; }
.badges .warning { background: var(--warning-ground); color: var(--warning); border-color: transparent; font-weight: 600; }
article > .part { padding: 1.2rem clamp(1rem, 2.5vw, 1.6rem); border-bottom: 1px solid var(--line); }
article > .part:last-child { border-bottom: 0; }
.overview { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 2rem; }
.picture { max-width: 100%; height: auto; }
.picture text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--ink); }
.picture .place { font: 11.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.picture .everyone { font-weight: 600; fill: var(--error); }
.picture .edge { fill: none; stroke-width: 2.5; }
.picture .node > circle { fill: var(--card); stroke-width: 2.5; }
.picture .glyph { stroke: none; }
.picture .glyph .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.picture .reader > circle { fill: var(--error-ground); stroke: var(--error); stroke-width: 2; }
.picture .reader .glyph { fill: var(--error); }
.picture .edge.reader { stroke: var(--error); stroke-dasharray: 4 3; }
${[0, 1, 2, 3]
  .map(
    (at) => `.picture .edge.lane${at}, .picture .node.lane${at} > circle, .picture .lane${at} .line { stroke: var(--lane${at}); }
.picture .lane${at} .glyph, .picture .tip.lane${at}, .picture .place.lane${at} { fill: var(--lane${at}); }`,
  )
  .join('\n')}
.steps { list-style: none; counter-reset: step; margin: 0; padding: 0; min-width: 0; }
.steps > li { counter-increment: step; position: relative; padding: 0 0 1rem 2.2rem; }
.steps > li::before { content: counter(step); position: absolute; left: 0; top: .1rem; width: 1.5rem; height: 1.5rem; border-radius: 50%; background: var(--sunk); border: 1px solid var(--line); text-align: center; font-size: .8rem; line-height: 1.45rem; }
.steps p { margin: 0; }
.steps .place { font-size: .8rem; color: var(--soft); overflow-wrap: anywhere; }
.code { margin: .4rem 0 0; padding: .5rem 0; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; font-size: .82rem; line-height: 1.5; tab-size: 2; }
.code code { display: block; width: max-content; min-width: 100%; font-size: inherit; overflow-wrap: normal; }
.code .line { display: inline-block; min-width: 100%; padding-right: 1rem; }
.code .number { display: inline-block; width: 3.2rem; padding-right: .8rem; text-align: right; color: var(--soft); user-select: none; }
.code mark { background: var(--hit); color: inherit; border-bottom: 2px solid var(--warning); }
.code .gone { background: var(--gone-ground); }
.code .new { background: var(--new-ground); }
.mail fieldset { border: 0; margin: 0 0 .75rem; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.mail legend { float: left; padding: 0; margin-right: .6rem; color: var(--soft); font-size: .9rem; }
.mail label { position: relative; display: inline-flex; }
.mail label input { position: absolute; inset: 0; opacity: 0; min-height: 0; width: 100%; height: 100%; margin: 0; cursor: pointer; }
.mail label span { border: 1px solid var(--soft); border-radius: 999px; padding: .3rem .9rem; font-size: .9rem; }
.mail label input:checked + span { background: var(--ink); color: var(--card); border-color: var(--ink); }
.mail label input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }
.letter { border: 1px solid var(--line); border-radius: 10px; overflow: clip; max-width: 46rem; background: var(--page); }
.letter dl { margin: 0; padding: .4rem 1rem; border-bottom: 1px solid var(--line); background: var(--card); }
.letter dl > div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: .5rem; padding: .35rem 0; }
.letter dt { color: var(--soft); font-size: .9rem; padding-top: .1rem; }
.letter dd { margin: 0; overflow-wrap: anywhere; }
.letter .body { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 4rem; max-height: 26rem; overflow-y: auto; }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 8px; padding: .05rem .5rem; margin: .1rem 0; font-size: .9rem; background: var(--card); color: inherit; }
.chip.rest { border-style: dashed; color: var(--soft); }
.chip.rest.all { background: var(--foreign-ground); color: var(--foreign); border-color: var(--foreign); }
mark.foreign { background: var(--foreign-ground); color: var(--foreign); border-bottom: 2px solid var(--foreign); padding: 0 .15rem; }
mark.chip.foreign { border: 1px solid var(--foreign); border-bottom-width: 2px; padding: .05rem .5rem; }
.note { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.value { border: 1px dashed var(--soft); border-radius: 4px; padding: 0 .25rem; color: var(--soft); font-size: .9em; }
.unknown, .more, .hint { color: var(--soft); }
.hint { font-size: .82rem; margin: .25rem 0 0; }
.verdict { margin: .75rem 0 0; font-weight: 600; max-width: 46rem; }
.mail:has(input[value="0"]:checked) [data-for]:not([data-for="0"]), .mail:has(input[value="1"]:checked) [data-for]:not([data-for="1"]), .mail:has(input[value="2"]:checked) [data-for]:not([data-for="2"]) { display: none; }
.mail:has(input[value="0"]:checked) mark[data-of="0"], .mail:has(input[value="1"]:checked) mark[data-of="1"], .mail:has(input[value="2"]:checked) mark[data-of="2"] { background: var(--card); color: inherit; border-color: var(--line); }
.mail:has(input[value="0"]:checked) mark[data-of="0"] .note, .mail:has(input[value="1"]:checked) mark[data-of="1"] .note, .mail:has(input[value="2"]:checked) mark[data-of="2"] .note { display: none; }
.cures { margin: 0; padding-left: 1.2rem; }
.cures > li + li { margin-top: .75rem; }
.nothing { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 3rem 1.5rem; text-align: center; }
.nothing svg { width: 4rem; height: 4rem; color: var(--new); }
details.notes { margin-top: 1rem; color: var(--soft); font-size: .9rem; }
details.notes li { overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: .85rem; margin-top: 2rem; }
@media (min-width: 64rem) {
  .layout.two { grid-template-columns: minmax(15rem, 19rem) minmax(0, 1fr); align-items: start; }
  .layout.two nav { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
  .overview { grid-template-columns: minmax(14rem, 5fr) minmax(0, 6fr); align-items: start; }
}
@media (forced-colors: active) { mark.foreign, .code mark { outline: 2px solid Highlight; } .picture * { stroke: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { .filters, nav, .no-script, .skip { display: none !important; } article { break-inside: avoid-page; } .letter .body { max-height: none; } }
`
