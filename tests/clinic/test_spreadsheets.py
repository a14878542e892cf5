"""Cells that a spreadsheet could take for formulas."""

import pytest

from clinic.spreadsheets import harmless

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("start", list("=+-@＝＋－＠|%\t\r\n"))
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u3000"])
def test_what_begins_like_a_formula_gets_an_apostrophe(start, before):
    assert harmless(f"{before}{start}1+1") == f"'{before}{start}1+1"


@pytest.mark.parametrize("text", ["", " ", "Mona", "1-1", "a=b", "'=1", "٠٥٠"])
def test_everything_else_stays_as_it_is(text):
    assert harmless(text) == text
