"""Pages always read one whole build, whatever is being published meanwhile."""

from pathlib import Path

import duckdb
import pytest

from dashboard import database
from dashboard.database import Memory, Shelf


def publish(folder: Path, name: str, answer: int) -> None:
    folder.mkdir(exist_ok=True)
    with duckdb.connect(str(folder / name)) as db:
        db.execute(f"create table answer as select {answer} as answer")
    (folder / "current").write_text(f"{name}\n")


def answer(build: database.Build) -> int:
    return int(build.cursor.execute("select answer from answer").fetchall()[0][0])


def open_files(folder: Path) -> set[str]:
    """The builds that this process holds open."""
    links = (link for link in Path("/proc/self/fd").iterdir() if link.exists())
    return {target.name for link in links if (target := link.resolve()).parent == folder}


def test_a_build_is_known_by_its_file(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    assert Shelf(tmp_path).take().build_id == "first"


def test_a_newer_build_is_taken_at_the_next_rerun(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    shelf = Shelf(tmp_path)
    assert answer(shelf.take()) == 1
    publish(tmp_path, "second.duckdb", 2)
    assert answer(shelf.take()) == 2


def test_a_rerun_under_way_keeps_the_build_it_began_with(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    shelf = Shelf(tmp_path)
    under_way = shelf.take()
    publish(tmp_path, "second.duckdb", 2)
    shelf.take()
    (tmp_path / "first.duckdb").unlink()
    assert answer(under_way) == 1


def test_an_older_build_is_closed_after_its_last_reader(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    shelf = Shelf(tmp_path)
    under_way = shelf.take()
    publish(tmp_path, "second.duckdb", 2)
    newer = shelf.take()
    under_way.cursor.close()
    del under_way
    assert open_files(tmp_path) == {f"{newer.build_id}.duckdb"}


def test_a_roll_back_is_followed(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    publish(tmp_path, "second.duckdb", 2)
    shelf = Shelf(tmp_path)
    shelf.take()
    (tmp_path / "current").write_text("first.duckdb\n")
    assert answer(shelf.take()) == 1


def test_a_build_cannot_be_written_to(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    with pytest.raises(duckdb.InvalidInputException):
        Shelf(tmp_path).take().cursor.execute("delete from answer")


@pytest.mark.parametrize("pointer", ["", "../elsewhere.duckdb", "/etc/passwd", "gone.duckdb"])
def test_a_pointer_to_nothing_is_no_build(tmp_path: Path, pointer: str) -> None:
    (tmp_path / "current").write_text(pointer)
    with pytest.raises(database.NoBuild), database.opened(tmp_path):
        pass


def test_a_folder_without_a_pointer_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(database.NoBuild, match="no published build"), database.opened(tmp_path / "nowhere"):
        pass


def test_a_file_that_is_no_database_is_no_build(tmp_path: Path) -> None:
    (tmp_path / "torn.duckdb").write_text("torn")
    (tmp_path / "current").write_text("torn.duckdb")
    with pytest.raises(database.NoBuild, match="cannot be opened"), database.opened(tmp_path):
        pass


def test_what_was_drawn_from_one_build_is_not_shown_for_another(tmp_path: Path) -> None:
    publish(tmp_path, "first.duckdb", 1)
    with database.opened(tmp_path) as build:
        assert database.remembered("answer", make=lambda: answer(build)) == 1
        assert database.remembered("answer", make=lambda: 0) == 1
    publish(tmp_path, "second.duckdb", 2)
    with database.opened(tmp_path) as build:
        assert database.remembered("answer", make=lambda: answer(build)) == 2


def test_what_was_wanted_least_recently_is_let_go() -> None:
    memory = Memory(most_bytes=2500)
    memory.get(("a",), lambda: "a" * 1000)
    memory.get(("b",), lambda: "b" * 1000)
    memory.get(("a",), lambda: "not made")
    memory.get(("c",), lambda: "c" * 1000)
    assert memory.get(("a",), lambda: "made again") == "a" * 1000
    assert memory.get(("b",), lambda: "made again") == "made again"


def test_a_page_larger_than_the_memory_is_still_shown() -> None:
    memory = Memory(most_bytes=10)
    assert memory.get(("a",), lambda: "a" * 1000) == "a" * 1000


def test_builds_are_where_the_setting_says(tmp_path: Path) -> None:
    assert database.builds_folder({"LEVELWITH_DATA": str(tmp_path)}) == tmp_path / "builds"


def test_builds_of_a_checkout_are_in_its_data_folder() -> None:
    assert database.builds_folder({}) == Path(__file__).resolve().parents[2] / "data" / "builds"
