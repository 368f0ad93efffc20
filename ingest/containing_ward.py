"""Which ward a place lies in, by the outlines that we hold. Knows no publisher.

Every place is in one ward or in none. On an edge that two wards share, and where two outlines overlap, it is in the one
whose code comes first: any rule would do, as long as it is the same each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.source import IntakeError, WardOutline

if TYPE_CHECKING:
    from shapely import STRtree

Place = tuple[float, float]  # longitude, latitude


class ContainingWard:
    """Finds the ward of many places at once."""

    def __init__(self, wards: Iterable[WardOutline]) -> None:
        by_code = {ward.area_code: ward for ward in wards}
        self.wards = tuple(by_code[code] for code in sorted(by_code))
        self.tree = _tree(self.wards)

    def of(self, places: Sequence[Place]) -> list[WardOutline | None]:
        """The ward of each place, edges included; None where no outline that we hold has it."""
        import shapely  # noqa: PLC0415  # a fifth of a second, for whoever reads places only

        found: list[WardOutline | None] = [None] * len(places)
        if not places:
            return found
        pairs = self.tree.query(shapely.points(places), predicate="intersects")
        for place, ward in sorted(zip(*pairs.tolist(), strict=True), reverse=True):
            found[place] = self.wards[ward]  # the first code comes last here, and stays
        return found


def _tree(wards: Sequence[WardOutline]) -> STRtree:
    import shapely  # noqa: PLC0415

    shapes = shapely.from_geojson([ward.geojson for ward in wards], on_invalid="ignore")
    for ward, shape in zip(wards, shapes, strict=True):
        if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
            raise IntakeError(
                f"The outline of {ward.area_code} is none. Fetch the source of it again, run levelwith build, then "
                "build again."
            )
    # A ring that touches itself is drawn anew: the same ground, in a form that places can be tried against.
    return shapely.STRtree([shape if shape.is_valid else shapely.make_valid(shape) for shape in shapes])
