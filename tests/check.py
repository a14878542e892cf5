"""What `make check` runs: each line is one promise of the repository; the first that breaks says so."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What a live clinic sets; the values are made up, and long or whole enough to be believed.
PRODUCTION = {
    "DEBUG": "false",
    "DEMO": "false",
    "SECRET_KEY": "a-key-for-this-check-only-" + "x9" * 30,
    "SITE_URL": "https://clinic.example",
    "ALLOWED_HOSTS": "clinic.example",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example:587",
    "DEFAULT_FROM_EMAIL": "visits@clinic.example",
    "RECEPTION_EMAIL": "reception@clinic.example",
}


def main() -> int:
    templates = subprocess.check_output(["git", "ls-files", "templates/*.html"], cwd=ROOT, text=True).split()
    manage = [sys.executable, "manage.py"]
    with tempfile.TemporaryDirectory() as folder:
        here = os.environ | {"DATA_DIR": folder}
        live = {name: value for name, value in here.items() if name != "DATABASE_URL"} | PRODUCTION
        checks = [
            ("ruff", [BIN / "ruff", "check", "."], here),
            ("form of the code", [BIN / "ruff", "format", "--check", "--quiet", "."], here),
            ("types", [BIN / "mypy", "appointments", "articles", "clinic"], here),
            ("templates", [BIN / "djade", "--check", *templates], here),
            ("missing migrations", [*manage, "makemigrations", "--check", "--dry-run"], here),
            ("Arabic words", [sys.executable, "-m", "tests.catalogue"], here),
            ("architecture", [sys.executable, "-m", "pytest", "-q", "tests/test_architecture.py"], here),
            ("deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"], live),
        ]
        for name, command, environment in checks:
            print(f"== {name}", flush=True)
            if subprocess.run(command, cwd=ROOT, env=environment).returncode:
                print(f"make check: {name} failed")
                return 1
    print("make check: everything holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
