"""Six-digit codes for approvals by link, sent on request to the reviewer's registered address.

A forwarded link only opens the text, because the code goes to the mailbox that a superuser
registered. Tries are counted in the database before the codes are compared, so parallel guessing does not help.
"""

import secrets
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from articles.models import ClinicalReview
from articles.publishing import history
from articles.publishing.history import Action
from articles.review import mail
from articles.review.requests import Refused

VALID = timedelta(minutes=15)
TRIES = 5
CODES_A_LINK = 5  # so a link allows 25 guesses of a million codes, and the mailbox is not flooded


class WrongCode(Refused):
    """The code is wrong; the message says how many tries are left."""


def send(review: ClinicalReview, *, now: datetime) -> None:
    """Send a new code. Raises Refused if no mail server accepted the email."""
    code = f"{secrets.randbelow(1_000_000):06}"
    fresh = {"code_hash": _hash(review, code), "code_expires_at": now + VALID, "code_tries": 0}
    left = ClinicalReview.objects.open().filter(pk=review.pk, codes_sent__lt=CODES_A_LINK)
    if not left.update(codes_sent=F("codes_sent") + 1, **fresh):
        raise Refused(_("We cannot send more codes for this link. Ask the editors for a new link."))
    if not mail.send_code(review, code):
        ClinicalReview.objects.filter(pk=review.pk).update(code_hash="", code_expires_at=None)
        raise Refused(_("We could not send the email with the code. Try again in a minute, or tell the editors."))
    history.of_review(Action.CODE_SENT, review, at=now)


def check(review: ClinicalReview, given: str, *, now: datetime) -> None:
    """Counts the try, then compares. Call it outside the transaction of the approval: wrong tries must stay counted."""
    waiting = ClinicalReview.objects.open().filter(pk=review.pk, code_expires_at__gt=now, code_tries__lt=TRIES)
    if not waiting.exclude(code_hash="").update(code_tries=F("code_tries") + 1):
        raise WrongCode(_("This code is too old, or was tried too often. Ask for a new code."))
    review.refresh_from_db()
    digits = "".join(str(int(sign)) for sign in given if sign.isdecimal())  # Arabic digits too
    if not constant_time_compare(review.code_hash, _hash(review, digits)):
        raise WrongCode(
            _("This is not the code that we sent. Tries left: %(left)s.") % {"left": TRIES - review.code_tries}
        )


def _hash(review: ClinicalReview, code: str) -> str:
    return salted_hmac("articles.review_codes", f"{review.pk}:{code}", algorithm="sha256").hexdigest()
