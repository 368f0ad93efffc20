"""Opens a page as a reader does, without a browser, and reads what it shows."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.blocks import markup_of

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


def opened(view: str = "", **address: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=20)
    for name, value in address.items():
        app.query_params[name] = value
    if view:
        app.run().switch_page(f"views/{view}.py")
        for name, value in address.items():
            app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception
    return " ".join(markup_of(element.proto.bytes) for element in app.get("bidi_component"))


def words(app: AppTest) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(app))).split())
