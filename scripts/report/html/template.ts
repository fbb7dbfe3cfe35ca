/** The page. Eta escapes whatever stands between `<%=` and `%>`; only our own style and script go in as they are. */
export const TEMPLATE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Clerk security: <%= it.headline %></title>
<style><%~ it.style %></style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
<header>
<h1>Clerk security: <%= it.headline %></h1>
<p class="soft"><%= it.assessed %></p>
</header>
<main>
<% if (it.matrix.rows.length > 0) { %>
<section aria-labelledby="matrix">
<h2 id="matrix">Who can reach what</h2>
<p class="soft">Each row is a way into the app, each column a caller: what reasoning says<% if (it.measured) { %>, and below it what the running app did when it was asked; a framed cell is one where they differ<% } %>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Access matrix">
<table>
<thead><tr><th scope="col">Endpoint</th><th scope="col">State</th><% for (const caller of it.matrix.callers) { %><th scope="col"><%= caller %></th><% } %></tr></thead>
<tbody>
<% for (const row of it.matrix.rows) { %><tr>
<th scope="row"><code><%= row.id %></code><br><span class="soft"><%= row.place %></span></th>
<td class="state"><%= row.state %><br><span class="soft"><%= row.because %></span></td>
<% for (const cell of row.cells) { %><td class="cell <%= cell.tone %><%= cell.differs ? ' differs' : '' %>"><%= it.sign(cell.reasoned) %><% if (cell.measured !== null) { %><br><span class="asked" title="<%= cell.evidence %>">asked: <%= it.sign(cell.measured) %></span><% } %></td>
<% } %></tr>
<% } %></tbody>
</table>
</div>
</section>
<% } %>
<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
<form id="filters" hidden>
<fieldset>
<legend>Show</legend>
<% for (const severity of it.severities) { %><label><input type="checkbox" name="severity" value="<%= severity %>" checked> <%= severity %></label>
<% } %><label><input type="checkbox" name="suppressed"> suppressed</label>
<label>with the words <input type="search"></label>
<span id="count" role="status"></span>
</fieldset>
</form>
<% if (it.findings.length === 0) { %><p>No findings.</p><% } %>
<% for (const finding of it.findings) { %><article data-severity="<%= finding.severity %>" data-suppressed="<%= finding.suppressed === '' ? 'no' : 'yes' %>">
<h3><span class="badge <%= finding.severity %>"><%= finding.severity %></span> <%= finding.rule %>: <%= finding.title %></h3>
<p><code><%= finding.place %></code><% if (finding.endpoint !== '') { %> · <code><%= finding.endpoint %></code><% } %><% if (finding.doubt !== '') { %> · <span class="soft"><%= finding.doubt %></span><% } %></p>
<p><%= finding.message %></p>
<p><strong>Attacker:</strong> <%= finding.attack %></p>
<% if (finding.suppressed !== '') { %><p class="soft">Suppressed: <%= finding.suppressed %></p><% } %>
<% if (finding.code.length > 0) { %><pre tabindex="0"><% for (const line of finding.code) { %><span<% if (line.hit) { %> class="hit"<% } %>><span class="number"><%= line.label %></span> <%= line.text %></span><% } %></pre>
<% } %><% if (finding.proof.length > 0) { %><details><summary>Proof</summary><ol><% for (const step of finding.proof) { %><li><code><%= step.place %></code> <%= step.note %></li><% } %></ol></details>
<% } %><% if (finding.fix !== '') { %><details><summary><%= finding.fix %></summary><% if (finding.diff.length > 0) { %><pre tabindex="0"><% for (const line of finding.diff) { %><span class="<%= line.kind %>"><%= line.text %></span><% } %></pre><% } %><% for (const sentence of finding.remains) { %><p><%= sentence %></p><% } %></details>
<% } %></article>
<% } %></section>
<% for (const list of it.lists) { %><section aria-labelledby="<%= list.id %>">
<h2 id="<%= list.id %>"><%= list.title %></h2>
<ul><% for (const line of list.lines) { %><li><%= line %></li><% } %></ul>
</section>
<% } %></main>
<footer><p class="soft"><%= it.goOn %></p></footer>
<script><%~ it.script %></script>
</body>
</html>
`
