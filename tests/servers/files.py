"""Serves the files of a folder at their own paths, as a file host does: for sources that are plain files.

By hand: python -m tests.servers.files FOLDER --port 8700
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from tests.servers.faults import Answer
from tests.servers.serving import Server

KINDS = {".csv": "text/csv", ".json": "application/json", ".geojson": "application/geo+json"}


def files_of(folder: Path) -> Callable[[str, list[tuple[str, str]]], Answer]:
    """A publisher that has what lies in the folder, and nothing outside it."""
    root = folder.resolve()

    def publisher(path: str, _query: list[tuple[str, str]]) -> Answer:
        file = (root / unquote(path)).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return Answer(404, b"404: Not Found", {"Content-Type": "text/plain"})
        return Answer(200, file.read_bytes(), {"Content-Type": KINDS.get(file.suffix, "text/plain")})

    return publisher


def file_server(folder: Path, port: int = 0) -> Server:
    return Server(files_of(folder), prefix="/", has_etags=True, port=port)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8700)
    chosen = parser.parse_args()
    with file_server(chosen.folder, chosen.port) as server:
        print(f"Serving {chosen.folder} at {server.base_url}")
        threading.Event().wait()
