"""The old articles' claims, as somebody would type them again (content.md §4), and what may be said instead."""

import pytest

from articles.publishing import claims
from articles.publishing.checklist import PROMISES

pytestmark = pytest.mark.pure

OLD = [
    "Our chiropractor gently re-locates the spine into its proper position.",
    "Rest is the first treatment of a back muscle spasm.",
    "Apply ice for the first 48 hours and then use heat.",
    "For severe spasm we give steroid injections into the muscle.",
    "A high intake of electrolytes prevents spasms.",
    "Statins cause cramps by lowering your electrolytes.",
    "Poor posture leads to misalignment of the spine.",
    "The usual symptoms are pain, stiffness and swelling.",
    "If you feel numbness in the legs, book a consultation with us.",
    "An MRI finds the root cause of your back pain.",
]
PROMISED = ["Instant and complete recovery.", "Live pain-free again.", "We guarantee relief.", "It cures spasms."]
KNOWN = [
    "Stay active: rest in bed for long slows recovery.",
    "Heat or cold may ease the pain: use what feels good.",
    "Statins can make muscles ache, so tell your doctor.",
    "Most people need no scan, because it rarely changes what helps.",
    "Call 998 if you are newly numb between the legs.",
    "Stretching your calves before bed may prevent cramps.",
    "Long sitting in one posture can make a back stiff.",
]


@pytest.mark.parametrize("sentence", OLD)
def test_an_old_claim_is_pointed_out_with_what_is_known(sentence):
    assert [found for found, _advice in claims.found(f"Before it. {sentence} After it.")] == [sentence.rstrip(".")]


@pytest.mark.parametrize("sentence", PROMISED)
def test_a_promise_is_pointed_out(sentence):
    assert PROMISES.search(sentence)


@pytest.mark.parametrize("sentence", KNOWN)
def test_what_holds_may_be_said(sentence):
    assert list(claims.found(sentence)) == []
    assert PROMISES.search(sentence) is None


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        ("Take ibuprofen for the pain.", True),
        ("Anti-inflammatory tablets help. They are strong.", True),
        ("Ibuprofen helps some people. Ask a pharmacist first if you have a stomach ulcer.", False),
        ("Walking helps.", False),
    ],
)
def test_an_anti_inflammatory_needs_a_caution_beside_it(text, is_missing):
    assert claims.names_a_medicine_without_caution(text) is is_missing
