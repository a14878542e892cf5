"""The Nu HTML checker, as one run over many pages."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
JAR = Path(os.environ.get("VNU_JAR") or ROOT / ".cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar")


def is_here() -> bool:
    return JAR.exists() and shutil.which("java") is not None


def faults(pages: dict[str, str], folder: Path) -> list[str]:
    """Errors and warnings about `pages` ({address: html}), with nothing filtered out."""
    names = {}
    for number, (address, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html)
        names[file.name] = address
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    checked = subprocess.run([*command, *map(str, folder.glob("*.html"))], capture_output=True, text=True, check=True)
    return [
        f"{names[Path(message['url']).name]}: line {message.get('lastLine')}: {message['message']}"
        for message in json.loads(checked.stdout)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    ]
