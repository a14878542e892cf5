"""One database's part of the script among the readers: a person, a flood, an editor."""

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from tests.proofs import kill_run

POSTS = int(os.environ.get("READER_POSTS", "1000"))
ADDRESSES = 50
AT_ONCE = 4
PERSON, LATER, DESK = 60_000, 60_001, 60_002  # numbers of connections; the script has small ones
SLUG = "back-muscle-spasm"
WORDS = "I had this for a week and it went away"


def main(folder: Path) -> None:
    kill_run.prepare(folder, demo=True)
    from django.core.management import call_command

    from articles.models import Article, Comment, PageFeedback
    from tests.live_site import Site

    call_command("load_demo", stdout=(folder / "demo.log").open("w"))
    Article.objects.filter(slug=SLUG).update(comment_policy="open")
    site, counts = Site(folder / "site.log"), {}
    try:
        site.start().wait()
        person = sends(site.address, PERSON, "comment", comment(0))
        began = time.monotonic()
        told = flood(site.address)
        counts |= {"comments": told["comment"], "votes": told["helpful"]}
        counts["seconds of the flood"] = round(time.monotonic() - began)
        counts["states"] = dict(Counter(Comment.objects.values_list("state", flat=True)))
        counts["counted"] = PageFeedback.objects.count()
        counts["public"] = public_page(site.address).count("comment__text")
        counts["after"] = sends(site.address, LATER, "comment", comment(1))
        counts |= editor_clears(site.address)
    finally:
        site.stop()
    broken = expectations(counts) + ([] if person == "thanked" else [f"the person before it was {person}"])
    (folder / "result.json").write_text(json.dumps({"counts": counts, "broken": broken}))
    print(json.dumps(counts), broken, flush=True)


def comment(number: int, **fields) -> dict:
    return {"name": "Reader", "text": f"{WORDS} {number}.", "consent": "on"} | fields


KINDS = [
    lambda number: {},
    lambda number: {"text": f"Cheap pills {number} at www.pills{number}.com"},
    lambda number: {},
    lambda number: {"text": "The very same words"},
    lambda number: {},
    lambda number: {"website": "filled"},
    lambda number: {},
    lambda number: {"begun": "hasty"},
    lambda number: {},
    lambda number: {"begun": "1:forged"},
]


def flood(site: str) -> dict[str, Counter]:
    """Votes and comments in turn; each address sends of each kind."""

    def one(number: int) -> tuple[str, str]:
        what, turn = ("helpful", "comment")[number % 2], number // 2
        fields = comment(number, **KINDS[turn // ADDRESSES % len(KINDS)](number))
        return what, sends(site, turn % ADDRESSES + 1, what, {"answer": "no"} if what == "helpful" else fields)

    told: dict[str, Counter] = {"helpful": Counter(), "comment": Counter()}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for what, answer in pool.map(one, range(10, POSTS + 10)):
            told[what][answer] += 1
    return told


def sends(site: str, connection: int, what: str, fields: dict) -> str:
    """One browser with its cookie and token, whose form was opened ten minutes ago."""
    from django.utils import timezone

    from articles.readers import spam
    from tests.patient import Patient

    now = timezone.now()
    began = {"hasty": now}.get(fields.get("begun"), now - timedelta(minutes=10))
    begun = fields["begun"] if fields.get("begun") == "1:forged" else spam.begun(began)
    browser = Patient(site, connection).has_a_form_open()
    status = browser.post(f"/readers/{SLUG}/{what}/", **fields | {"begun": begun}).status_code
    browser.leaves()
    return {302: "thanked", 422: "asked to send again", 429: "told to wait"}.get(status, f"HTTP {status}")


def public_page(site: str) -> str:
    from tests.patient import Patient

    return Patient(site, LATER).get(f"/articles/{SLUG}/comments/").text


def editor_clears(site: str) -> dict:
    """Shows the person's comment, which came first, and refuses the rest at once."""
    from django.contrib.auth import get_user_model

    from articles.models import Comment
    from tests.races.arena import Receptionist

    desk = Receptionist(site, get_user_model().objects.get(username="editor"), DESK)
    queue = f"{site}/admin/articles/comment/"
    began = time.monotonic()
    page = desk.session.get(queue, timeout=60).text
    seen = time.monotonic() - began
    first = Comment.objects.order_by("pk").first().pk
    token = {"csrfmiddlewaretoken": desk.secret}
    is_first = page.index("action-select") > 0 and f'value="{first}"' in page
    desk.session.post(queue, data=token | {"action": "shown", "_selected_action": first}, timeout=60)
    newest = Comment.objects.order_by("-pk").first().pk
    began = time.monotonic()
    desk.session.post(f"{queue}clear/", data=token | {"newest": newest}, timeout=60)
    cleared = time.monotonic() - began
    desk.session.close()
    states = Counter(Comment.objects.values_list("state", flat=True))
    return {
        "seconds of the queue": round(seen, 1),
        "listed": page.count('class="action-select"') if is_first else 0,
        "seconds of the clearing": round(cleared, 1),
        "held afterwards": states["held"],
        "shown afterwards": states["shown"],
    }


def expectations(counts: dict) -> list[str]:
    from articles.readers import comments

    states = Counter(counts["states"])
    broken = [
        f"{what}: {counts[what]}, not {wanted}"
        for what, wanted in {"public": 0, "held afterwards": 0, "shown afterwards": 1, "counted": ADDRESSES}.items()
        if counts[what] != wanted
    ]
    if states["shown"] or states["held"] > comments.COMMENTED_IN_ALL.times:
        broken.append(f"states: {states}")
    if states["spam"] > comments.MOST_SPAM or states["spam"] + states["held"] > ADDRESSES * 5 + 1:
        broken.append(f"too much is kept: {states}")
    if not 0 < counts["listed"] <= 50:
        broken.append(f"the queue's first page lists {counts['listed']}")
    if any(answer.startswith("HTTP") for told in ("comments", "votes") for answer in counts[told]):
        broken.append("an answer that no page has")
    return broken


if __name__ == "__main__":
    main(Path(sys.argv[1]))
