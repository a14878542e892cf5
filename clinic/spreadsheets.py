"""Text for files that people open in a spreadsheet, which takes a cell for a formula by its first sign."""

# The full-width signs of Asian keyboards count as well.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """With an apostrophe in front if it begins like a formula, also after spaces."""
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(FORMULA_STARTS) else text
