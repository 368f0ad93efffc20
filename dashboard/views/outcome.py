"""One outcome: a single figure in one place, from where it was to who can change it."""

import streamlit as st

from dashboard import addresses, choices, database, framing, queries, reviewing
from dashboard.components import (
    ahead,
    block,
    embedded,
    explore,
    foot,
    heading,
    history,
    neighbours,
    own_target,
    provenance,
    related,
    take_away,
    then_now,
    wards,
)
from dashboard.language import say
from dashboard.words.places import place_name

build = database.build()
place = choices.place(build, st.query_params)
indicator = choices.indicator(build, st.query_params)
since = choices.since(st.query_params)
about = (place.area_code, indicator.indicator_id)
asked = (*about, str(since or ""))
here = addresses.outcome(*about, since)
answer = database.remembered("answer", *asked, make=lambda: reviewing.answer(build, place, indicator, since))


def beginning() -> str:
    """Up to the chart, below which readers can explore it."""
    is_answered = answer.figure is not None and answer.figure.card.value is not None
    return (
        heading.of_outcome(place, indicator, is_answered)
        + then_now.draw(answer)
        + ahead.draw(answer)
        + history.draw(answer)
    )


def ending() -> str:
    """Everything after the chart, in the order that the reader sees it."""
    return (
        neighbours.draw(answer)
        + ahead.how_sure(answer)
        + wards.draw(answer)
        + provenance.draw(answer)
        + related.draw(place, *queries.same_outcome(build.cursor, place.area_code, indicator))
        + take_away.draw(addresses.outcome_file(*about, since))
    )


def show_page() -> None:
    """Found before anything is shown: a page is shown whole or not at all."""
    above = database.remembered("outcome beginning", *asked, make=beginning)
    below = database.remembered("outcome ending", *asked, make=ending) + foot.draw(build, place, here, indicator)
    block.show(above, page=here, key="beginning")
    explore.show(answer)
    own_target.show(build, answer)
    block.show(below, key="ending")


title = say("{title} in {place}", title=indicator.title, place=place_name(place))
st.set_page_config(page_title=f"{title} - Levelwith")
if st.query_params.get("card") in framing.CARDS["/outcome"]:
    block.show(embedded.draw(answer, only_chart=st.query_params["card"] == framing.CHART), key="card")
else:
    show_page()
