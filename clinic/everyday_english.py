"""The words of everyday English: whoever types one of them means it (docs/decisions/0034, docs/licences/scowl.txt)."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).with_suffix(".txt")


def has(form: str) -> bool:
    """Whether a word in its normal form (clinic/words.py) is English; names of people and places are not."""
    return form in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(LIST.read_text(encoding="ascii").split())
