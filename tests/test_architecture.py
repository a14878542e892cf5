"""The picture of house.md, held true by a machine: who imports whom, how long things grow, what stays outside."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
FILES = [
    ROOT / name
    for name in subprocess.check_output(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, text=True
    ).split("\n")
    if name and (ROOT / name).is_file()
]
APPS = ("articles", "appointments", "clinic")
PYTHON = [path for path in FILES if path.suffix == ".py" and "migrations" not in path.parts]
SOURCE = [path for path in PYTHON if path.relative_to(ROOT).parts[0] in APPS]
TEMPLATES = [path for path in FILES if path.suffix == ".html" and path.relative_to(ROOT).parts[0] == "templates"]

# appointments, from the inside out; a module imports from its own layer and from those before it.
LAYERS = [
    {"constraints", "models", "apps", "consent", "converters", "turns"},
    {
        "agenda",
        "availability",
        "agenda_rows",
        "board",
        "intervals",
        "promise",
        "slot",
        "public_holidays",
        "transitions",
        "triage",
        "limits",
        "links",
        "charts",
        "ical",
        "templatetags",
        "calendar_strip",
        "daytime",
        "finding",
        "fitting",
        "reminders",
        "digest",
        "texting",
    },
    {"notifications", "letters", "ledger"},
    {"answers", "attendance", "booking", "calling", "calls", "closing", "offers", "moving"},
    {
        "away",
        "away_progress",
        "delivery",
        "feeds",
        "outbox",
        "patients",
        "privacy",
        "reports",
        "retention",
        "wishes",
        "waitlist",
    },
    {"forms", "wanted_days"},
    {"views", "desk", "management", "urls", "admin", "demo", "demo_weeks"},
]
# The only places that know all three apps.
SEES_EVERYTHING = {"clinic/views.py", "clinic/urls.py"}
MAY_IMPORT = {"clinic": {"clinic"}, "articles": {"articles", "clinic"}, "appointments": {"appointments", "clinic"}}

LIMITS = {"python": 300, "tests": 450, "function": 45, "template": 80, "css": 120, "js": 60}


def name_of(path):
    return str(path.relative_to(ROOT))


def imports(path):
    """Every module that the file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lines(path):
    return path.read_text().count("\n")


def ids(paths):
    return [name_of(path) for path in paths]


def test_there_is_something_to_look_at():
    assert len(SOURCE) > 50
    assert len(TEMPLATES) > 40


@pytest.mark.parametrize("path", SOURCE, ids=ids(SOURCE))
def test_imports_point_one_way(path):
    if name_of(path) in SEES_EVERYTHING:
        return
    app = path.relative_to(ROOT).parts[0]

    foreign = {module for module in imports(path) if module.split(".")[0] in set(APPS) - MAY_IMPORT[app]}

    assert foreign == set()


def layer_of(module):
    parts = module.split(".")
    if parts[0] != "appointments" or len(parts) < 2:
        return None
    return next((number for number, names in enumerate(LAYERS) if parts[1] in names), None)


BOOKING = [path for path in SOURCE if path.relative_to(ROOT).parts[0] == "appointments" and path.name != "__init__.py"]


@pytest.mark.parametrize("path", BOOKING, ids=ids(BOOKING))
def test_the_layers_of_booking_are_kept(path):
    own = layer_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert own is not None, "name this module's layer"

    above = {module for module in imports(path) if (layer := layer_of(module)) is not None and layer > own}

    assert above == set()


@pytest.mark.parametrize("path", SOURCE, ids=ids(SOURCE))
def test_no_page_sends_anything(path):
    """Only the worker delivers; a mail server never keeps a patient waiting."""
    if {"views", "desk", "forms.py", "admin.py", "views.py", "booking.py"}.isdisjoint(path.parts):
        return

    assert {module for module in imports(path) if "delivery" in module.split(".") or "core.mail" in module} == set()


