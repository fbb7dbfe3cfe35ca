/** Light and dark by the reader's setting; contrasts of WCAG 2.2 AA. */
export const STYLE = `
:root { color-scheme: light dark;
  --ink: light-dark(#1c1f24, #e6e8eb); --soft: light-dark(#565c66, #a9b0ba); --paper: light-dark(#ffffff, #14161a);
  --panel: light-dark(#f4f5f7, #1d2026); --line: light-dark(#d3d7dd, #383d46); --link: light-dark(#0b57b0, #8ab8ff);
  --bad: light-dark(#a3122b, #ff8f9f); --badbg: light-dark(#fde8eb, #4a1620); --good: light-dark(#0f6635, #7fdca4);
  --goodbg: light-dark(#e2f5ea, #12351f); --dim: light-dark(#6b4d00, #f0c766); --dimbg: light-dark(#fff3d1, #3d3009); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 92rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
p { margin: .35rem 0; } code, pre { font: .875rem/1.5 ui-monospace, monospace; }
.soft { color: var(--soft); }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; max-height: 38rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { overflow-wrap: normal; white-space: nowrap; position: sticky; top: 0; background: var(--panel); z-index: 1; }
tbody th { font-weight: normal; min-width: 16rem; } tbody td { min-width: 6rem; }
td.cell { text-align: center; white-space: nowrap; } td.state { min-width: 13rem; } .asked { font-size: .8rem; }
.reached { background: var(--badbg); color: var(--bad); } .denied { background: var(--goodbg); color: var(--good); }
.unknown { background: var(--dimbg); color: var(--dim); } .differs { outline: 3px solid var(--bad); outline-offset: -3px; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; display: flex; flex-wrap: wrap; gap: .35rem 1rem; margin: 0 0 1rem;
  padding: .6rem .8rem; align-items: center; }
input[type=search] { font: inherit; padding: .3rem .5rem; min-width: 14rem; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .35rem; }
article { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 .75rem;
  content-visibility: auto; contain-intrinsic-size: auto 12rem; }
article h3 { margin: 0; font-size: 1rem; }
article[data-severity=critical], article[data-severity=high] { border-left-color: var(--bad); }
article[data-severity=medium] { border-left-color: var(--dim); }
.badge { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; font-weight: 700; background: var(--panel);
  text-transform: uppercase; }
.badge.critical, .badge.high { background: var(--badbg); color: var(--bad); } .badge.medium { background: var(--dimbg); color: var(--dim); }
pre { background: var(--panel); border-radius: .4rem; padding: .6rem .8rem; overflow-x: auto; margin: .5rem 0; white-space: pre; }
pre > span { display: block; width: max-content; min-width: 100%; min-height: 1.5em; } pre .hit { background: var(--dimbg); } pre .add { color: var(--good); } pre .del { color: var(--bad); }
.number { color: var(--soft); user-select: none; }
ol { margin: .35rem 0; padding-left: 1.6rem; }
[hidden] { display: none !important; }
@media print { fieldset, .skip { display: none; } .scroll { max-height: none; } article { break-inside: avoid; } }
`
