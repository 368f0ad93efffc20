"""What is said where there is nothing to show: always why, and what the reader can do next."""

from datetime import date

from dashboard import figures
from dashboard.language import say
from dashboard.rows import Indicator, Place
from dashboard.words.places import place_name

STATUS_REASONS = {
    "suppressed": say("This figure is held back to protect people."),
    "not_available": say("The publisher has no figure for this period."),
    "not_applicable": say("This does not apply here."),
    "unreliable": say("The publisher found this figure too unreliable to publish."),
}


def not_held_then(day: date) -> str:
    """A place of which nothing was known on a day."""
    return say("On {day} this site held no figures of this place.", day=figures.day(day))


def of_an_older_release(day: date) -> str:
    """A past meeting whose figures were kept before something that its page shows now."""
    return say(
        "The figures of the meeting of {day} were kept by an older release of this site. "
        "They lack something that this page shows now. "
        "See the page as it is today, or ask for the papers of that meeting.",
        day=figures.day(day),
    )


def no_figure(indicator: Indicator, place: Place) -> str:
    """An indicator that has never been published for a place."""
    return say("{title}: no figure is published for {place}.", title=indicator.title, place=place_name(place))


def why_missing(status: str) -> str:
    """Why the latest figure has no number."""
    return STATUS_REASONS[status]


def no_line(place: Place) -> str:
    """A small line with less than two points."""
    return say("There is only one figure for {place}, so there is no line to draw.", place=place_name(place))


def no_history(place: Place) -> str:
    """A chart that would have no line."""
    return say("There are no figures to draw for {place} yet.", place=place_name(place))


def no_peers(place: Place) -> str:
    """A comparison with nobody in it."""
    return say("No similar place has a figure to set beside {place} for this period.", place=place_name(place))


def no_ward_figures(place: Place) -> str:
    """A map or table of wards that has no wards."""
    return say("{area}: no ward figure is published.", area=place.whole_words)


def no_boundaries(place: Place) -> str:
    """A map without shapes."""
    return say("There is no map of the wards of {place} here. The table has the same figures.", place=place.name)


def not_before(place: Place, year: int) -> str:
    """The start of a series, where readers may expect an earlier one."""
    return say("Not published for {place} before {year}.", place=place_name(place), year=year)


def nothing_found(search: str) -> str:
    """A search without a result."""
    return say("No place matches “{search}”. Try the name of a ward, a council or a county.", search=search)


def unknown_place(area_code: str) -> str:
    """A link to a place that we do not have."""
    return say("We have no place with the code “{code}”. Search for a place by its name.", code=area_code)


def unknown_indicator(indicator_id: str) -> str:
    """A link to an indicator that we do not have."""
    return say("We have no figure called “{name}”. Choose one from the page of a place.", name=indicator_id)
