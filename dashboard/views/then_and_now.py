"""Then and now: a service about fifteen years ago and today, as a short story with pictures."""

import streamlit as st

from dashboard import addresses, choices, database, gathering, queries
from dashboard.components import block, foot, services
from dashboard.components.services import Told
from dashboard.language import say
from dashboard.words.places import place_name

build = database.build()
place = choices.place(build, st.query_params)
council = choices.council_of(build, place)
offered = database.remembered(
    "services", council.area_code, make=lambda: queries.services(build.cursor, council.area_code)
)
service = choices.service(offered, st.query_params)
here = addresses.then_and_now(place.area_code, service.service_id if service else "")


def page() -> str:
    """The story first, then what it is told from."""
    if service is None:
        return services.nothing(place)
    found = {
        role: gathering.answer(build.cursor, council, choices.indicator(build, {"indicator": indicator_id}))
        for role, indicator_id in service.figures
    }
    level = found["level"].figure if "level" in found else None
    similar = queries.change_of_similar_places(build.cursor, level.card) if level else None
    told = Told(place, council, service, found, similar)
    return services.beginning(told, offered) + services.panels(told)


asked = (place.area_code, service.service_id if service else "")
drawn = database.remembered("then and now", *asked, make=page) + foot.draw(build, place, here)

if service:
    title = say("{title} in {place}: then and now", title=service.title, place=place_name(council))
else:
    title = say("{place}: then and now", place=place_name(place))
st.set_page_config(page_title=f"{title} - Levelwith")
block.show(drawn, page=here)
