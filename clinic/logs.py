"""Filters log lines: no link to a visit or a review, no draft key, no query string."""

import logging
import re

SECRETS_IN_PATHS = re.compile(r"(/(?:visit|book|feeds/visits|review|preview)/)[A-Za-z0-9_.~-]{20,}")
QUERY_STRING = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")


def discreet(text: str) -> str:
    """`text` without visit tokens, draft keys and query strings."""
    return QUERY_STRING.sub(r"\1", SECRETS_IN_PATHS.sub(r"\1…", text))


class Discreet(logging.Filter):
    """Log filter that rewrites every line: Django's own warnings contain the whole path."""

    def filter(self, record):
        record.msg, record.args = discreet(record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            # A database error's text can hold the whole refused row, and with it a patient's words:
            # the kind of error and the place in the code are enough to find the fault.
            record.exc_text = _traceback_without_messages(record.exc_info[1])
        return True


def _traceback_without_messages(problem: BaseException | None) -> str:
    lines = []
    while problem is not None:
        frame = problem.__traceback__
        lines.append(f"{type(problem).__module__}.{type(problem).__qualname__}")
        while frame is not None:
            code = frame.tb_frame.f_code
            lines.append(f'  File "{code.co_filename}", line {frame.tb_lineno}, in {code.co_qualname}')
            frame = frame.tb_next
        problem = problem.__cause__ or problem.__context__
    return "\n".join(lines)
