"""The realistic range of every area of a panel, from its newest year or from the years that are named."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from ingest.methods import tables
from ingest.methods.asked import refuse_unknown, taken
from ingest.methods.calculation import opened
from ingest.methods.columns import Column
from ingest.methods.expectation import at_each_origin
from ingest.methods.order import MethodError, Order
from ingest.methods.panel import INDICATOR, take_panel
from ingest.methods.tables import Db
from ingest.settings import discover

ORIGIN = Column("origin", is_always_known=True, is_whole=True, at_least=0, at_most=9999)
HORIZON = Column("h", is_always_known=True, is_whole=True, at_least=1, at_most=5)
