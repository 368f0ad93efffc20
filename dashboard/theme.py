"""Every colour and size of the pages and charts, and the only place that knows them.

Not a style sheet: static/app.css says where each is used, by the variables that css_variables() writes.
The hues are those of the Government Analysis Function's colour guidance for charts
(analysisfunction.civilservice.gov.uk), which keep 3:1 against white; text colours keep 4.5:1.
"""

PAGE = "#fff"
PANEL = "#f3f5f7"
INK = "#0b1f2e"
SOFT_INK = "#46535e"
HEADER = "#0b2a45"
TEAL = "#28a197"
NAVY = "#12436d"
RULE = "#c9d1d8"
BORDER = "#6f7c87"  # 4.2:1 on white, which a control's edge needs (WCAG 1.4.11)
GRID = "#e6eaee"
FOCUS = "#ffdd00"
FOCUS_INK = "#0b0c0c"

BETTER = "#0f5d8f"
WORSE = "#a33b00"
STEADY = "#56636e"

BAND = "#d5e4f2"  # the margin of error round a line
AVERAGE = "#8fbce6"  # the years that a then or a now is the average of
FAN = "#cfe3f5"  # where eight in ten should come to lie
FAN_MIDDLE = "#94c1ea"  # where half should
NATION = "#5f6c77"
SIMILAR = "#801650"
TARGET = "#801650"  # a diamond, where similar places are a dashed line
PEER = "#8b98a3"
PEER_MIDDLE = "#e3e9ee"
HATCH = "#8b98a3"
NO_FIGURE = "#f3f5f7"

# Light to dark: one hue, so no class of the map looks good or bad.
MAP_FIFTHS = ("#e1ecf6", "#add1f1", "#6bace6", "#2073bc", "#12436d")

CHART_FONT = "Source Sans,Source Sans Pro,sans-serif"


def css_variables() -> str:
    """The colours as CSS variables, for the head of the page: `:root{--navy:#12436d;...}`."""
    colours = {name: value for name, value in globals().items() if isinstance(value, str) and value[:1] == "#"}
    fifths = {f"MAP_FIFTH_{number}": colour for number, colour in enumerate(MAP_FIFTHS, start=1)}
    named = colours | fifths
    return ":root{" + "".join(f"--{_css_name(name)}:{value};" for name, value in named.items()) + "}"


def _css_name(name: str) -> str:
    return name.lower().replace("_", "-")
