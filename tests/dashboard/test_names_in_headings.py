"""A name in a heading is a name, whatever signs it has."""

from __future__ import annotations

import pytest

from dashboard.components import priorities
from tests.dashboard.example_rows import a_council

STRANGE = a_council(name="Hale <b> & Co")


@pytest.mark.parametrize("drawn", [priorities.heading(STRANGE, 1200), priorities.draw(STRANGE, [], {})])
def test_the_name_of_a_council_is_no_markup_on_the_page_of_priorities(drawn: str) -> None:
    assert "Hale &lt;b&gt; &amp; Co" in drawn
    assert "<b>" not in drawn
