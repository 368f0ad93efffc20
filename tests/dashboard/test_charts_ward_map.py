"""The map of wards."""

import json

import pytest

from dashboard import theme
from dashboard.charts import ward_map
from dashboard.rows import Boundary
from tests.dashboard.drawings import SVG, alternatives, coordinates_of, parsed, pictures, text_of
from tests.dashboard.example_rows import a_council, an_indicator, some_wards

INDICATOR, COUNCIL = an_indicator(), a_council()


def square(code: str, west: float, south: float, kind: str = "Polygon") -> Boundary:
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
    coordinates = [ring] if kind == "Polygon" else [[ring]]
    geojson = json.dumps({"type": kind, "coordinates": coordinates})
    return Boundary(area_code=code, geojson=geojson, vintage="2023")


WARDS = some_wards([1.2, 2.0, None, 3.1, 6.1])
SQUARES = [square(ward.ward_code, -2.5 + 0.1 * number, 53.4) for number, ward in enumerate(WARDS)]


def test_it_is_one_line_of_well_formed_markup():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES)
    assert len(pictures(drawn)) == 1
    assert "\n" not in drawn


def test_its_alternative_tells_the_extremes_this_ward_and_the_gaps():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES, own_code="E05000003")
    assert alternatives(drawn) == [
        "Map of 5 wards in Northsea: Out-of-work benefit claims. Lowest: Ward 0 at 1.2%. Highest: Ward 4 at 6.1%. "
        "Ward 3 at 3.1%. 1 ward has no figure."
    ]


def test_each_ward_has_the_colour_of_its_fifth_and_its_name():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES)
    shapes = {shape[0].text: shape.get("fill") for shape in parsed(drawn).iter(f"{SVG}path") if len(shape)}
    assert shapes["Ward 0: 1.2%"] == theme.MAP_FIFTHS[0]
    assert shapes["Ward 4: 6.1%"] == theme.MAP_FIFTHS[4]
    assert shapes["Ward 2: Withheld to protect people"] == theme.NO_FIGURE


def test_a_ward_without_a_figure_is_hatched_and_in_the_key():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES)
    assert drawn.count(f'stroke="{theme.HATCH}"') == 2
    assert "No figure" in text_of(drawn)


def test_where_every_ward_has_a_figure_nothing_is_hatched():
    wards = some_wards([1.0, 2.0])
    drawn = ward_map.draw(INDICATOR, COUNCIL, wards, SQUARES[:2])
    assert theme.HATCH not in drawn


def test_the_key_gives_the_values_found_in_each_fifth():
    drawn = ward_map.draw(INDICATOR, COUNCIL, some_wards([1.0, 2, 3, 4, 5, 1.4]), SQUARES)
    assert "1.0% to 1.4%" in text_of(drawn)


def test_the_readers_ward_is_outlined_and_named():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES, own_code="E05000003")
    assert drawn.count(f'stroke="{theme.INK}"') == 2
    assert "Ward 3" in text_of(drawn[drawn.index("<ul") : drawn.index("</ul>") + 5])


def test_a_degree_of_longitude_is_narrower_than_one_of_latitude():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS[:1], SQUARES[:1])
    coordinates = coordinates_of(pictures_only(drawn))
    width, height = max(coordinates[::2]) - min(coordinates[::2]), max(coordinates[1::2]) - min(coordinates[1::2])
    assert width / height == pytest.approx(0.596, abs=0.01)  # the cosine of 53.45 degrees


def pictures_only(drawn: str) -> str:
    return drawn[drawn.index("<svg") : drawn.index("</svg>") + 6]


def test_islands_are_drawn_too():
    islands = [square(ward.ward_code, -2.5 + 0.1 * n, 53.4, "MultiPolygon") for n, ward in enumerate(WARDS)]
    assert len(pictures(ward_map.draw(INDICATOR, COUNCIL, WARDS, islands))) == 1


def test_a_geometry_that_is_no_area_is_refused():
    point = Boundary(area_code="E05000000", geojson='{"type": "Point", "coordinates": [1, 2]}', vintage="2023")
    with pytest.raises(KeyError, match="Point"):
        ward_map.draw(INDICATOR, COUNCIL, WARDS, [point])


def test_a_ward_without_a_boundary_stays_in_the_words():
    drawn = ward_map.draw(INDICATOR, COUNCIL, WARDS, SQUARES[:3])
    assert "Map of 5 wards" in alternatives(drawn)[0]


@pytest.mark.parametrize(
    ("wards", "squares", "said"),
    [
        ([], SQUARES, "Whole borough: no ward figure is published."),
        (WARDS, [], "There is no map of the wards of Northsea here. The table has the same figures."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_words(wards, squares, said):
    assert ward_map.draw(INDICATOR, COUNCIL, wards, squares) == f'<p class="nothing">{said}</p>'


def test_wards_that_are_all_withheld_are_still_a_map():
    drawn = ward_map.draw(INDICATOR, COUNCIL, some_wards([None, None]), SQUARES)
    assert alternatives(drawn) == ["Map of 2 wards in Northsea: Out-of-work benefit claims. 2 wards have no figure."]
