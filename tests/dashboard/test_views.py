"""Every page shows what it is about, whatever its address says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import queries, theme
from dashboard.components import reporting
from dashboard.database import Build
from tests.dashboard.reading import APP, html, opened, words
from tests.dashboard.small_areas import BUCKLOW, BURNLEY, CARDIFF, ENGLAND, LANCASHIRE, SALFORD, TIMPERLEY, TRAFFORD


@pytest.fixture(autouse=True)
def _small_data(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))


def test_a_council_s_page_begins_with_what_people_ask_there() -> None:
    page = html(opened(place=TRAFFORD))
    asked = re.findall(r"<h3>(.*?)</h3>", page)
    assert asked == ["Pupils who miss a lot of school", "Out-of-work benefit claims", "Life expectancy"]
    assert "<h1>Trafford: then and now</h1>" in page


def test_every_figure_of_a_place_is_on_its_page_once() -> None:
    page = html(opened(place=TRAFFORD))
    links = re.findall(r'href="/outcome\?place=E08000009&amp;indicator=([a-z-]+)"', page)
    assert sorted(links) == sorted(
        ["claimant-count", "weekly-pay", "life-expectancy", "population-density", "persistent-absence", "recycling",
         "new-count"]
    )  # fmt: skip


def test_a_ward_says_which_figures_are_of_the_whole_borough() -> None:
    page = words(opened(place=TIMPERLEY))
    assert "Timperley ward: then and now" in page
    assert "Whole borough: no ward figure is published" in page


def test_a_name_with_signs_of_markup_is_shown_as_it_is() -> None:
    page = html(opened(place=BUCKLOW))
    assert "Bucklow &amp; St Martin&#x27;s &lt;b&gt; ward: then and now" in page
    assert "Martin's <b>" not in page


@pytest.mark.parametrize("area_code", [TRAFFORD, SALFORD, BURNLEY, CARDIFF, LANCASHIRE, ENGLAND, TIMPERLEY])
@pytest.mark.parametrize("indicator", ["claimant-count", "life-expectancy", "population-density", "new-count"])
def test_every_outcome_has_a_page_for_every_sort_of_place(area_code: str, indicator: str) -> None:
    page = words(opened("outcome", place=area_code, indicator=indicator))
    assert "Where does this figure come from?" in page
    assert "None" not in page


def test_an_outcome_says_who_runs_the_service_in_two_tier_areas() -> None:
    assert "In Lancashire, the county council runs this service" in words(
        opened("outcome", place=BURNLEY, indicator="persistent-absence")
    )


def test_an_outcome_s_page_says_where_the_figure_comes_from() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="weekly-pay"))
    assert "Office for Invented Figures" in page
    assert "OGL-UK-3.0" in page
    assert "These figures are invented." in page
    assert "Rising prices are not taken out" in page


def test_a_reader_can_compare_with_another_year() -> None:
    usual = html(opened("outcome", place=TRAFFORD, indicator="weekly-pay"))
    assert 'href="/outcome?place=E08000009&amp;indicator=weekly-pay&amp;since=2016"' in usual
    assert "Improving</b> since about 2009" in usual
    assert "You chose" not in usual
    chosen = html(opened("outcome", place=TRAFFORD, indicator="weekly-pay", since="2016"))
    assert "Improving</b> since about 2016" in chosen
    assert "You chose 2016 to compare with." in chosen
    assert 'aria-label="Compare with 2016" aria-current="true"' in chosen
    assert 'href="/download/outcome.csv?place=E08000009&amp;indicator=weekly-pay&amp;since=2016"' in chosen


def test_a_year_without_a_fair_then_gives_the_nearest_one() -> None:
    assert "You chose 2009" in html(opened("outcome", place=TRAFFORD, indicator="weekly-pay", since="1066"))


def test_an_outcome_says_what_is_realistic_and_how_sure_that_is() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="persistent-absence"))
    assert re.search(r"Going by the past, [0-9.]+% to [0-9.]+% is realistic by December 2027\.", page)
    assert re.search(r"Of [0-9,]+ similar starts since 2008, ([0-9,]+|none)", page)
    assert "We tried it on 7 past years, looking 3 years ahead. Of those ranges 81 in 100 held." in page


def test_money_is_told_against_the_middle_council() -> None:
    assert re.search(
        r"Going by the past, .* the middle council is realistic",
        words(opened("outcome", place=TRAFFORD, indicator="weekly-pay")),
    )


def test_too_little_history_is_said() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="new-count"))
    assert "There is too little history to say what is realistic." in page


def test_how_often_chances_were_right_is_told() -> None:
    page = words(opened("how", place=TRAFFORD))
    assert "How often were such chances right?" in page
    assert "came true than the words say." in page


def test_a_figure_that_was_revised_says_so() -> None:
    page = words(opened("outcome", place=TRAFFORD, indicator="claimant-count"))
    assert "1 figure here was changed after first being published" in page
    assert "Changed once since it was first published" in page


def test_the_chart_to_explore_is_not_made_until_it_is_opened() -> None:
    app = opened("outcome", place=TRAFFORD, indicator="claimant-count")
    assert app.get("plotly_chart") == []


def test_a_search_lists_places_as_links() -> None:
    app = opened(place=TRAFFORD)
    app.text_input[0].set_value("sal").run()
    assert '<a href="/?place=E08000006">Salford</a> Borough in the North West, England' in html(app)


def test_a_search_for_nothing_we_have_says_what_to_try() -> None:
    app = opened(place=TRAFFORD)
    app.text_input[0].set_value("<img src=x>").run()
    assert "No place matches “<img src=x>”" in words(app).replace("&lt;", "<")
    assert "<img" not in html(app)


@pytest.mark.parametrize("address", [{"place": "nowhere"}, {"place": "E08999999"}, {"place": "<b>"}])
def test_an_unknown_place_gets_a_sentence_and_a_way_on(address: dict[str, str]) -> None:
    app = opened(**address)
    assert "We do not know that place" in words(app)
    assert "<a href='/'>" in html(app)


@pytest.mark.parametrize("view", ["data", "accessibility"])
def test_pages_that_are_about_no_place_ignore_a_wrong_one(view: str) -> None:
    assert "We do not know" not in words(opened(view, place="nowhere", indicator="nothing"))


def test_every_method_has_an_example_from_the_reader_s_own_place() -> None:
    page = words(opened("how", place=SALFORD))
    assert page.count("An example from Salford") >= 6
    assert "sql/marts/then_and_now.sql" in page


def test_the_methods_name_files_that_are_there() -> None:
    root = APP.parent.parent
    named = set(re.findall(r"<code>(.*?)</code>", html(opened("how", place=TRAFFORD))))
    assert [name for name in named if not (root / name).exists()] == []


def test_the_sql_behind_a_method_can_be_read(build: Build) -> None:
    linked = re.findall(r'href="/download/sql\?model=([a-z_.]+)"', html(opened("how", place=TRAFFORD)))
    assert "marts.then_and_now" in linked
    assert "questions.chance_of_target" in linked
    for name in linked:
        sql = queries.sql_of(build.cursor, name)
        assert sql is not None
        assert sql.startswith("-- One row")


def test_every_source_says_when_it_was_fetched_and_whether_it_was_tried_live() -> None:
    page = words(opened("data"))
    assert "Last fetched 31 October 2026" in page
    assert "not yet tried it with the live service" in page
    assert "Out-of-work benefit claims" in page


def test_the_statement_says_what_was_not_tested_and_whom_to_tell() -> None:
    page = words(opened("accessibility"))
    assert "No one has used these pages with a screen reader yet" in page
    assert "figures@example.org" in page


REPORTED = [("", {"place": TIMPERLEY}), ("outcome", {"place": TRAFFORD, "indicator": "recycling"})]


@pytest.mark.parametrize(("view", "address"), REPORTED)
def test_a_wrong_figure_can_be_reported_from_where_it_stands(view: str, address: dict[str, str]) -> None:
    page = html(opened(view, **address))
    link = re.findall(r'href="(mailto:figures@example.org[^"]*)"', page)
    assert len(link) == 1
    assert f"place%3D{address['place']}" in link[0]


def test_a_council_that_names_no_address_for_reports_has_one_page_that_says_whom_to_ask(build: Build) -> None:
    place = queries.default_place(build.cursor)
    council = replace(queries.council_above(build.cursor, TRAFFORD), report_address="")
    assert 'href="/data?place=E08000009#wrong-figure"' in reporting.link(council, place, "/")
    assert "Tell the people who run this site" in reporting.draw(council)


@pytest.mark.parametrize("address", ["https://example.org/tell-us", "http://example.org/tell-us"])
def test_a_council_may_name_a_page_of_its_own_for_reports(build: Build, address: str) -> None:
    place = queries.default_place(build.cursor)
    council = replace(queries.council_above(build.cursor, TRAFFORD), report_address=address)
    assert f'href="{address}"' in reporting.link(council, place, "/")


def test_without_a_build_the_page_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    assert "levelwith demo" in words(opened())


def test_streamlit_s_own_parts_have_the_colours_of_the_theme() -> None:
    settings = (APP.parent / ".streamlit" / "config.toml").read_text()
    used = set(re.findall(r"#[0-9a-f]{3,6}", settings))
    assert used <= set(re.findall(r"#[0-9a-f]{3,6}", theme.css_variables()))
