"""What Lighthouse says about the pages that readers come to: a telephone, three runs each, the median counts.

The site is the one of `make run`, with its demo. Lighthouse comes from npm, into .cache/lighthouse.
Measured while other things run, performance says more about those.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import requests

from tests.parallel import free_port
from tests.proofs import machine

VERSION = "12.8"
RUNS = 3
ATTEMPTS = 3  # now and then Chromium's trace begins too late (NO_NAVSTART), and there is nothing to judge
CACHE = machine.ROOT / ".cache/lighthouse"
PROGRAM = CACHE / "node_modules/.bin/lighthouse"
PAGES = {
    "home": "/",
    "list": "/articles/",
    "article": "/articles/back-muscle-spasm/",
    "region": "/regions/lower-back/",
    "team": "/team/",
    "service": "/services/orthopaedic-consultation/",
    "book": "/book/",
    "home in Arabic": "/ar/",
    "article in Arabic": f"/ar/articles/{quote('تشنج-عضلات-الظهر')}/",
    "region in Arabic": "/ar/regions/lower-back/",
    "team in Arabic": "/ar/team/",
    "book in Arabic": "/ar/book/",
}
GOALS = {"performance": 0.99, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
READY_WITHIN_SECONDS = 300
HOW = f"""
The demo clinic as `make run` starts it; Lighthouse {VERSION} with its own telephone (slow 4G and a processor four
times slower, both simulated). The figure is the median of {RUNS} runs. An audit is named if it has weight and was
below 1 in any run. The page of times is one browser's own and says "noindex", so it is not judged by that audit.
"""


def main() -> bool:
    """Whether every page reached every goal."""
    _install()
    with tempfile.TemporaryDirectory(prefix="clinic-lighthouse-") as folder:
        address = f"http://127.0.0.1:{(port := free_port())}"
        site = start(Path(folder), port)
        try:
            wait(site, address)
            runs = {
                name: [_measure(address + path, Path(folder)) for _run in range(RUNS)] for name, path in PAGES.items()
            }
            path, cookie = _page_of_times(address)
            own = [f"--extra-headers={json.dumps({'Cookie': cookie})}", "--skip-audits=is-crawlable"]
            runs["time"] = [_measure(address + path, Path(folder), *own) for _run in range(RUNS)]
        finally:
            site.terminate()
            site.wait(30)
    medians = {name: _medians(reports) for name, reports in runs.items()}
    below = [
        f"{name}: {category} {medians[name][category]:.2f}, not {goal:.2f}"
        for name in runs for category, goal in GOALS.items() if medians[name][category] < goal
    ]  # fmt: skip
    machine.write("lighthouse", _report(medians, {name: _audits(reports) for name, reports in runs.items()}, below))
    return not below


def _install() -> None:
    if not PROGRAM.exists():
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", "--no-package-lock", "--prefix", str(CACHE),
             f"lighthouse@{VERSION}"],
            check=True,
        )  # fmt: skip


def start(folder: Path, port: int, root: Path = machine.ROOT) -> subprocess.Popen:
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SITE_URL"}}
    environment |= {
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "DEMO": "true",
        "DEBUG": "false",
        "LOG_LEVEL": "WARNING",
    }
    log = (folder / "site.log").open("w")
    command = [sys.executable, "manage.py", "serve"]
    return subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)


def wait(site: subprocess.Popen, address: str) -> None:
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until and site.poll() is None:
        try:
            if requests.get(f"{address}/health/ready", timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.5)
    raise RuntimeError("The site does not answer.")


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def _page_of_times(address: str) -> tuple[str, str]:
    """A booking's second page, and the cookie without which nobody may open it."""
    reader = requests.Session()
    page = reader.get(f"{address}/book/", timeout=30).text
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    service = re.findall(r'name="service" value="([^"]+)"', page)[0]
    none = {group: re.findall(f'name="{group}" value="(\\(none [^"]+)"', page) for group in ("emergency", "urgent")}
    answers = {"service": service, "for_whom": "myself", "region": "knee"} | none
    times = reader.post(f"{address}/book/", data=kept | answers, timeout=30)
    if not times.url.endswith("/time/"):
        raise RuntimeError(f"The booking stopped at {times.url}.")
    return times.url.removeprefix(address), "; ".join(f"{each.name}={each.value}" for each in reader.cookies)


def _measure(address: str, folder: Path, *more: str) -> dict:
    output = folder / "report.json"
    for _attempt in range(ATTEMPTS):
        run = subprocess.run(
            [PROGRAM, address, "--quiet", "--output=json", f"--output-path={output}", f"--chrome-flags={FLAGS}",
             f"--only-categories={','.join(GOALS)}", *more],
            env=os.environ | {"CHROME_PATH": chromium() or ""},
        )  # fmt: skip
        if run.returncode == 0:
            return json.loads(output.read_text())
    raise RuntimeError(f"Lighthouse does not come to an end at {address}.")


def _medians(reports: list[dict]) -> dict[str, float]:
    return {name: statistics.median(report["categories"][name]["score"] or 0 for report in reports) for name in GOALS}


def _audits(reports: list[dict]) -> dict[str, str]:
    """The worst of each audit that has weight and is not perfect, in Lighthouse's own words."""
    found: dict[str, tuple[float, str]] = {}
    for report in reports:
        for category in GOALS:
            for reference in report["categories"][category]["auditRefs"]:
                audit = report["audits"][reference["id"]]
                if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                    worst = (audit["score"], audit.get("displayValue", "").replace("\xa0", " "))
                    found[audit["title"]] = min(found.get(audit["title"], worst), worst)
    return {title: f"{score:.2f} {words}".strip() for title, (score, words) in found.items()}


def _report(medians: dict, audits: dict, below: list[str]) -> list[str]:
    lines = ["# Lighthouse, as a telephone", "", machine.facts("make prove"), "", *HOW.strip().splitlines(), ""]
    lines += [*(f"- {each}" for each in below), ""] if below else ["**All goals were reached.**", ""]
    lines += [f"| | {' | '.join(GOALS)} |", f"|---|{'---|' * len(GOALS)}"]
    lines += [f"| goal | {' | '.join(f'{goal:.2f}' for goal in GOALS.values())} |"]
    lines += [f"| {name} | {' | '.join(f'{scores[each]:.2f}' for each in GOALS)} |" for name, scores in medians.items()]
    lines += ["", "Below 1, the worst of the runs:", ""]
    lines += [f"- {name}: {title}: {words}" for name, found in audits.items() for title, words in found.items()]
    return lines


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
