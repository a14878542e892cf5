"""Public pages beside a bare view: kept, put together from kept parts, made from nothing; in process and served."""

from pathlib import Path

from django.core.cache import caches
from django.test import Client, override_settings

from tests.benchmarks import load, plots
from tests.benchmarks.measure import least, statements, table
from tests.patient import network_address

ARTICLE = "/articles/back-muscle-spasm/"
PAGES = ("/", "/articles/", ARTICLE, "/regions/lower-back/", "/services/", "/search/?q=back+spazm", "/book/")
NOT_KEPT = ("/search/?q=back+spazm", "/book/")  # of one reader
REQUESTS, ROUNDS = 4_000, 2


def report(folder: Path) -> list[str]:
    return ["# Public pages", "", *_in_process(folder), *_served()]


def _in_process(folder: Path) -> list[str]:
    reader = Client()
    bare, rows, series = _bare(), [], {"kept": [], "its parts kept": [], "from nothing": []}
    for path in PAGES:
        kept, fresh, cold = least(
            lambda path=path: [reader.get(path) for _time in range(10)],
            _without(reader, path, "page"),
            _without(reader, path, "all"),
        )
        for line, ms in zip(series.values(), (kept / 10, fresh, cold), strict=True):
            line.append(ms)
        is_kept = path not in NOT_KEPT
        size = len(Client(headers={"Accept-Encoding": "gzip"}).get(path).content)
        rows.append([
            f"`{path}`", f"{kept / 10:.2f} (**{kept / 10 / bare:.1f}**)" if is_kept else "",
            f"{fresh:.1f} ({fresh / bare:.0f})", statements(_without(reader, path, "page")),
            f"{cold:.1f} ({cold / bare:.0f})", statements(_without(reader, path, "all")), f"{size / 1000:.1f}",
        ])  # fmt: skip
    known = {"If-None-Match": reader.get(ARTICLE)["ETag"]}
    [again] = least(lambda: [reader.get(ARTICLE, headers=known) for _time in range(10)])
    plots.lines(folder / "pages.svg", "Public pages, in process", [path.split("?")[0] for path in PAGES], series, "ms")
    return [
        "In process, without compression; in brackets how many times a bare view of Django without any middleware in "
        f"the same run ({bare:.3f} ms). *Kept*: made before (goal ≤ 2). *Its parts kept*: an address that nobody "
        "has asked for in this minute; header, footer, the clinic's profile and an article's parts are kept "
        "(docs/decisions/0020). *From nothing*: the first page of a "
        "process, or after a change of any public fact.", "",
        *table(
            ["page", "kept, ms", "its parts kept, ms", "statements", "from nothing, ms", "statements",
             "compressed HTML, kB"],
            *rows,
            ["the article again (304)", f"{again / 10:.2f} (**{again / 10 / bare:.1f}**)", "", "", "", "", "0"],
        ),
        "![Milliseconds of each page](pages.svg)", "",
    ]  # fmt: skip


def _without(reader: Client, path: str, what: str):
    """Asks for `path` while its page, or everything, is not kept."""
    number = iter(range(10**9))

    def ask():
        if what == "all":
            caches["pages"].clear()
            reader.get(path)
        else:
            reader.get(f"{path}{'&' if '?' in path else '?'}n={next(number)}")

    reader.get(path)
    return ask


def _bare() -> float:
    browser = Client()
    with override_settings(ROOT_URLCONF="tests.benchmarks.bare", MIDDLEWARE=[]):
        browser = Client()
        browser.get("/bare/")
        [hundred] = least(lambda: [browser.get("/bare/") for _time in range(100)])
    return hundred / 100


def _served() -> list[str]:
    """Sixteen clients at once on the real web server."""
    rows = []
    for lean, name in ((False, "the tests' patients (requests)"), (True, "lean (http.client)")):
        bare = kept = 0.0
        for _round in range(ROUNDS):  # in turn: what disturbs one disturbs the other
            bare = max(bare, _asked("tests.benchmarks.bare_wsgi:application", "/bare/", lean, BARE_MIDDLEWARE="false"))
            kept = max(kept, _asked("clinic.wsgi:application", ARTICLE, lean))
        rows.append([name, f"{kept:.0f}", f"{bare:.0f}", f"**{kept / bare:.2f}**"])
    return [
        "## Served", "",
        f"granian as `make run` starts it, {load.CLIENTS} clients at once, {REQUESTS:,} requests, the best of "
        f"{ROUNDS} rounds; clients and server share the machine. The article is asked for compressed (goal ≥ 0.6).", "",
        *table(["client", "article, requests a second", "bare view, requests a second", "ratio"], *rows),
    ]  # fmt: skip


def _asked(application: str, path: str, lean: bool, **environment: str) -> float:
    request = ["GET", path, {"X-Forwarded-For": network_address(1), "Accept-Encoding": "gzip"}, None]
    with load.Server(application, **environment) as port:
        load.send(port, lean, [[request] * 20] * load.CLIENTS, 200)  # warm
        return load.send(port, lean, [[request] * (REQUESTS // load.CLIENTS)] * load.CLIENTS, 200)
