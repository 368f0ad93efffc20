"""How sentences are put together: short ones, joined by a space, none of them empty."""

from collections.abc import Sequence

from dashboard.language import say

LONGEST = 24  # words: plain English guides ask for fewer than 25


def joined(*sentences: str) -> str:
    """Sentences as one paragraph, leaving out those that have nothing to say."""
    return " ".join(sentence for sentence in sentences if sentence)


def if_short(sentence: str, otherwise: str) -> str:
    """One sentence where it stays short, the same said in two where it does not."""
    return sentence if len(sentence.split()) <= LONGEST else otherwise


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Allerdale, Carlisle and Copeland"."""
    *most, last = names or ("",)
    first = ", ".join(most)
    if not first or not last:
        return first or last
    # "Cumberland, and Westmorland and Furness": a name with an "and" of its own is set apart.
    if say("{names} and {last}", names="", last="") in last:
        return say("{names}, and {last}", names=first, last=last)
    return say("{names} and {last}", names=first, last=last)


def full_stop(text: str) -> str:
    """The text ended as a sentence, whatever the catalogue left off."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def mid_sentence(title: str) -> str:
    """A title in the middle of a sentence: names and abbreviations keep their capital."""
    first = title.split(" ", maxsplit=1)[0]
    is_name = first in {"English", "Ofsted", "Scottish", "Universal", "Welsh"} or first[1:] != first[1:].lower()
    return title if is_name else title[:1].lower() + title[1:]
