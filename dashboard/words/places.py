"""Which place a figure is for, who runs the service there, and who can change things."""

from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words.sentences import capital

LEVERS = {
    "council": say("Council alone"),
    "shared": say("Council with partners"),
    "others": say("Mostly others"),
}


def label(place: Place) -> str:
    """The place as a chart calls it: wards say that they are wards."""
    return say("{name} ward", name=place.name) if place.level == "ward" else place.name


def place_name(place: Place) -> str:
    """The place as it is called in a sentence: "Hale ward", "the North West"."""
    return _region(place.name) if place.level == "region" else label(place)


def region_of(place: Place) -> str | None:
    """The region around a place, as it is called in a sentence."""
    return _region(place.region_name) if place.region_name else None


def _region(name: str) -> str:
    # Most are points of the compass and take an article.
    return name if name.startswith(("London", "Yorkshire")) else say("the {region}", region=name)


def level(figure_place: Place, reader_place: Place) -> str:
    """Whose figure it is: the reader's own place, or a larger one and the fact that no closer one exists."""
    if figure_place.area_code == reader_place.area_code:
        return capital(place_name(figure_place))
    whole = figure_place.whole_words
    if reader_place.level == "ward":
        return say("{area}: no ward figure is published", area=whole)
    return say("{area}: no {kind} figure is published", area=whole, kind=reader_place.area_word)


def lever(indicator: Indicator) -> str:
    """Who holds the lever: "Mostly others: Jobcentre Plus and local employers"."""
    label = LEVERS[indicator.lever]
    return say("{lever}: {who}", lever=label, who=indicator.lever_who) if indicator.lever_who else label


def who_runs(indicator: Indicator, place: Place) -> str:
    """Which of two councils runs the service; nothing where there is one council, or no service."""
    county = place.name if place.level == "county" else place.county_name
    if county is None or indicator.run_by == "none":
        return ""
    return {
        "upper": say("In {county}, the county council runs this service.", county=county),
        "lower": say("In {county}, the district council runs this service.", county=county),
        "both": say(
            "In {county}, the county council and the district council each run part of this service.", county=county
        ),
    }[indicator.run_by]
