"""Public pages beside a bare view: kept and not kept, in process and served."""

from itertools import count
from pathlib import Path

from django.test import Client

from tests.benchmarks import bare, load, plots
from tests.benchmarks.measure import least, statements, table
from tests.patient import network_address

ARTICLE = "/articles/back-muscle-spasm/"
PAGES = ("/", "/articles/", ARTICLE, "/regions/lower-back/", "/services/", "/search/?q=back+spazm", "/book/")
NUMBERS = count()
NOT_KEPT = ("/search/?q=back+spazm", "/book/")  # of one reader
REQUESTS, ROUNDS = 4_000, 3


def report(folder: Path) -> list[str]:
    return ["# Public pages", "", *_in_process(folder), *_served()]


def _in_process(folder: Path) -> list[str]:
    reader = Client()
    rows, series = [], {"kept": [], "not kept": []}
    for path in PAGES:
        kept, made, hundred = least(
            lambda path=path: [reader.get(path) for _time in range(10)],
            _not_kept(reader, path),
            bare.asked(middleware=False),
        )
        plain = hundred / bare.TIMES
        for line, ms in zip(series.values(), (kept / 10, made), strict=True):
            line.append(ms)
        is_kept = path not in NOT_KEPT
        size = len(Client(headers={"Accept-Encoding": "gzip"}).get(path).content)
        rows.append([
            f"`{path}`", f"{kept / 10:.2f} (**{kept / 10 / plain:.1f}**)" if is_kept else "",
            f"{made:.1f} ({made / plain:.0f})", statements(_not_kept(reader, path)), f"{plain:.3f}",
            f"{size / 1000:.1f}",
        ])  # fmt: skip
    known = {"If-None-Match": reader.get(ARTICLE)["ETag"]}
    again, hundred = least(
        lambda: [reader.get(ARTICLE, headers=known) for _time in range(10)], bare.asked(middleware=False)
    )
    plain = hundred / bare.TIMES
    plots.lines(folder / "pages.svg", "Public pages, in process", [path.split("?")[0] for path in PAGES], series, "ms")
    return [
        "The sample clinic, in process, without compression; in brackets how many times a bare view of Django without "
        "any middleware, asked in turn with it. *Kept*: made before in this minute (goal ≤ 2). *Not kept*: an address "
        "that nobody has asked for in this minute, or the first after a public fact has changed (docs/decisions/0024). "
        "The home page shows every practitioner, so its cost grows with the team.", "",
        *table(
            ["page", "kept, ms", "not kept, ms", "statements", "bare view, ms", "compressed HTML, kB"],
            *rows,
            ["the article again (304)", f"{again / 10:.2f} (**{again / 10 / plain:.1f}**)", "", "", f"{plain:.3f}",
             "0"],
        ),
        "![Milliseconds of each page](pages.svg)", "",
    ]  # fmt: skip


def _not_kept(reader: Client, path: str):
    """Asks for `path` at an address that is new each time."""

    def ask():
        reader.get(f"{path}{'&' if '?' in path else '?'}n={next(NUMBERS)}")

    reader.get(path)
    return ask


def _served() -> list[str]:
    """Sixteen clients at once on the real web server."""
    rows = []
    for lean, name in ((False, "the tests' patients (requests)"), (True, "lean (http.client)")):
        rounds = []
        for _round in range(ROUNDS):  # in turn, the bare view before and after: what disturbs one disturbs the other
            before = _asked(load.BARE, "/bare/", lean, **load.BARE_SETTINGS, BARE_MIDDLEWARE="false")
            kept = _asked("clinic.wsgi.application", ARTICLE, lean)
            plain = (before + _asked(load.BARE, "/bare/", lean, **load.BARE_SETTINGS, BARE_MIDDLEWARE="false")) / 2
            rounds.append((kept / plain, kept, plain))
        ratio, kept, plain = sorted(rounds)[ROUNDS // 2]
        ratios = ", ".join(f"{each[0]:.2f}" for each in sorted(rounds))
        rows.append([name, f"{kept:.0f}", f"{plain:.0f}", f"**{ratio:.2f}** ({ratios})"])
    return [
        "## Served", "",
        f"waitress as `make run` starts it, {load.CLIENTS} clients at once, {REQUESTS:,} requests, of {ROUNDS} "
        "rounds the one whose ratio lies in the middle; clients and server share the machine. The article is asked "
        "for compressed (goal ≥ 0.6).", "",
        *table(["client", "article, requests a second", "bare view, requests a second", "ratio"], *rows),
    ]  # fmt: skip


def _asked(application: str, path: str, lean: bool, **environment: str) -> float:
    request = ["GET", path, {"X-Forwarded-For": network_address(1), "Accept-Encoding": "gzip"}, None]
    with load.Server(application, **environment) as port:
        load.send(port, lean, [[request] * 20] * load.CLIENTS, 200)  # warm
        return load.send(port, lean, [[request] * (REQUESTS // load.CLIENTS)] * load.CLIENTS, 200)
