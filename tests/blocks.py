"""What dashboard/components/block.py sent, as a browser unpacks it."""

from __future__ import annotations

import zlib

from dashboard.components.block import PACKED


def unpacked(sent: bytes) -> bytes:
    """What the page is about, what is read out, and the markup, each on from a new line."""
    return zlib.decompress(sent[1:]) if sent[:1] == PACKED else sent[1:]


def markup_of(sent: bytes) -> str:
    return unpacked(sent).decode().split("\n", 2)[2]
