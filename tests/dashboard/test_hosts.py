"""The server answers only for hosts that it is meant to answer for, and lets only its own pages connect."""

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from streamlit import net_util
from streamlit.web.server.starlette import starlette_websocket

from dashboard import asgi, hosts
from dashboard.hosts import Hosts
from tests.dashboard.asking import Client

NAMED = Hosts(frozenset({"figures.example.gov.uk", "*.parish.example"}))
ON_THIS_MACHINE = hosts.allowed({}, "127.0.0.1")


async def as_streamlit_does(socket: WebSocket) -> None:
    """Streamlit's own question about the page that wants to connect, which may ask the internet."""
    if starlette_websocket._is_origin_allowed(socket.headers.get("origin"), socket.headers.get("host")):
        await socket.accept()
    else:
        await socket.close()


def client(answered: Hosts) -> Client:
    routes = [*asgi.ROUTES, WebSocketRoute("/_stcore/stream", as_streamlit_does)]
    return Client(Starlette(routes=routes, middleware=[asgi.delivery(answered)]))


@pytest.fixture
def asked_outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses on the internet that Streamlit would have asked."""
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    return asked


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1:9000", "[::1]:8501", "[::1]", "localhost."])
def test_a_server_of_this_machine_answers_for_it(host: str) -> None:
    assert client(ON_THIS_MACHINE).get("/healthz", host=host).text == "ok"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8501", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b", "::1@x"],
)
def test_a_server_of_this_machine_answers_for_nobody_else(host: str) -> None:
    reply = client(ON_THIS_MACHINE).get("/healthz", host=host)
    assert reply.status == 400
    assert "This site is not known by that name" in reply.text
    assert "LEVELWITH_HOSTS" in reply.text
    assert "object-src 'none'" in reply.headers["content-security-policy"]


@pytest.mark.parametrize(
    "host", ["figures.example.gov.uk", "Figures.Example.gov.uk:443", "a.parish.example", "127.0.0.1"]
)
def test_what_the_setting_names_is_answered(host: str) -> None:
    assert client(NAMED).get("/healthz", host=host).status == 200


@pytest.mark.parametrize("host", ["example.gov.uk", "x.figures.example.gov.uk", "parish.example", "evilparish.example"])
def test_what_the_setting_does_not_name_is_refused(host: str) -> None:
    assert client(NAMED).get("/", host=host).status == 400


def test_a_connection_is_refused_for_a_strange_host_too(asked_outside: list[str]) -> None:
    reply = client(ON_THIS_MACHINE).connect(host="evil.example", origin="http://evil.example")
    assert reply is not None
    assert reply.status == 400
    assert asked_outside == []


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example", "null", "", "http://127.0.0.1:9999", "http://127.0.0.1:8501.evil.example",
        "http://127.0.0.1:8501@evil.example", "ftp://127.0.0.1:8501", "http://[", "http://127.0.0.1:8501/page",
    ],
)  # fmt: skip
def test_a_page_of_another_site_may_not_connect_and_nobody_outside_is_asked(
    asked_outside: list[str], origin: str
) -> None:
    reply = client(ON_THIS_MACHINE).connect(host="127.0.0.1:8501", origin=origin)
    assert reply is not None
    assert reply.status == 403
    assert "object-src 'none'" in reply.headers["content-security-policy"]
    assert asked_outside == []


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501"),
        ("https://figures.example.gov.uk", "figures.example.gov.uk"),
        ("https://figures.example.gov.uk", "figures.example.gov.uk:443"),
        ("https://figures.example.gov.uk", "127.0.0.1:8501"),  # a server in between that asks in its own name
        ("https://figures.example.gov.uk", "Figures.example.gov.uk"),
    ],
)
def test_our_own_pages_connect_and_nobody_outside_is_asked(asked_outside: list[str], origin: str, host: str) -> None:
    assert client(NAMED).connect(host=host, origin=origin) is None
    assert asked_outside == []


def test_an_open_server_lets_only_its_own_pages_connect(asked_outside: list[str]) -> None:
    anybody = client(hosts.allowed({}, "0.0.0.0"))
    assert anybody.get("/healthz", host="any.example").status == 200
    assert anybody.connect(host="any.example", origin="http://any.example") is None
    assert anybody.connect(host="any.example", origin="http://evil.example") is not None
    assert asked_outside == []


def test_a_program_that_is_no_browser_may_connect() -> None:
    assert client(ON_THIS_MACHINE).connect(host="localhost:8501") is None


def test_there_is_one_address_to_connect_to() -> None:
    reply = client(ON_THIS_MACHINE).connect("/elsewhere", host="localhost", origin="http://localhost")
    assert reply is not None
    assert reply.status == 404


@pytest.mark.parametrize(
    ("setting", "served_at", "is_any", "named"),
    [
        (None, "127.0.0.1", False, set()),
        (None, "localhost", False, set()),
        (None, "::1", False, set()),
        ("", "127.0.0.1", False, set()),
        (None, "0.0.0.0", True, set()),
        (None, "192.168.1.5", True, set()),
        (None, None, True, set()),
        (" Figures.example , *.example.org,", "0.0.0.0", False, {"figures.example", "*.example.org"}),
        ("[::1],10.0.0.5", "0.0.0.0", False, {"::1", "10.0.0.5"}),
        ("*", "0.0.0.0", True, set()),
    ],
)
def test_the_setting_is_read(setting: str | None, served_at: str | None, is_any: bool, named: set[str]) -> None:
    environ = {} if setting is None else {"LEVELWITH_HOSTS": setting}
    assert hosts.allowed(environ, served_at) == Hosts(frozenset(named), is_any)


@pytest.mark.parametrize(
    "wrong", ["https://example.org", "example.org:8501", "*example.org", "a b", "example.*", "x/y"]
)
def test_a_host_that_is_none_stops_the_server_and_is_named(wrong: str) -> None:
    with pytest.raises(hosts.WrongHosts, match="Write names without http:// and port") as said:
        hosts.allowed({"LEVELWITH_HOSTS": f"example.org,{wrong}"}, "0.0.0.0")
    assert f'"{wrong}"' in str(said.value)
