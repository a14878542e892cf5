"""Raised and lowered characters in plain text: "10<sup>9</sup>/L" is "10⁹/L", never "109/L"."""

import re

from django.utils.html import strip_tags

UP = str.maketrans("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
DOWN = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
MARKED = re.compile(r"<(sup|sub)(?:\s[^>]*)?>(.*?)</\1>", re.DOTALL)


def as_signs(html: str) -> str:
    """`html` with signs in place of <sup> and <sub>. What has no sign stands in brackets: "x^(ق)"."""
    return MARKED.sub(lambda mark: _signs(mark[1], strip_tags(mark[2])), html)


def _signs(tag: str, text: str) -> str:
    table, before = (UP, "^") if tag == "sup" else (DOWN, "_")
    words = text.strip()
    return words.translate(table) if all(ord(letter) in table for letter in words) else f"{before}({words})"
