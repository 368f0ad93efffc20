"""Reads back what a chart drew."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawn: str) -> ElementTree.Element:
    """Also proves that it is well formed."""
    return ElementTree.fromstring(f"<div>{drawn}</div>")  # noqa: S314 - our own drawing


def pictures(drawn: str) -> list[ElementTree.Element]:
    return [picture for picture in parsed(drawn).iter(f"{SVG}svg") if picture.get("role") == "img"]


def alternatives(drawn: str) -> list[str]:
    return [picture.get("aria-label", "") for picture in pictures(drawn)]


def words_on(drawn: str) -> list[str]:
    return [element.text or "" for element in parsed(drawn).iter(f"{SVG}text")]


def colours_in(drawn: str) -> list[str]:
    return re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', drawn)


def text_of(drawn: str) -> str:
    return re.sub(r" ([.,)])", r"\1", " ".join(" ".join(parsed(drawn).itertext()).split()))


def coordinates_of(drawn: str) -> list[float]:
    paths = " ".join(element.get("d", "") for element in parsed(drawn).iter(f"{SVG}path"))
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", paths)]
