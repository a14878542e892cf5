"""What a result shows of its text: whole sentences, so that none says the opposite of what it says in the article."""

import pytest

from articles.search.snippets import LONGEST, snippet
from clinic.words import stem

pytestmark = pytest.mark.pure

SUMMARY = "How to keep moving."


def shown(body: str, *words: str, summary: str = SUMMARY) -> str:
    return "".join(text for text, _is_mark in snippet(summary, body, frozenset(map(stem, words))))


def test_a_summary_that_answers_is_shown_whole_and_its_word_marked():
    assert snippet("Heat or cold?\nBoth help.", "Heat.", frozenset({stem("heat")})) == [
        ("Heat", True),
        (" or cold? Both help.", False),
    ]


def test_without_any_of_the_words_the_summary_stands_without_marks():
    assert snippet(SUMMARY, "Rest.", frozenset({stem("scan")})) == [(SUMMARY, False)]


@pytest.mark.parametrize("before", ["Rest is good. ", "Do\n", "Really? ", "حقاً؟ "])
def test_a_warning_keeps_its_do_not(before):
    advice = "o not, whatever a friend with the same back tells you, train through a pain that gets worse"

    assert shown(f"{before}d{advice}", "pain") == f"D{advice}"


def test_points_of_a_list_are_told_apart_and_what_is_said_already_needs_no_dot():
    body = "Stop if:\nit hurts\nyour leg is weak\nThen rest. Call us.\nCommon questions\nWhy?"

    assert shown(body, "stop").replace("\N{NO-BREAK SPACE}· ", "/") == (
        "Stop if: it hurts/your leg is weak/Then rest. Call us. Common questions/Why?"
    )


def test_a_sentence_that_is_too_long_is_cut_before_and_says_so():
    body = f"{'far ' * 60}near the scan {'and ' * 80}"

    text = shown(body, "scan")

    assert text.startswith("… far ")
    assert "near the scan and" in text
    assert text.endswith("and …")
    assert len(text) <= LONGEST + len(" …")


def test_what_is_left_out_after_a_point_of_a_list_leaves_no_dot():
    assert shown(f"A scan {'far ' * 52}\n{'near ' * 9}", "scan").endswith("far far …")


def test_a_word_in_the_first_sentence_is_shown_from_the_beginning():
    assert shown("Is a scan needed", "scan") == "Is a scan needed"
