"""What dashboard/components/block.py sent, as a browser unpacks it."""

from __future__ import annotations

import zlib

from dashboard.components.block import PACKED


def text_of(sent: bytes) -> str:
    """What the page is about, what is read out, and the markup, each on from a new line."""
    return (zlib.decompress(sent[1:]) if sent[:1] == PACKED else sent[1:]).decode()


def markup_of(sent: bytes) -> str:
    return text_of(sent).split("\n", 2)[2]
