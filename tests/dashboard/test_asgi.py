"""The server gives readers what they need, and nobody anything else."""

import base64
import hashlib
from pathlib import Path
from shutil import copytree

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import asgi, document
from dashboard.app import PAGES
from dashboard.hosts import Hosts
from tests.dashboard.asking import Client, FaultOfOurs


def fails(_: Request) -> Response:
    raise FaultOfOurs


@pytest.fixture
def client(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The whole server but Streamlit itself, which the browser tests run; like it, what is left answers everything."""
    monkeypatch.setenv("LEVELWITH_DATA", str(small_data))
    inside = Starlette(
        routes=[
            *asgi.ROUTES,
            Route("/_stcore/health", lambda _: PlainTextResponse("ok")),
            Route("/_stcore/host-config", fails),
            Route("/{anything:path}", lambda _: PlainTextResponse("Streamlit's index"), methods=["GET", "POST"]),
        ],
        middleware=[asgi.delivery(Hosts(frozenset(), is_any=True))],
    )
    return Client(inside)


@pytest.fixture
def packing(client: Client) -> Client:
    """With what Streamlit packs by."""
    layers = [asgi.delivery(Hosts(frozenset(), is_any=True)), Middleware(GZipMiddleware)]
    return Client(Starlette(routes=asgi.ROUTES, middleware=layers))


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_page_has_an_address(client: Client, path: str) -> None:
    reply = client.get(f"{path}?place=E08000009")
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en-GB">' in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere", "/outcome/1", "/outcome/", "/../etc/passwd", "/static/../index.html", "/%00", "/download/",
        "/download/nothing.csv", "/download/place.csv/", "/_stcore/", "/_stcore/nothing", "/_stcore/health/more",
        "/_stcore/stream", "/outcome/_stcore/health", "/healthz/", "/media/",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_says_so_with_a_way_on(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 404
    assert "Page not found" in reply.text
    assert 'href="/"' in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/upload_file/a/b",
        "/auth/login",
    ],
)
def test_doors_that_readers_do_not_need_are_closed(client: Client, path: str) -> None:
    assert client.get(path).status == 404
    assert client.get(path, method="POST").status == 404


def test_what_streamlit_needs_is_left_to_it(client: Client) -> None:
    assert client.get("/_stcore/health").text == "ok"


def test_the_document_does_not_point_at_the_interface_for_programs(client: Client) -> None:
    assert "openapi" not in client.get("/").text


def test_pages_are_read_and_not_written(client: Client) -> None:
    assert client.get("/", method="POST").status == 405
    assert client.get("/", method="HEAD").status == 200


def test_every_reply_is_under_the_policy(client: Client) -> None:
    for path in ("/", "/nowhere", "/readyz", "/download/place.csv", "/_stcore/metrics"):
        headers = client.get(path).headers
        assert "object-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_the_policy_names_the_scripts_in_the_document_and_allows_no_other(client: Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "sha256-" in scripts
    assert "unsafe" not in scripts


def test_the_document_tells_streamlit_where_its_server_is_and_lets_no_site_steer(client: Client) -> None:
    reply = client.get("/answer")
    told = reply.text.split("<script>window.__streamlit=")[1].split("</script>")[0]
    assert "BACKEND_BASE_URL:location.origin" in told
    assert 'allowedOrigins:["https://nobody.invalid"]' in told
    digest = base64.b64encode(hashlib.sha256(f"window.__streamlit={told}".encode()).digest()).decode()
    assert f"'sha256-{digest}'" in reply.headers["content-security-policy"]


def test_a_fault_is_told_under_the_policy_too(client: Client) -> None:
    reply = client.get("/_stcore/host-config")
    assert reply.status == 500
    assert "This is a fault in the site" in reply.text
    assert "object-src 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_a_host_that_is_none_does_not_get_into_the_policy(client: Client) -> None:
    policy = client.get("/", host="evil.example; script-src *").headers["content-security-policy"]
    assert "evil" not in policy


def test_the_style_sheet_is_sent_small_and_kept_for_good(client: Client) -> None:
    path = client.get("/").text.split('<link rel="stylesheet" href="')[1].split('"')[0]
    reply = client.get(path)
    assert reply.headers["content-encoding"] == "gzip"
    assert "immutable" in reply.headers["cache-control"]
    assert reply.text.startswith(":root{--")
    assert ".card" in reply.text


def test_a_reader_who_cannot_unpack_gets_it_plain(client: Client) -> None:
    reply = client.get("/", accept_encoding="identity")
    assert "content-encoding" not in reply.headers
    assert "<title>Levelwith</title>" in reply.text


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True), ("br, GZIP;q=0.5", True), ("gzip; q=1.000", True), ("*", True), ("br;q=1, *;q=0.1", True),
        ("gzip;q=0", False), ("gzip; q=0.000", False), ("gzip;q=0, *", False), ("*;q=0", False), ("br", False),
        ("gzip;q=much", False), ("", False), ("not-gzip", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/", "/download/place.csv"])
def test_what_a_reader_refuses_is_not_sent(packing: Client, address: str, accepted: str, packed: bool) -> None:
    reply = packing.get(address, accept_encoding=accepted)
    assert reply.status == 200
    assert (reply.headers.get("content-encoding") == "gzip") is packed


def test_streamlit_s_scripts_are_sent_small(client: Client) -> None:
    script = max((document.STREAMLIT_FILES / "static" / "js").glob("index.*.js"), key=lambda path: path.stat().st_size)
    reply = client.get(f"/static/js/{script.name}")
    assert reply.headers["content-type"].startswith("text/javascript")
    assert len(reply.sent) < script.stat().st_size / 2
    assert reply.content == script.read_bytes()


def test_a_document_that_streamlit_has_changed_stops_the_server() -> None:
    with pytest.raises(document.UnexpectedDocument, match="dashboard/document.py"):
        document.compose("/style.css", "/icon.svg", original="<html><head></head></html>")


def test_ready_says_which_build_is_shown(client: Client) -> None:
    assert client.get("/healthz").text == "ok"
    assert client.get("/readyz").json() == {"status": "ready", "build": "20261101T000000Z-test"}


def test_not_ready_says_what_to_do(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    reply = client.get("/readyz")
    assert reply.status == 503
    assert reply.json()["what_to_do"] == "Run: levelwith build"
    assert client.get("/healthz").status == 200
    assert client.get("/download/place.csv").status == 503


def test_a_file_that_is_not_a_build_of_ours_is_not_ready(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "builds").mkdir()
    with duckdb.connect(str(tmp_path / "builds" / "strange.duckdb")) as db:
        db.execute("create table somebody_elses as select 1 as one")
    (tmp_path / "builds" / "current").write_text("strange.duckdb")
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))

    reply = client.get("/readyz")

    assert reply.status == 503
    assert "does not answer as a build of Levelwith does" in reply.json()["why"]
    assert reply.json()["what_to_do"] == "Run: levelwith build"


def test_a_build_without_a_place_is_not_ready(
    client: Client, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(small_data / "builds", tmp_path / "builds")
    (file,) = (tmp_path / "builds").glob("*.duckdb")
    with duckdb.connect(str(file)) as db:
        db.execute("create or replace table marts.place as from marts.place where false")
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    assert client.get("/readyz").json()["why"] == "The published build holds no place."


def test_a_file_is_a_download_with_a_name_of_plain_letters(client: Client) -> None:
    reply = client.get("/download/outcome.csv?place=E05015237&indicator=weekly-pay")
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    expected = 'attachment; filename="levelwith-bucklow-st-martin-s-b-weekly-pay.csv"'
    assert reply.headers["content-disposition"] == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("place=nowhere", "We do not know that place. This address does not name a place. Search for one by its name."),
        (
            "place=E08999999",
            "We do not know that place. We have no place with the code “E08999999”. Search for a place by its name.",
        ),
        *(
            (
                f"place=E08000009&indicator={asked}",
                "Which figure did you want? This address does not name a figure. Choose one from a place's page.",
            )
            for asked in ("", "%27%3B--")
        ),
        (
            "place=E08000009&indicator=luck",
            "We do not have that figure. We have no figure called “luck”. Choose one from the page of a place.",
        ),
    ],
)
def test_a_file_of_nothing_is_a_sentence(client: Client, query: str, said: str) -> None:
    reply = client.get(f"/download/outcome.csv?{query}")
    assert reply.status == 404
    assert reply.headers["content-type"].startswith("text/plain")
    assert reply.text == said


def test_a_file_from_no_build_is_a_sentence(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELWITH_DATA", str(tmp_path))
    reply = client.get("/download/place.csv")
    assert (reply.status, reply.text) == (503, "There are no figures here yet. Try again later.")


def test_a_code_in_small_letters_leads_to_the_file(client: Client) -> None:
    assert client.get("/download/place.csv?place=e08000009").status == 200
