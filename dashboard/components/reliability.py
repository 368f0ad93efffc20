"""How often what we would have said came true, for the whole country and every figure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import figures
from dashboard.charts import cards, reliability, table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.components.paragraphs import paragraph
from dashboard.expected import AmbitionRecord, PhraseRecord
from dashboard.language import say
from dashboard.words import chances
from dashboard.words.sentences import capital

COLUMNS = (
    Column(say("What we would have said")),
    Column(say("Past targets"), is_number=True),
    Column(say("Were met"), is_number=True),
)
ABOUT = say(
    "We went back to every past year. From what was known then, we worked out the chance of many targets. "
    "Then we looked at what came. The targets are those that councils set: 5%, 10% or 20% better, and to reach the "
    "middle or the best quarter."
)


def draw(records: Sequence[PhraseRecord], ambitions: Sequence[AmbitionRecord]) -> str:
    """The section; nothing where nothing was scored yet."""
    if not records:
        return ""
    rows: list[list[str | Cell]] = [
        [capital(chances.PHRASES[each.phrase]), f"{each.targets:,}", capital(figures.in_a_hundred(each.share_met))]
        for each in records
    ]
    drawn = table.draw(say("Past targets, by what we would have said of them"), COLUMNS, rows)
    return (
        f'<h2 id="reliability" tabindex="-1">{say("How often were such chances right?")}</h2>{paragraph(ABOUT)}'
        f"<p><b>{escaped(chances.all_records(records))}</b></p>"
        f"{reliability.draw(records)}{cards.disclosure(say('See the figures in a table'), drawn)}"
        f"<h3>{say('And how often were ambitious targets met?')}</h3>"
        f"<ul>{''.join(f'<li>{escaped(chances.ambition_record(each))}</li>' for each in ambitions)}</ul>"
        f'<p class="soft">{say("Worked out in {files}.", files="<code>sql/backtest</code>")}</p>'
    )