def test_only_booking_writes_a_status_or_a_held_time():
    writes = re.compile(
        r"status=(Status|to)\b.*\)\.update|\.update\(status=|HeldTime\.objects.*(create|update|delete)\("
    )

    writers = {name_of(path) for path in SOURCE if writes.search(path.read_text())}

    assert writers == {"appointments/booking/records.py"}


@pytest.mark.parametrize("path", PYTHON, ids=ids(PYTHON))
def test_a_module_is_read_in_one_go(path):
    limit = LIMITS["tests" if path.relative_to(ROOT).parts[0] == "tests" else "python"]
    functions = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LIMITS["function"]
        and path in SOURCE
    ]

    assert lines(path) <= limit
    assert functions == []


@pytest.mark.parametrize("path", SOURCE, ids=ids(SOURCE))
def test_no_file_is_a_drawer_for_everything(path):
    drawers = {"utils", "helpers", "services", "core", "common", "managers", "misc"}

    assert drawers.isdisjoint({path.stem, *path.relative_to(ROOT).parts})
    if path.stat().st_size:
        assert ast.get_docstring(ast.parse(path.read_text())), "say in a sentence what this module holds"


MAIL = "appointments/messages"


@pytest.mark.parametrize("path", TEMPLATES, ids=ids(TEMPLATES))
def test_a_template_is_small_and_has_no_inline_style_or_script(path):
    text = path.read_text()

    assert lines(path) <= LIMITS["template"]
    assert re.findall(r"<style\b|\son\w+\s*=\s*[\"']|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))[^>]*>", text) == []
    if MAIL not in name_of(path):
        assert re.findall(r"\sstyle\s*=", text) == []


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_style_sheets_and_scripts_are_small_and_come_from_here(suffix):
    ours = [path for path in FILES if path.suffix == f".{suffix}" and ".min." not in path.name]

    too_long = [f"{name_of(path)}: {lines(path)}" for path in ours if lines(path) > LIMITS[suffix]]
    foreign = [name_of(path) for path in ours if re.search(r"https?://(?!www\.w3\.org/)", path.read_text())]

    assert too_long == []
    assert foreign == []


def test_style_sheets_use_logical_properties_and_tokens():
    physical = re.compile(
        r"^\s*(?:margin|padding|border)-(?:left|right|top|bottom)|^\s*(?:left|right|top|bottom|width|height):|"
        r"text-align:\s*(?:left|right)",
        re.MULTILINE,
    )
    raw_colour = re.compile(r":[^;]*#[0-9a-fA-F]{3,8}\b")
    found = []
    for path in FILES:
        if path.suffix != ".css":
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        found += [f"{name_of(path)}: {match.group().strip()}" for match in physical.finditer(text)]
        if path.name not in {"tokens.css", "print.css"} and "admin" not in name_of(path):
            found += [f"{name_of(path)}: {match.group().strip()}" for match in raw_colour.finditer(text)]

    assert found == []


def test_locks_and_settings_name_no_server_and_no_machine():
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert re.findall(r"https?://", (ROOT / name).read_text()) == []
    paths = [name_of(path) for path in FILES if path.suffix in {".py", ".md", ".toml", ".html", ".txt", ""}]
    told = [name for name in paths if re.search(r"/(?:work|root|home)/\w", (ROOT / name).read_text(errors="ignore"))]

    assert [name for name in told if name != "tests/test_architecture.py"] == []


def test_the_top_level_holds_three_apps_and_nothing_else():
    packages = {path.relative_to(ROOT).parts[0] for path in PYTHON if len(path.relative_to(ROOT).parts) > 1}

    assert packages - {"docs"} == {"appointments", "articles", "clinic", "tests"}


def test_history_is_only_ever_added_to():
    """By the application: whoever runs the database takes the right away, too (docs/deploy.md). Samples may go."""
    rewrites = re.compile(
        r"\b(?:AppointmentEvent|AccessRecord|ArticleEvent|events|access_records)\b[^\n]*\.(?:update|delete|bulk_update)\("
    )

    assert [name_of(path) for path in SOURCE if rewrites.search(path.read_text())] == ["appointments/demo/basics.py"]
