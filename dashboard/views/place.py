"""My place: what has changed there, and how it compares."""

import streamlit as st

from dashboard import addresses, answering, choices, database, queries, reviewing
from dashboard.components import asked, block, everything, foot, heading, own_ward, search, services, take_away
from dashboard.words.places import place_name
from dashboard.words.sentences import capital

build = database.build()
place = choices.place(build, st.query_params)
here = addresses.place(place.area_code)


def page() -> str:
    """All that is about the place, in the order that the reader sees it."""
    outcomes = {outcome.outcome_id: outcome for outcome in queries.outcomes(build.cursor)}
    first, rest = asked.divided(
        queries.figures(build.cursor, place.area_code), queries.questions(build.cursor, place.area_code)
    )
    own, others = own_ward.apart(place, rest)
    of_council = queries.figures(build.cursor, place.parent_code) if own and place.parent_code else ()
    stated = queries.ward_statements(build.cursor, place.area_code) if own else {}
    return (
        heading.of_place(place)
        + own_ward.draw(place, own, of_council, stated)
        + asked.draw(place, first, outcomes, reviewing.of_place(build, place), answering.whys(build))
        + services.link(place)
        + everything.draw(place, others, outcomes)
        + take_away.draw(addresses.place_file(place.area_code))
    )


# Found before anything is shown: a page is shown whole or not at all.
about_the_place = database.remembered("place page", place.area_code, make=page) + foot.draw(build, place, here)

st.set_page_config(page_title=f"{capital(place_name(place))}: then and now - Levelwith")
found = search.show(build, place)
block.show(search.draw(found) + about_the_place, page=here, said=search.said(found))
