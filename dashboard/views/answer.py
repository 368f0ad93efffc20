"""The answer to one question of a resident, in a minute; without a question, all that can be asked."""

import streamlit as st

from dashboard import addresses, answering, choices, database, queries
from dashboard.components import asked, block, doorstep, foot, provenance, questions, reporting
from dashboard.language import say
from dashboard.words import absences
from dashboard.words import doorstep as words
from dashboard.words.places import place_name

build = database.build()
place = choices.place(build, st.query_params)
indicator = answering.question(build, st.query_params)
question = indicator.indicator_id if indicator else ""
here = addresses.answer(place.area_code, question)
answered = answering.answered(build, place, indicator) if indicator else None
if indicator and answered is None:
    raise choices.Unknown(
        say("That cannot be answered here"),
        absences.no_figure(indicator, place),
        ({"question": ""}, say("See what can be answered")),
    )


def all_questions() -> str:
    """What people ask first, and the rest."""
    figures = queries.figures(build.cursor, place.area_code)
    first, rest = asked.divided(figures, queries.questions(build.cursor, place.area_code))
    return questions.draw(place, answering.with_value(first), answering.with_value(rest), answering.whys(build))


# Found before anything is shown: a page is shown whole or not at all.
if answered is None:
    title = say("Questions about {place}", place=place_name(place))
    page = database.remembered("questions page", place.area_code, make=all_questions)
else:
    told = words.tell(answered)
    title = f"{told.question} {place_name(place)}"
    page = (
        doorstep.draw(answered, told)
        + doorstep.take_along(answered, told, reporting.in_full(here))
        + provenance.of_answer(answered)
    )
ending = foot.draw(build, place, here, indicator)

st.set_page_config(page_title=f"{title} - Levelwith")
block.show(page + ending, page=here)
