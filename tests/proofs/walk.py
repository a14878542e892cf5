"""How long the way to an appointment is: counted from every door, in every way of using it, beside the old way.

The old way is that of release 0.4.0, served from its own commit with its own demo.
"""

import re
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.walk import DOORS, NAME, Count, Walk, three_pages
from tests.parallel import free_port
from tests.proofs import lighthouse, machine

OLD = "b320366"  # the last commit with five steps
PHONE_WIDTH, SMALLEST, TWICE_THE_TEXT, LATENCY_MS = 360, 320, "2", 400
WAYS = {
    "as it is": {},
    "without JavaScript": {"java_script_enabled": False},
    "by keyboard alone": {},
    "320 px, text at 200 %": {"viewport": {"width": SMALLEST, "height": 800}},
    "forced colours": {"forced_colors": "active"},
    "400 ms of latency": {},
}
HOW = """
A telephone of 360 px in the demo, from the page of each door to "received". Forms that are sent; taps on links,
buttons, ticks and fields; typed letters; words that are seen in the main part of the pages. The page of warning signs
is counted apart: it is as long as safety needs. The goal outside it: 3 forms, 9 taps, 45 letters, 350 words.
"""


def main() -> bool:
    """Whether the goals were reached from each door, and each way of using the pages came to its end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=lighthouse.chromium(), args=["--no-sandbox"])
        with _served(machine.ROOT) as site:
            new = {door: _walk(browser, site, path, number) for number, (door, path) in enumerate(DOORS.items())}
            ways = {way: _way(browser, site, way, 10 + number) for number, way in enumerate(WAYS)}
        with tempfile.TemporaryDirectory(prefix="clinic-before-") as folder:
            _check_out(OLD, Path(folder))
            with _served(Path(folder)) as site:
                old = {door: _old(browser, site, path, number) for number, (door, path) in enumerate(DOORS.items())}
    short = all(
        count.forms <= 3 and count.taps <= 9 and count.typed <= 45 and count.words <= 350 for count in new.values()
    )
    machine.write("walk", _report(new, old, ways))
    return short and all(outcome == "received" for outcome in ways.values())


def _walk(browser: Browser, site: str, path: str, number: int, **options) -> Count:
    context = browser.new_context(**({"viewport": {"width": PHONE_WIDTH, "height": 800}} | options))
    try:
        return three_pages(context.new_page(), site + path, phone=f"05011234{number:02}", wait=_as_a_person)
    finally:
        context.close()


def _way(browser: Browser, site: str, way: str, number: int) -> str:
    context = browser.new_context(**({"viewport": {"width": PHONE_WIDTH, "height": 800}} | WAYS[way]))
    context.set_extra_http_headers({"X-Forwarded-For": f"10.0.0.{number}"})
    page = context.new_page()
    if way == "400 ms of latency":
        devtools = context.new_cdp_session(page)
        speed = {"downloadThroughput": 200_000, "uploadThroughput": 90_000}
        devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS} | speed)
    if way == "320 px, text at 200 %":
        devtools = context.new_cdp_session(page)
        devtools.send("Emulation.setEmulatedMedia", {})
        context.add_init_script("document.documentElement && (document.documentElement.style.fontSize = '200%')")
    try:
        three_pages(
            page, site + DOORS["service"], phone=f"05013334{number:02}", keyboard=way == "by keyboard alone",
            wait=_as_a_person,
        )  # fmt: skip
    except Error as problem:
        return str(problem).splitlines()[0]
    finally:
        context.close()
    return "received"


def _old(browser: Browser, site: str, path: str, number: int) -> Count:
    """The five steps, with the check of the signs on two pages before them."""
    context = browser.new_context(viewport={"width": PHONE_WIDTH, "height": 800})
    page = context.new_page()
    walk = Walk(page)
    page.goto(site + path)
    door = page.locator("main a[href*='/book/']:visible")
    if door.count():
        walk.taps(door.first)
    else:  # the doctor's page had no way to a booking
        walk.taps(page.locator(".bottom-bar a[href*='/book/']"))
    walk.reads("start")
    if page.locator("input[name=service]").count():
        walk.taps(page.locator("input[name=service]").first)
    walk.taps(page.get_by_label("No, this is my first visit"))
    walk.taps(page.get_by_role("button", name="Continue"), sends=True)
    for group in ("emergency", "urgent"):
        walk.reads(f"signs, {group}", signs=True)
        walk.taps(page.get_by_label("None of these"))
        walk.taps(page.get_by_role("button", name="Continue"), sends=True)
    walk.reads("who")
    walk.taps(page.get_by_label("First available"))
    walk.taps(page.get_by_role("button", name="Continue"), sends=True)
    walk.reads("time")
    walk.taps(page.get_by_role("button", name="First free time:"), sends=True)
    walk.reads("details")
    walk.types(page.locator("#id_patient_name"), NAME)
    walk.taps(page.get_by_label("Myself"))
    walk.types(page.locator("#id_phone"), f"05012234{number:02}")
    walk.taps(page.locator("#id_consent"))
    walk.taps(page.get_by_role("button", name="Continue"), sends=True)
    walk.reads("check")
    _as_a_person()
    walk.taps(page.get_by_role("button", name="Send my request"), sends=True)
    page.get_by_role("heading", level=1, name=re.compile("Request received")).wait_for()
    context.close()
    return walk.count


def _as_a_person() -> None:
    """No person fills in three pages in less than three seconds (limits.TOO_FAST), and the site refuses who does."""
    time.sleep(3.2)


def _check_out(commit: str, folder: Path) -> None:
    packed = subprocess.run(["git", "archive", commit], cwd=machine.ROOT, check=True, stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)


@contextmanager
def _served(root: Path):
    """The demo of this tree, at an address."""
    with tempfile.TemporaryDirectory(prefix="clinic-walk-") as folder:
        port = free_port()
        site = lighthouse.start(Path(folder), port, root)
        try:
            lighthouse.wait(site, f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            site.terminate()
            site.wait(30)


def _report(new: dict[str, Count], old: dict[str, Count], ways: dict[str, str]) -> list[str]:
    lines = [
        "# The way to an appointment",
        "",
        machine.facts("make prove NAME=walk"),
        "",
        *HOW.strip().splitlines(),
        "",
    ]
    lines += [
        "| door | | pages | forms | taps | letters | words | taps, words at the signs |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for door in DOORS:
        for name, count in (("0.4.0", old[door]), ("now", new[door])):
            apart = f"{count.taps_for_signs}, {count.words_for_signs}"
            figures = [len(count.pages) + 1, count.forms, count.taps, count.typed, count.words, apart]
            lines.append(f"| {door} | {name} | {' | '.join(map(str, figures))} |")
    lines += ["", "The same walk from the service:", ""]
    return [*lines, *(f"- {way}: {outcome}" for way, outcome in ways.items())]
