"""The reviewer's page: the edition in parts, each with its comments."""

from dataclasses import dataclass

from articles.blocks.kinds import KINDS
from articles.models import ClinicalReview, ReviewComment
from articles.publishing import rendering
from articles.publishing.snapshot import is_about_clinic
from articles.review import requests


@dataclass(frozen=True)
class Part:
    anchor: str
    name: str
    piece: dict
    is_clinical: bool
    comments: list[ReviewComment]


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
