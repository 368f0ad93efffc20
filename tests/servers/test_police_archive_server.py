"""The stand-in for the police's archive serves by part, and says when somebody has the newest."""

from __future__ import annotations

import io
import zipfile

import requests

from tests.servers.police import Committed
from tests.servers.police_archive import archive_server, members_of, packed

LATEST = packed(members_of([Committed(1, "burglary", "2026-07", "53.5", "0.5")]))


def asked(name: str = "latest.zip", **headers: str) -> requests.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with archive_server(LATEST) as server:
        return requests.get(f"{server.base_url}{name}", headers=sent, timeout=5)


def test_a_zip_has_tables_of_crimes_and_those_that_nobody_reads() -> None:
    with zipfile.ZipFile(io.BytesIO(asked().content)) as found:
        assert sorted(found.namelist()) == [
            "2026-07/2026-07-greater-manchester-outcomes.csv",
            "2026-07/2026-07-greater-manchester-stop-and-search.csv",
            "2026-07/2026-07-greater-manchester-street.csv",
        ]


def test_the_rest_of_the_same_file_comes_alone_and_of_another_file_all_of_it() -> None:
    etag = asked().headers["ETag"]

    rest, another = asked(Range="bytes=10-", If_Range=etag), asked(Range="bytes=10-", If_Range='"another"')

    assert (rest.status_code, rest.content) == (206, LATEST[10:])
    assert (another.status_code, another.content) == (200, LATEST)


def test_whoever_has_all_of_it_is_told_so() -> None:
    etag = asked().headers["ETag"]

    assert asked(If_None_Match=etag).status_code == 304
    assert asked(Range=f"bytes={len(LATEST)}-", If_Range=etag).status_code == 416


def test_what_is_not_there_is_a_page_with_404() -> None:
    assert asked("2026-07.zip").status_code == 404
