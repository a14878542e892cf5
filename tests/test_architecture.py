"""The drawing in docs/architecture.md, kept true: who imports whom, who writes what, and the form of the files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
# From the ground up. A room imports from its own floor and from those below it.
FLOORS = {
    "appointments": [
        {"models", "constraints", "locking", "links", "names", "apps", "templatetags"},
        {"times"},
        {"messages"},
        {"booking"},
        {"patients", "figures"},
        {"views", "desk", "admin", "worker", "demo"},
        {"urls", "management"},
    ],
    "articles": [
        {"models", "blocks", "apps"},
        {"search"},
        {"publishing"},
        {"public"},
        {"readers", "review", "importing", "templatetags"},
        {"admin", "demo", "demo_content", "urls", "management"},
    ],
}
MAY_IMPORT = {"clinic": {"clinic"}, "articles": {"articles", "clinic"}, "appointments": {"appointments", "clinic"}}
SEES_ALL_APPS = {"clinic/views.py", "clinic/urls.py"}
SENDERS = {
    "appointments/messages/delivery.py",
    "appointments/messages/compose.py",
    "appointments/messages/sms.py",
    "appointments/worker.py",
    "appointments/management/commands/worker.py",
    "articles/review/mail.py",
    "clinic/mail.py",
    "clinic/staff/mail.py",
    # An editor sees at once that a mail to a clinician was not taken: these ask articles/review/mail.py.
    "articles/review/codes.py",
    "articles/review/views.py",
    "articles/admin/release.py",
    "articles/admin/reviews.py",
    "articles/management/commands/review_reminders.py",
    "clinic/setup/views.py",  # a manager's test message: the page says at once whether it was taken
}
KNOWN_TO_GO_ROUND = {
    "clinic/backups/place.py",  # whether a place is empty
    "clinic/backups/postgresql.py",  # every table, whatever model it has
    "clinic/management/commands/load_demo.py",  # the samples of the other apps
    "clinic/history.py",  # triggers on the models that apps name
    "clinic/public_facts.py",  # the same
    "clinic/operations.py",
}
WRITES = {"create", "acreate", "update", "aupdate", "get_or_create", "update_or_create", "delete", "save"}
WRITES |= {
    "_raw_delete",
    "adelete",
    "asave",
    "bulk_create",
    "bulk_update",
    "abulk_create",
    "abulk_update",
    "aget_or_create",
    "aupdate_or_create",
}


def files(suffix: str, *folders: str) -> list[Path]:
    listed = subprocess.check_output(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders], cwd=ROOT, text=True
    )
    paths = [ROOT / name for name in listed.split("\n") if name.endswith(suffix)]
    return [path for path in paths if path.is_file()]


SOURCE = [path for path in files(".py", *MAY_IMPORT) if "migrations" not in path.parts]
TREES = {path: ast.parse(path.read_text()) for path in SOURCE}
TEMPLATES = files(".html", "templates")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield f"{'.' * node.level}{node.module or ''}"  # relative: nobody sees where it leads
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(app: str, room: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS[app]) if room in rooms), None)


def wrong_imports(path: Path, tree: ast.AST) -> list[str]:
    """Imports that lead to another app, or to a floor above."""
    app, *rest = path.relative_to(ROOT).with_suffix("").parts
    forbidden = MAY_IMPORT.keys() - MAY_IMPORT[app] | {""}
    found = [module for module in imports(tree) if module.split(".")[0] in forbidden]
    if app in FLOORS and rest != ["__init__"]:
        own = floor_of(app, rest[0])
        if own is None:
            return [f"no floor for {rest[0]}"]
        for module in imports(tree):
            parts = module.split(".")
            above = parts[0] == app and len(parts) > 1 and (floor_of(app, parts[1]) or 0) > own
            found += [module] if above else []
    return sorted(set(found))


def test_imports_lead_down_and_never_to_a_neighbour():
    found = {
        name_of(path): wrong for path, tree in TREES.items() if (wrong := wrong_imports(path, tree))
        if name_of(path) not in SEES_ALL_APPS
    }  # fmt: skip

    assert len(SOURCE) > 200
    assert found == {}


def test_a_wrong_import_planted_on_any_floor_is_found():
    for app, floors in FLOORS.items():
        for below, above in pairwise(floors):
            for room in below:
                path = ROOT / app / room / "planted.py"
                planted = ast.parse(f"def quietly():\n    from {app}.{min(above)} import anything")
                assert wrong_imports(path, planted) == [f"{app}.{min(above)}", f"{app}.{min(above)}.anything"]
    for planted, found in {
        "import appointments.models": "appointments.models",
        "from ..admin import article": "..admin",
        "from .. import admin": "..",
    }.items():
        assert wrong_imports(ROOT / "articles/search/planted.py", ast.parse(planted)) == [found]


def test_nothing_goes_round_the_imports_or_the_models():
    """By name or in SQL one reaches everything: each place that does is known."""
    found = {
        name_of(path) for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and re.search(r"(?:^|\.)(?:get_model|import_module|cursor)$", ast.unparse(node.func))
    }  # fmt: skip

    assert found == KNOWN_TO_GO_ROUND


def test_few_modules_lie_outside_of_the_rooms():
    for app in FLOORS:
        assert len([path for path in SOURCE if path.parent == ROOT / app]) <= 12


class Writes(ast.NodeVisitor):
    """Finds statements that write rows of `models`, or a field of `fields` of any row, by the syntax of the call."""

    def __init__(self, models: set[str], related: set[str], fields: set[str] = frozenset()):
        self.models, self.related, self.fields = models, related, fields
        self.rows: set[str] = set()  # local names that hold such rows
        self.found: list[int] = []

    def visit_ImportFrom(self, node):
        self.models = self.models | {alias.asname for alias in node.names if alias.asname and alias.name in self.models}

    def visit_FunctionDef(self, node):
        outer, self.rows = self.rows, set()
        self.generic_visit(node)
        self.rows = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Assign(self, node):
        targets = getattr(node, "targets", None) or [node.target]
        for target in [each for whole in targets for each in getattr(whole, "elts", [whole])]:
            if isinstance(target, ast.Attribute) and target.attr in self.fields:
                self.found.append(node.lineno)
            if isinstance(target, ast.Name) and node.value and self.is_about(node.value):
                self.rows.add(target.id)
        self.generic_visit(node)

    visit_AnnAssign = visit_AugAssign = visit_NamedExpr = visit_Assign

    def visit_For(self, node):
        if isinstance(node.target, ast.Name) and self.is_about(node.iter):
            self.rows.add(node.target.id)
        self.generic_visit(node)

    def visit_Call(self, node):
        called = node.func
        if getattr(called, "id", None) in self.models or getattr(called, "attr", None) in self.models:
            self.found.append(node.lineno)  # a new row, whoever saves it
        if isinstance(called, ast.Name) and called.id == "setattr" and self.names_a_field(node):
            self.found.append(node.lineno)
        if (
            isinstance(called, ast.Attribute)
            and called.attr in WRITES
            and (self.is_about(called.value) or self.names_a_field(node))
        ):
            self.found.append(node.lineno)
        self.generic_visit(node)

    def is_about(self, node: ast.AST) -> bool:
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and each.id in self.models | self.rows:
                return True
            if isinstance(each, ast.Attribute) and each.attr in self.related | self.models:
                return True
        return False

    def names_a_field(self, call: ast.Call) -> bool:
        named = {each.arg for each in ast.walk(call) if isinstance(each, ast.keyword)}
        quoted = {each.value for each in ast.walk(call) if isinstance(each, ast.Constant)}
        return bool((named | quoted) & self.fields)


def writes(tree: ast.AST, *args) -> list[int]:
    visitor = Writes(*args)
    visitor.visit(tree)
    return visitor.found


OF_BOOKING = ({"HeldTime", "AppointmentEvent"}, {"held_times", "held_time", "events"}, {"status"})
PLANTED_IN_THE_DESK = [
    "Appointment.objects.create(status=Status.CONFIRMED)",
    "visits.update(x=1, status=Status.CONFIRMED)",
    "Appointment.objects.bulk_update(visits, ['status'])",
    "Appointment.objects.bulk_create(Appointment(status='confirmed') for _ in range(2))",
    "visits.update(**{'status': 'confirmed'})",
    "setattr(visit, 'status', 'confirmed')",
    "visit.status = Status.CONFIRMED\nvisit.save()",
    "HeldTime.objects.filter(pk=1).delete()",
    "HeldTime(practitioner=anna).save()",
    "visit.held_times.all().delete()",
    "def free(visit):\n    held = HeldTime.objects.filter(appointment=visit)\n    held.delete()",
    "for line in visit.events.all():\n    line.save()",
    "visit.events.create(action='confirmed')",
    "AppointmentEvent.objects.bulk_create([])",
    "models.HeldTime.objects.filter(pk=1).delete()",
    "from appointments.models import HeldTime as Held\nHeld.objects.all().delete()",
    "visit.status: str = 'confirmed'",
    "visit.status, visit.tell_at = 'confirmed', None",
    "async def free():\n    held = HeldTime.objects.all()\n    await held.adelete()",
    "if (held := HeldTime.objects.first()):\n    held.delete()",
    "HeldTime.objects.all()._raw_delete('default')",
]


def test_only_booking_writes_status_held_times_and_history():
    writers = {
        name_of(path): lines for path, tree in TREES.items()
        if path.relative_to(ROOT).parts[:2] != ("appointments", "booking")
        and path.relative_to(ROOT).parts[0] == "appointments" and (lines := writes(tree, *OF_BOOKING))
    }  # fmt: skip

    # The samples of the demo may go, with all that belongs to them; show_as_told() fits a row that is never saved.
    assert sorted(writers) == ["appointments/demo/basics.py", "appointments/models/appointment.py"]
    for planted in PLANTED_IN_THE_DESK:
        assert writes(ast.parse(planted), *OF_BOOKING) != [], planted


def test_within_booking_only_one_module_writes_held_times_and_history():
    found = {
        name_of(path) for path, tree in TREES.items()
        if path.relative_to(ROOT).parts[:2] == ("appointments", "booking") and writes(tree, *OF_BOOKING[:2])
    }  # fmt: skip

    assert found == {"appointments/booking/records.py"}


def test_an_appointment_is_made_in_one_place():
    found = {
        name_of(path) for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and re.search(
            r"^(?:\w+\.)?Appointment(?:\.objects\.\w*create)?$|\.(?:visits|appointments|replacements)\.\w*create$",
            ast.unparse(node.func),
        )
    }  # fmt: skip

    assert found == {"appointments/booking/records.py"}


SENDING_MODULES = re.compile(
    r"(?:django\.core\.mail|clinic\.mail|smtplib|apprise"
    r"|appointments\.(?:messages\.(?:delivery|sms)|worker)|articles\.review\.mail)\b"
)
SENDING_CALLS = re.compile(r"(?:^|\.)(?:mail|sms|connection|message)\.send$|\.send_(?:messages|mail)$|\.deliver_due$")


def sends(tree: ast.AST) -> list[str]:
    """Mail, text messages, and whatever asks the delivery for them."""
    found = [module for module in imports(tree) if SENDING_MODULES.match(module)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = ast.unparse(node.func)
            is_mail = called.endswith(".send") and not node.args  # a message knows what it says: send() is not told
            if is_mail or SENDING_CALLS.search(called):
                found.append(called)
    return found


def test_no_page_and_no_domain_function_sends():
    """Only the worker delivers: a mail server keeps no patient waiting, and what is rolled back was never sent."""
    found = {name_of(path): sent for path, tree in TREES.items() if (sent := sends(tree))}

    # The outbox asks whether a text message reaches a phone.
    assert found.pop("appointments/messages/outbox.py") == ["appointments.messages.sms"]
    assert found.keys() == SENDERS
    for planted in (
        "from appointments.messages import delivery",
        "from appointments.messages.delivery import deliver",
        "from django.core.mail import send_mail",
        "from appointments.messages import sms\nsms.send(phone, words)",
        "from appointments.messages import sms as texts\ntexts.send(phone, words)",
        "mail.send()",
        "from clinic.mail import hand_over\nhand_over(address, subject, body)",
        "from clinic.staff import mail\nmail.deliver_due(now)",
        "from appointments.messages import compose\ncompose.compose(notification).send()",
        "from appointments.messages import compose\nletter = compose.compose(row)\nletter.send(fail_silently=True)",
        "from appointments import worker\nworker.work(now)",
        "from appointments.worker import work\nwork(now)",
        "from articles.review import mail\nmail.send_code(review, code)",
        "from articles.review.mail import deliver\ndeliver([asked], now=now)",
    ):
        assert sends(ast.parse(planted)) != [], planted


HISTORY = ({"AppointmentEvent", "AccessRecord", "ArticleEvent", "StaffEvent"}, {"events", "access_records"})


def test_history_is_only_ever_added_to():
    """By the application; clinic/history.py has the database refuse the rest. Samples may go."""
    changes = {"update", "delete", "bulk_update", "save"}
    found = {
        name_of(path) for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changes
        and Writes(*HISTORY).is_about(node.func.value)
    }  # fmt: skip

    assert found == {"appointments/demo/basics.py", "articles/demo.py", "clinic/demo_staff.py"}


def test_no_file_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "services", "core", "common", "managers", "misc"}

    found = [name_of(path) for path in SOURCE if drawers & {path.stem, *path.relative_to(ROOT).parts}]
    silent = [name_of(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]

    assert found == []
    assert silent == [], "say in a sentence what the module holds"


def test_a_room_re_exports_nothing():
    rooms = [path for path in SOURCE if path.name == "__init__.py" and path.parent.name not in {"models", "admin"}]

    assert [name_of(path) for path in rooms if list(imports(TREES[path]))] == []


def test_templates_have_short_lines_and_no_inline_style_or_script():
    found = []
    for path in TEMPLATES:
        text = path.read_text()
        long = [number for number, line in enumerate(text.split("\n"), start=1) if len(line) > 140]
        faults = re.findall(r"<style\b|\son\w+\s*=\s*[\"']|javascript:", text)
        faults += re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))[^>]*>", text)
        if "appointments/messages" not in name_of(path):
            faults += re.findall(r"\sstyle\s*=", text)
        found += [f"{name_of(path)}: {fault}" for fault in [*long, *faults]]

    assert len(TEMPLATES) > 40
    assert found == []


def test_style_sheets_and_scripts_come_from_here():
    ours = [path for path in files(".css") + files(".js") if ".min." not in path.name]

    assert [name_of(path) for path in ours if re.search(r"https?://(?!www\.w3\.org/)", path.read_text())] == []


def test_style_sheets_use_logical_properties_and_tokens():
    physical = re.compile(
        r"^\s*(?:margin|padding|border)-(?:left|right|top|bottom)|^\s*(?:left|right|top|bottom|width|height):|"
        r"text-align:\s*(?:left|right)",
        re.MULTILINE,
    )
    raw_colour = re.compile(r":[^;]*#[0-9a-fA-F]{3,8}\b")
    found = []
    for path in files(".css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        found += [f"{name_of(path)}: {match.group().strip()}" for match in physical.finditer(text)]
        if path.name not in {"tokens.css", "print.css"} and "admin" not in name_of(path):
            found += [f"{name_of(path)}: {match.group().strip()}" for match in raw_colour.finditer(text)]

    assert found == []


def test_locks_and_settings_name_no_server_and_no_machine():
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert re.findall(r"https?://", (ROOT / name).read_text()) == []
    texts = [path for path in files("") if path.suffix in {".py", ".md", ".toml", ".html", ".txt", ""}]
    told = [name_of(path) for path in texts if re.search(r"/(?:work|root|home)/\w", path.read_text(errors="ignore"))]

    assert [name for name in told if name != "tests/test_architecture.py"] == []


def test_the_top_level_holds_three_apps_and_nothing_else():
    packages = {path.relative_to(ROOT).parts[0] for path in files(".py") if path.parent != ROOT}

    assert packages - {"docs"} == {"appointments", "articles", "clinic", "tests"}


# Who may touch the rows of the clinic's calendar, and for what.
OF_THE_CALENDAR = {
    "clinic/calendar.py",  # reads them
    "clinic/demo.py",  # makes the sample's
    "appointments/times/closures.py",  # makes and deletes closing days, under the lock
    "appointments/times/seasons.py",  # makes and moves seasons with their timetables, under the lock
    "appointments/desk/hours.py",  # lists them, to be taken back
}


def test_nothing_else_reads_the_rows_of_the_calendar():
    """Else a page knows of opening hours and not of a closing day."""
    rows = re.compile(
        r"\b(?:OpeningHours|Season|SeasonHours|ClosingDay)\.(?:_base_manager|objects)\b|\bopening_hours\b"
    )
    found = {name_of(path) for path in SOURCE if rows.search(path.read_text()) and "/migrations/" not in str(path)}

    assert found - {"clinic/models/calendar.py", "clinic/admin.py", "clinic/roles.py"} == OF_THE_CALENDAR
    for planted in ("OpeningHours.objects.all()", "profile.opening_hours.all()", "ClosingDay.objects.first()"):
        assert rows.search(planted), planted
