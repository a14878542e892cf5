"""By how many megabytes a process grows while it encodes each of some files: FOLDER/0, FOLDER/1 and so on.

A process of its own (`python -m tests.picture_memory MEDIA FOLDER COUNT`): a peak is never forgotten.
"""

import json
import resource
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ValidationError


def peak() -> int:
    """In kB. The kernel's own line where there is one: getrusage goes on from the process that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def main(media: str, folder: str, count: int) -> list[int]:
    settings.configure(MEDIA_ROOT=media)
    django.setup()
    from django.core.files.base import ContentFile

    from clinic import pictures

    grown = []
    for number in range(count):
        content = (Path(folder) / str(number)).read_bytes()
        try:
            pictures.encode(ContentFile(content))
        except ValidationError as refused:
            print(number, *refused.messages, file=sys.stderr)
        if number == 0:  # the first is small: what the encoders need for themselves
            start = peak()
        grown.append((peak() - start) // 1024)
    return grown


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
