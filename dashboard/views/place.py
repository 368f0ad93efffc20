"""My place: what has changed there, and how it compares."""

import streamlit as st

from dashboard import addresses, answering, choices, database, framing, queries, reviewing
from dashboard.components import (
    asked,
    block,
    embedded,
    everything,
    foot,
    heading,
    own_list,
    own_ward,
    search,
    services,
    take_away,
)
from dashboard.language import say
from dashboard.words.places import place_name
from dashboard.words.sentences import capital

build = database.build()
place = choices.place(build, st.query_params)
listed = choices.own_list(st.query_params)
is_choosing = st.query_params.get("choose") == "1"
is_card = st.query_params.get("card") in framing.CARDS["/"]
here = addresses.place(place.area_code, listed)


def card() -> str:
    """What people ask first, for a page of another site."""
    return embedded.of_place(place, answering.in_short(build, place))


def page() -> str:
    """All that is about the place, in the order that the reader sees it."""
    outcomes = {outcome.outcome_id: outcome for outcome in queries.outcomes(build.cursor)}
    held = queries.figures(build.cursor, place.area_code)
    if is_choosing:
        return own_list.choose(place, held, listed, outcomes)
    first, rest = asked.divided(held, listed or queries.questions(build.cursor, place.area_code))
    own, others = own_ward.apart(place, rest)
    of_council = queries.figures(build.cursor, place.parent_code) if own and place.parent_code else ()
    stated = queries.ward_statements(build.cursor, place.area_code) if own else {}
    return (
        heading.of_place(place)
        + own_list.title(place, listed, first)
        + asked.ways(place, first, answering.whys(build))
        + own_list.offer(place, listed)
        + asked.draw(place, first, outcomes, reviewing.of_place(build, place))
        + services.link(place)
        + own_ward.draw(place, own, of_council, stated)
        + everything.draw(place, others, outcomes)
        + take_away.draw(addresses.place_file(place.area_code))
    )


# Found before anything is shown: a page is shown whole or not at all.
about = (place.area_code, ",".join(listed), "choosing" if is_choosing else "")
if is_card:
    shown = database.remembered("place card", place.area_code, make=card)
else:
    shown = database.remembered("place page", *about, make=page) + foot.draw(build, place, here)

title = say("{place}: then and now", place=capital(place_name(place)))
st.set_page_config(page_title=f"{title} - Levelwith")
if is_card:
    block.show(shown, key="card")
elif is_choosing:
    block.show(shown, page=f"choosing for {place.area_code}", said=own_list.said(listed))
else:
    found = search.show(build, place)
    block.show(search.draw(found) + shown, page=here, said=search.said(found))
