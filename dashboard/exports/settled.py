"""A file of an office program without the moment it was made: the same words give the same file to the byte."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

CORE = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settled(content: bytes, day: date) -> bytes:
    """Its parts in their order, each of that day."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            part = given.read(name)
            if name == CORE:
                part = MOMENT.sub(rf"\g<1>{day.isoformat()}T00:00:00Z\g<2>".encode(), part)
            kept.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
