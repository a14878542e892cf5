"""What an address or a form of the desk names, read so that nothing typed there can fail in the database."""


def key_in(asked, name: str) -> int | None:
    """The primary key that this parameter has, None if it is missing or cannot be one."""
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
