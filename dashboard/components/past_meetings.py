"""The past meetings of a board, each with the way to the review as it was there."""

from __future__ import annotations

from html import escape

from dashboard import addresses, database, looking_back
from dashboard.board import Board
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.promised import Meeting
from dashboard.words.meetings import meeting_title


def draw(board: Board) -> str:
    """Nothing where there was none."""
    council = board.agreed.council.area_code
    today = looking_back.today()
    past = [each for each in board.agreed.meetings if each.status != "planned" and each.held_on <= today]
    if not past:
        return ""
    entries = "".join(_entry(council, each) for each in past)
    return f'<div class="no-print"><h2>{say("Past meetings")}</h2><ul>{entries}</ul></div>'


def _entry(council: str, meeting: Meeting) -> str:
    is_example = meeting.status == "example"
    said = escaped(meeting_title(meeting))
    if not meeting.build_id or not (database.builds_folder() / f"{meeting.build_id}.duckdb").is_file():
        title = say("{meeting} (example)", meeting=said) if is_example else said
        return f"<li>{title}. {say('The figures it looked at were not kept.')}</li>"
    address = escape(addresses.meeting(council, meeting.meeting_ref))
    link = f'<a href="{address}">{say("The review as it was: {meeting}", meeting=said)}</a>'
    return f"<li>{say('{meeting} (example)', meeting=link) if is_example else link}</li>"
