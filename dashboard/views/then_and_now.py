"""Then and now: a service about fifteen years ago and today, as a short story with pictures."""

import streamlit as st

from dashboard import addresses, choices, database, queries, reviewing
from dashboard.components import block, foot, services
from dashboard.components.services import Told
from dashboard.words.places import place_name

build = database.build()
place = choices.place(build, st.query_params)
offered = database.remembered("services", place.area_code, make=lambda: queries.services(build.cursor, place.area_code))
service = choices.service(offered, st.query_params)
here = addresses.then_and_now(place.area_code, service.service_id if service else "")


def page() -> str:
    """The story first, then what it is told from."""
    if service is None:
        return services.nothing(place)
    named = {"level": service.level, "demand": service.demand, "satisfaction": service.satisfaction}
    found = {
        role: reviewing.answer(build, place, choices.indicator(build, {"indicator": indicator_id}))
        for role, indicator_id in named.items()
        if indicator_id
    }
    level = found["level"].figure if "level" in found else None
    similar = queries.change_of_similar_places(build.cursor, level.card) if level else None
    told = Told(place, service, found, similar)
    return services.heading(told, offered) + services.story(told) + services.panels(told)


drawn = database.remembered("then and now", place.area_code, service.service_id if service else "", make=page)
name = f"{service.title} in {place_name(place)}" if service else place_name(place)
st.set_page_config(page_title=f"{name}: then and now - Levelwith")
block.show(drawn + foot.draw(build, place, here), page=here)
