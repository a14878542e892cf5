"""The reviewer's page: the edition in parts, each with its comments; or what has changed since their last approval."""

from dataclasses import dataclass

from articles.blocks.kinds import KINDS
from articles.models import ClinicalReview, ReviewComment
from articles.publishing import differences, marks, rendering
from articles.publishing.snapshot import is_about_clinic
from articles.review import requests


@dataclass(frozen=True)
class Part:
    anchor: str
    name: str
    piece: dict
    is_clinical: bool
    comments: list[ReviewComment]


@dataclass(frozen=True)
class Changed:
    """A change with the labels of what deserves a careful look."""

    change: differences.Change
    marks: list[str]


def changes(asked: ClinicalReview, *, wants_whole=False) -> list[Changed] | None:
    """The clinical changes since the reviewer's last approval. None if they are to read the whole text."""
    if asked.since is None or wants_whole:
        return None
    found = marked(asked.since.edition.snapshot, asked.edition.snapshot)
    return [each for each in found if each.change.is_clinical]


def marked(old: dict, new: dict) -> list[Changed]:
    return [Changed(change, marks.of(change)) for change in differences.between(old, new)]


def parts(asked: ClinicalReview) -> list[Part]:
    """The head (title, summary, key points, picture), then each block. One query."""
    said: dict[str, list[ReviewComment]] = {}
    for comment in asked.comments.select_related("user", "review__reviewer"):
        said.setdefault(comment.anchor, []).append(comment)
    snapshot = asked.edition.snapshot
    blocks = zip(snapshot["blocks"], rendering.pieces(snapshot), requests.anchors(asked.edition)[1:], strict=True)
    return [
        Part(requests.TOP, "", {"kind": requests.TOP}, True, said.get(requests.TOP, [])),
        *[
            Part(anchor, _name(block), piece, not is_about_clinic(block), said.get(anchor, []))
            for block, piece, anchor in blocks
        ],
    ]


def commented(asked: ClinicalReview) -> list[Part]:
    return [part for part in parts(asked) if part.comments]


def _name(block: dict) -> str:
    return str(KINDS[block["kind"]]._meta.verbose_name)
