"""The report page: summary, tables, plots, matrix, failures and a card a record.

The page holds no address and loads nothing; its policy lets no script run but its own, whose hash
it names, so that even an escape that was forgotten runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..codes import for_high_side
from ..records import AssociationRecord, TrialRecord
from .cards import Cards, Cropper, effect_text, p_text
from .forest import cancer_name, forest_plots, gene_name
from .gather import Run
from .markup import Cell, cell, safe, sortable

_SCRIPT = """
document.querySelectorAll('table.sortable').forEach(table => {
  const key = (row, i) => row.cells[i].dataset.v ?? row.cells[i].textContent;
  table.querySelectorAll('th').forEach((th, i) => th.addEventListener('click', () => {
    const down = th.getAttribute('aria-sort') === 'ascending';
    table.querySelectorAll('th').forEach(other => other.removeAttribute('aria-sort'));
    th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const compare = (a, b) => key(a, i).localeCompare(key(b, i), 'en', {numeric: true});
    const number = (a, b) => Number(key(a, i)) - Number(key(b, i));
    const rows = [...table.tBodies[0].rows];
    const how = rows.some(row => 'v' in row.cells[i].dataset) ? number : compare;
    rows.sort((a, b) => (down ? -1 : 1) * how(a, b));
    table.tBodies[0].append(...rows);
  }));
});
"""
_STYLE = """
:root{color-scheme:light dark}
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:78rem;padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0}
td,th{padding:.15rem .6rem;text-align:left;vertical-align:top}
td{overflow-wrap:break-word;max-width:30rem}
tbody tr:nth-child(even){background:#8881}.n{text-align:right}
th button{all:unset;cursor:pointer;font-weight:600}
th[aria-sort=ascending] button::after{content:' ▲'}
th[aria-sort=descending] button::after{content:' ▼'}
.scroll{max-height:36rem;overflow:auto;border:1px solid #8884}.scroll thead{position:sticky;top:0}
.scroll thead th{background:Canvas}
article{border-left:4px solid #48a;margin:1rem 0;padding:.3rem 1rem;background:#8881}
article:target{border-color:#d60}h3{margin:.2rem 0}h3,figcaption,blockquote{overflow-wrap:anywhere}
blockquote{margin:.4rem 0;font-family:serif}mark{background:#fd08;color:inherit}
img{max-width:100%;display:block}small{opacity:.75}.fields th{font-weight:400;opacity:.75}
.forest{margin:1rem 0}.forest svg{width:100%;max-width:900px;font-size:12px}
.forest line{stroke:currentColor}.forest .one{stroke-dasharray:3 3;opacity:.6}
.forest text,.forest rect,.forest path{fill:currentColor}.forest a text{fill:LinkText}
.worse{color:#c33}.better{color:#283}.none{opacity:.7}
"""
_SIGNS = {"worse": "▼", "better": "▲", "none": "○", "associated": "●"}


def render_report(run: Run, crop: Cropper | None = None) -> str:
    """Return the page as HTML; ``crop`` gives the picture (PNG) of an evidence's place."""
    cards = Cards(run, crop)
    numbered = list(enumerate(run.records, start=1))
    associations = [(n, r) for n, r in numbered if isinstance(r, AssociationRecord)]
    trials = [(n, r) for n, r in numbered if isinstance(r, TrialRecord)]
    return "\n".join(
        [
            _head(),
            f"<h1>Report of {safe(run.name)}</h1>",
            _summary(run, len(associations), len(trials)),
            _section("Papers that failed", _failed(run)),
            _section("Associations", _associations(associations)),
            _section("Trials", _trials(trials)),
            _section("Ratios with their intervals", forest_plots(associations)),
            _section("Direction by gene and outcome", _matrix([r for _, r in associations])),
            _section("Papers", _papers(run)),
            _section("Records with their evidence", "".join(cards.card(n, r) for n, r in numbered)),
            f"<script>{_SCRIPT}</script></html>\n",
        ]
    )


def _head() -> str:
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<meta name='viewport' content='width=device-width'>"
        f"<title>Extraction report</title><style>{_STYLE}</style>"
    )


def _section(title: str, body: str) -> str:
    return f"<section><h2>{safe(title)}</h2>{body or '<p>None.</p>'}</section>"


def _summary(run: Run, associations: int, trials: int) -> str:
    states = Counter(str(row.get("status")) for row in run.papers)
    failed = sum(count for status, count in states.items() if status != "ok")
    text = f"{len(run.papers)} papers, {failed} of them failed; {associations} associations, "
    text += f"{trials} trials."
    if run.left_out:
        text += f" {run.left_out} further records, less confident, are not on this page."
    return f"<p id='summary'>{safe(text)}</p>"


def _failed(run: Run) -> str:
    rows = [
        [cell(_shown(row, name)) for name in ("doc_id", "status", "error")]
        for row in run.papers
        if row.get("status") != "ok"
    ]
    return sortable(("paper", "status", "why"), rows) if rows else ""


def _papers(run: Run) -> str:
    names = ("doc_id", "status", "source", "pages", "seconds", "associations", "trials")
    rows = [[cell(_shown(row, name)) for name in names] for row in run.papers]
    return f"<div class='scroll'>{sortable(names, rows)}</div>" if rows else ""


def _shown(row: Mapping[str, object], name: str) -> Cell:
    value = row.get(name)
    return value if value is None or isinstance(value, int | float) else str(value)


def _associations(numbered: Sequence[tuple[int, AssociationRecord]]) -> str:
    head = ("record", "gene", "state", "cancer", "outcome", "direction", "p", "effect")
    rows = [
        [
            cell(number, f"r{number}"),
            cell(gene_name(r)),
            cell(r.biomarker.state),
            cell(cancer_name(r)),
            cell(r.outcome.code),
            cell(r.direction),
            cell(p_text(r.p_value)),
            cell(effect_text(r.effect)),
            cell(r.document.doc_id),
            cell(r.confidence),
        ]
        for number, r in numbered
    ]
    names = (*head, "paper", "confidence")
    return f"<div class='scroll'>{sortable(names, rows)}</div>" if rows else ""


def _trials(numbered: Sequence[tuple[int, TrialRecord]]) -> str:
    rows = [
        [
            cell(number, f"r{number}"),
            cell(r.acronym),
            cell(", ".join(r.registry_ids)),
            cell(r.phase),
            cell(r.status),
            cell(r.participants.value if r.participants else None),
            cell((r.condition and (r.condition.name or r.condition.text)) or ""),
            cell(len(r.results)),
            cell(r.document.doc_id),
            cell(r.confidence),
        ]
        for number, r in numbered
    ]
    names = ("record", "acronym", "registry", "phase", "status", "participants", "condition")
    table = sortable((*names, "results", "paper", "confidence"), rows)
    return f"<div class='scroll'>{table}</div>" if rows else ""


def _matrix(records: Sequence[AssociationRecord]) -> str:
    """Return how often each direction was found, for the high side of the marker."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    genes: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for record in records:
        gene, outcome = gene_name(record), record.outcome.code
        genes[gene] += 1
        outcomes[outcome] += 1
        direction = for_high_side(record.biomarker.state, record.direction)
        counts[gene, outcome][direction] += 1
    if not counts:
        return ""
    columns = [outcome for outcome, _ in outcomes.most_common()]
    rows = [
        [cell(gene), *(_tally(counts.get((gene, outcome), Counter())) for outcome in columns)]
        for gene, _ in genes.most_common()
    ]
    legend = ", ".join(f"{sign} {name}" for name, sign in _SIGNS.items())
    note = f"<p>For the high, positive or mutated side of the marker: {safe(legend)}.</p>"
    return f"{note}<div class='scroll'>{sortable(('gene', *columns), rows)}</div>"


def _tally(found: Counter[str]) -> str:
    signs = " ".join(
        f"<span class='{name}'>{sign}{found[name]}</span>"
        for name, sign in _SIGNS.items()
        if found[name]
    )
    return f"<td data-v='{sum(found.values())}'>{signs}</td>"
