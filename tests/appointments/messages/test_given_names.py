"""Whom a message calls by which name: whole given names, and nothing that a mail program would make a link of."""

import pytest

from appointments.messages.given_names import given_name

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("whole", "given"),
    [
        ("Layla Sample", "Layla"),
        ("Layla", "Layla"),
        ("Abdul Rahman Sample", "Abdul Rahman"),
        ("Abd al Rahman Sample", "Abd al Rahman"),
        ("Abdul-Rahman Sample", "Abdul-Rahman"),
        ("عبد الرحمن المثال", "عبد الرحمن"),
        ("عبدالرحمن المثال", "عبدالرحمن"),
        ("أبو بكر المثال", "أبو بكر"),
        ("نور الدين المثال", "نور الدين"),
        ("Nour El Din Sample", "Nour El Din"),
        ("Salah Uddin Sample", "Salah Uddin"),
        ("Mona Al Hashimi", "Mona"),
        ("Abdul", "Abdul"),
        ("Mrs. Mary Ann Sample", "Mary"),
        ("J. Sample", "J."),
        ("  Layla   Sample ", "Layla"),
        ("Al Hassan Sample", "Al Hassan"),
        ("El Sayed Ibrahim", "El Sayed"),
        ("Sheikh Mohammed Sample", "Mohammed"),
        ("Eng. Ali Sample", "Ali"),
        ("السيد محمد المثال", "محمد"),
        ("د. محمد المثال", "محمد"),
        ("Anne-Marie O’Neill", "Anne-Marie"),
        ("+971501234567", ""),
        ("CALL_+971501234567_NOW", ""),
        ("evil．com", ""),
        ("bit⁄ly⁄x", ""),
        ("", ""),
        ("evil.example win", ""),
        ("http://evil.example", ""),
        ("me@evil.example", ""),
        ("Abdul evil.example", ""),
    ],
)
def test_the_given_name_is_whole_and_no_address(whole, given):
    assert given_name(whole) == given
