"""Pictures of the old site, from a local copy of its folder, never from the network.

A picture without a file is kept with its description. The checklist then refuses to publish, and
an upload or a second import with the file fixes it in every article.
"""

import re
from pathlib import Path
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files import File

from articles.importing.markup import Pictures
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
        self.told: dict[str, dict[str, str] | None] = {}  # words of pictures in this run; None: deleted here
        self.readable: dict[str, bool] = {}
        self.used: set[str] = set()
        self.addresses = {number: found.url for number, found in site.attachments.items()}
        self.of_posts: dict[str, list[str]] = {}
        for number, found in site.attachments.items():
            self.of_posts.setdefault(found.parent, []).append(number)

    def pictures_of(self, number: str) -> Pictures:
        return Pictures(self.addresses, tuple(self.of_posts.get(number, ()) if number else ()))

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

    def item(self, address: str) -> ImportedItem | None:
        """Imports before 1.1 knew a site by its host alone."""
        known = ImportedItem.objects.filter(site__in={self.site.name, self.site.host}, key=address)
        return known.select_related("picture").first()

    def words(self, address: str, given: dict) -> dict[str, str] | None:
        """The description and caption that the picture has, or gets by `given`. None if it was deleted here."""
        if address not in self.told:
            item = self.item(address)
            picture = item.picture if item else None
            attachment = self.attachment(address)
            mine = {"alt": given.get("alt") or attachment.alt, "caption": given.get("caption") or attachment.caption}
            mine = {name: words[:240] for name, words in mine.items()}
            if item and not picture:
                self.told[address] = None
            elif picture and not picture.awaits_words:
                self.told[address] = {"alt": picture.alt, "caption": picture.caption}
            elif picture:
                self.told[address] = mine | ({"caption": picture.caption} if picture.caption else {})
            else:
                self.told[address] = mine
        self.used.add(_original(address))
        return self.told[address]

    def asset(self, address: str, *, batch: ImportBatch) -> ImageAsset | None:
        """The picture with the words that were planned, created at its first use. None if it was deleted here."""
        words = self.words(address, {})
        if words is None:
            return None
        item = self.item(address)
        asset = (item.picture if item else None) or ImageAsset(title=name_of(address), awaits_words=True)
        if asset.awaits_words:
            asset.alt, asset.caption, asset.awaits_words = words["alt"], words["caption"], not words["alt"]
            if not asset.pk:
                self.give_file(asset, address)
            asset.save()
        if item is None:
            ImportedItem.objects.create(
                batch=batch, site=self.site.name, key=address, source_url=address, picture=asset
            )
        return asset

    def lacks_file(self, address: str) -> bool:
        """Whether the picture has no file and gets none, because it is missing or cannot be read."""
        item = self.item(address)
        return not (item and item.picture and item.picture.file) and not self.can_be_read(address)

    def can_be_read(self, address: str) -> bool:
        """Opens the file, as the import will."""
        if address not in self.readable:
            path = self.file(address)
            self.readable[address] = path is not None and pictures.can_be_read(path)
        return self.readable[address]

    def unused(self) -> list[str]:
        """Names of the attachments that no article uses."""
        return sorted(
            name_of(found.url) for found in self.site.attachments.values() if _original(found.url) not in self.used
        )

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

    def complete(self, *, dry_run: bool) -> list[str]:
        """Adds files to pictures of earlier imports that still have none. Their names."""
        came = []
        waiting = ImageAsset.objects.filter(file="", imported_from__site__in={self.site.name, self.site.host})
        for asset in waiting.select_related("imported_from"):
            address = asset.imported_from.key
            if self.can_be_read(address) if dry_run else self.give_file(asset, address):
                came.append(asset.title)
                if not dry_run:
                    asset.save()
        return came


def name_of(address: str) -> str:
    name = Path(unquote(split(address).path)).name
    return "".join(filter(str.isprintable, name))[:120] or "picture"


def _original(address: str) -> str:
    """The address of the original, the same for all sizes and for http and https."""
    return RESIZED.sub("", host_of(address) + split(address).path)
