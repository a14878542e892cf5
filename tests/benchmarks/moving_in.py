"""How long an export of 200 posts takes to move in, and how much memory: the command, in a process of its own."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from tests.articles.importing.wordpress_export import UPLOADS, attachment, export, post
from tests.benchmarks.measure import table

ROOT = Path(__file__).resolve().parent.parent.parent
POSTS, FILES = 200, 40
WORDS = "Keep the knee moving and rest it only when it hurts for more than 2 days or after a fall " * 5
PARTS = (
    "<h2>Part {n}</h2><p>"
    + WORDS
    + "<b>{n} mg</b> and 10<sup>9</sup>/L, <a href='https://nhs.example/{n}'>NHS</a>.</p>"
    "<ul><li>Walk {n}</li><li><b>Heat:</b> a pack</li></ul>"
)
ENDS = (
    "<table><tr><th>Age</th><th>Days</th></tr><tr><td>30</td><td>4</td></tr></table>"
    "<blockquote><p>It helped.</p><cite>A patient</cite></blockquote><p>Take <del>400 mg</del> 200 mg.</p>"
    "<h2>FAQ</h2><h3>How long?</h3><p>Six weeks.</p>[contact-form-7 id='4']"
)


def report() -> list[str]:
    with tempfile.TemporaryDirectory(prefix="clinic-moving-") as folder:
        file = _written(Path(folder))
        media = Path(folder) / "media"
        rows = [
            [name, *_measured(file, *more)]
            for name, more in [
                ("trial run, without files of pictures", ["--dry-run"]),
                ("import, without files of pictures", []),
                ("the same again", []),
                (f"the same with {FILES} pictures of 1600 × 1200 to encode", ["--media", str(media)]),
            ]
        ]
    return [
        f"## {POSTS} posts move in", "",
        f"`manage.py import_wordpress`, {POSTS} posts of about 900 words with headings, lists, a table, a quotation, a "
        f"question and a picture each ({rows[0][3]:.1f} MB). Wall time and the most memory of the process "
        "(goal for the import: ≤ 25 s, ≤ 300 MB).", "",
        *table(["run", "seconds", "memory, MB"], *[row[:3] for row in rows]), "",
    ]  # fmt: skip


def _written(folder: Path) -> Path:
    (folder / "media").mkdir()
    for number in range(FILES):
        picture = Image.effect_noise((400, 300), 60 + number).resize((1600, 1200)).convert("RGB")
        picture.save(folder / "media" / f"p{number}.jpg")
    items = []
    for number in range(POSTS):
        parts = "".join(PARTS.format(n=each) for each in range(8))
        picture = f'<img class="wp-image-{1000 + number}" src="{UPLOADS}/p{number}.jpg" alt="Knee {number}">'
        items.append(post(number + 1, f"Post {number}", picture + parts + ENDS))
        items.append(attachment(1000 + number, f"p{number}.jpg"))
    file = folder / "export.xml"
    file.write_text(export(*items))
    return file


def _measured(file: Path, *more: str) -> tuple[str, str, float]:
    """The command's seconds and megabytes, as the system counts them for the process."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_wordpress", str(file), *more], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    most = 0
    while process.poll() is None:
        most = max(most, _memory(process.pid))
        time.sleep(0.05)
    assert process.returncode == 0
    return f"{time.monotonic() - begun:.1f}", f"{most / 1024:.0f}", file.stat().st_size / 1e6


def _memory(process: int) -> int:
    """The most that the process had, in kB. Not what wait4 says: that counts its parent's memory before exec()."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
