"""Pictures of the old site, from a local copy of its folder, never from the network.

A picture without a file is kept with its description. The checklist then refuses to publish, and
an upload or a second import with the file fixes it in every article.
"""

import re
from pathlib import Path
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files import File

from articles.importing.wxr import Attachment, Site, host_of, split
from articles.models import ImageAsset, ImportBatch, ImportedItem
from clinic import pictures

RESIZED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+$)")  # WordPress's resized copies, such as boat-300x200.jpg
FOLDERS = ("", "uploads", "wp-content/uploads")


class Media:
    """Looks up each picture once and caches it by its old address."""

    def __init__(self, site: Site, folder: Path | None):
        self.site = site
        self.folder = folder.resolve() if folder else None
        self.by_address = {_original(found.url): found for found in site.attachments.values()}

    def address(self, source: str, number: str = "") -> str:
        """The address of the full-size picture, the same for all of WordPress's resized copies."""
        found = self.site.attachments.get(number) or self.by_address.get(_original(source))
        return (found.url if found else source)[:500]

    def attachment(self, address: str) -> Attachment:
        return self.by_address.get(_original(address), Attachment(address))

    def file(self, address: str) -> Path | None:
        """The file in the folder, by path or by name. Symbolic links and ".." cannot lead out of the folder."""
        if self.folder is None:
            return None
        path = unquote(split(address).path)
        below = path.partition("/uploads/")[2] or path.lstrip("/")
        names = [below, RESIZED.sub("", below), Path(below).name, RESIZED.sub("", Path(below).name)]
        for name in dict.fromkeys(filter(None, names)):
            for place in FOLDERS:
                try:
                    found = (self.folder / place / name).resolve()
                except (ValueError, OSError):  # not a valid file name
                    continue
                if found.is_relative_to(self.folder) and found.is_file():
                    return found
        return None

    def asset(self, address: str, words: dict, *, batch: ImportBatch) -> ImageAsset | None:
        """The picture, created at its first use. None if it was deleted here."""
        known = ImportedItem.objects.filter(site=self.site.host, key=address).select_related("picture").first()
        if known is not None:
            return known.picture
        attachment = self.attachment(address)
        alt = (words.get("alt") or attachment.alt)[:240]
        asset = ImageAsset(
            title=name_of(address),
            alt=alt,
            caption=(words.get("caption") or attachment.caption)[:240],
            awaits_words=not alt,
        )
        self.give_file(asset, address)
        asset.save()
        ImportedItem.objects.create(batch=batch, site=self.site.host, key=address, source_url=address, picture=asset)
        return asset

    def give_file(self, asset: ImageAsset, address: str) -> bool:
        """Encodes the file from the folder. Slow: call it outside any transaction."""
        path = self.file(address)
        if path is None:
            return False
        try:
            with path.open("rb") as file:
                pictures.encode(File(file)).give_to(asset)
        except ValidationError:
            return False
        return True

    def complete(self) -> list[str]:
        """Adds files to pictures of earlier imports that still have none."""
        came = []
        waiting = ImageAsset.objects.filter(file="", imported_from__site=self.site.host).select_related("imported_from")
        for asset in waiting:
            if self.give_file(asset, asset.imported_from.key):
                asset.save()
                came.append(asset.title)
        return came


def name_of(address: str) -> str:
    name = Path(unquote(split(address).path)).name
    return "".join(filter(str.isprintable, name))[:120] or "picture"


def _original(address: str) -> str:
    """The address of the original, the same for all sizes and for http and https."""
    return RESIZED.sub("", host_of(address) + split(address).path)
