/** Filters the findings that stand in the page already; without it all are shown. Runs in the reader's browser. */
export const SCRIPT = `
'use strict';
(() => {
  const form = document.getElementById('filters');
  const findings = [...document.querySelectorAll('article')];
  const words = findings.map(finding => finding.textContent.toLowerCase());
  const count = document.getElementById('count');
  const apply = () => {
    const chosen = new Set([...form.querySelectorAll('input[name=severity]:checked')].map(box => box.value));
    const search = form.querySelector('input[type=search]').value.trim().toLowerCase();
    const suppressed = form.querySelector('input[name=suppressed]').checked;
    let shown = 0;
    findings.forEach((finding, index) => {
      const fits = chosen.has(finding.dataset.severity) && words[index].includes(search)
        && (suppressed || finding.dataset.suppressed === 'no');
      finding.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = shown + ' of ' + findings.length + ' shown';
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  apply();
})();
`
