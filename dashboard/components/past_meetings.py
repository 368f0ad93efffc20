"""The past meetings of a board, each with the way to the review as it was there."""

from __future__ import annotations

from html import escape

from dashboard import addresses, database, figures, looking_back
from dashboard.board import Board
from dashboard.charts.svg import escaped
from dashboard.promised import Meeting


def draw(board: Board) -> str:
    """Nothing where there was none."""
    council = board.agreed.council.area_code
    today = looking_back.today()
    past = [each for each in board.agreed.meetings if each.status != "planned" and each.held_on <= today]
    if not past:
        return ""
    entries = "".join(_entry(council, each) for each in past)
    return f'<div class="no-print"><h2>Past meetings</h2><ul>{entries}</ul></div>'


def _entry(council: str, meeting: Meeting) -> str:
    said = escaped(f"{meeting.body}, {figures.day(meeting.held_on)}")
    example = " (example)" if meeting.status == "example" else ""
    if not meeting.build_id or not (database.builds_folder() / f"{meeting.build_id}.duckdb").is_file():
        return f"<li>{said}{example}. The figures it looked at were not kept.</li>"
    link = addresses.meeting(council, meeting.meeting_ref)
    return f'<li><a href="{escape(link)}">The review as it was: {said}</a>{example}</li>'
