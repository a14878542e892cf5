"""Converts a draft to plain data and back. Restoring a snapshot and taking it again gives the same data."""

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date

from content_editor.contents import contents_for_item
from django.conf import settings
from django.db import models
from django.utils import translation

from articles.blocks.kinds import BLOCKS, KINDS, PLACEMENT, needed_fields
from articles.models import Article, Contribution, Contributor, ForWhom, Reference
from articles.models.article import is_reserved
from articles.publishing import medicines
from clinic.models import BodyRegion

FIELDS = ["title", "seo_title", "summary", "key_points", "article_type"]
CITATION = re.compile(r"\s*\[([a-z0-9]+(?:-[a-z0-9]+)*)\]")
# Facts that came later. An edition that lacks one holds the empty value, so no hash and no approval has changed.
LATER = {"for_whom": ForWhom.EVERYBODY, "language": settings.LANGUAGE_CODE}
LATER_OF_A_SOURCE = {"page_date": "", "says": ""}
KIND_OF = {model: kind for kind, model in KINDS.items()}


def take(article: Article) -> dict:
    """Everything that readers can see of the draft, without timestamps and primary keys of blocks."""
    people = article.contributions.select_related("contributor")
    regions = article.body_regions.values_list("pk", flat=True)
    return put_together(article, contents_for_item(article, BLOCKS), people, sorted(regions))


def put_together(article: Article, contents: Iterable, people: Iterable[Contribution], regions: list[int]) -> dict:
    """A snapshot of an article with these blocks, people and regions; they need not be saved."""
    with translation.override(article.language):  # what is frozen with it, such as warning signs, is in its language
        return _put_together(article, contents, people, regions)


def _put_together(article: Article, contents: Iterable, people: Iterable[Contribution], regions: list[int]) -> dict:
    blocks = [_block(block) for block in contents]
    condition = article.primary_condition
    return {
        "article": {name: _plain(getattr(article, name)) for name in FIELDS}
        | {
            "primary_condition": condition.pk if condition else None,
            "condition": {"slug": condition.slug, "name": condition.name} if condition else None,
            "body_regions": regions,
        }
        | _later(article, LATER),
        "hero": article.hero.facts() if article.hero else None,
        "people": [_person(row) for row in people],
        "blocks": blocks,
        "references": _references(blocks),
    }


def language_of(snapshot: dict) -> str:
    return snapshot["article"].get("language", LATER["language"])


def content_hash(snapshot: dict) -> str:
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def clinical_hash(snapshot: dict) -> str:
    """Hash of the content that a clinician approves. Panels about the clinic and notes on sources are not included."""
    facts = snapshot["article"]
    return content_hash(
        {
            "article": {name: facts[name] for name in ["title", "summary", "key_points", "primary_condition"]}
            | {name: facts[name] for name in LATER if name in facts},
            "hero": snapshot["hero"],
            "blocks": [block for block in snapshot["blocks"] if not is_about_clinic(block)],
            "references": [
                {name: value for name, value in source.items() if name not in LATER_OF_A_SOURCE}
                for source in snapshot["references"]
            ],
        }
    )


def is_about_clinic(block: dict) -> bool:
    """A question marked as one about the clinic is not, if its words name a medicine."""
    if block["kind"] != "faq_item":
        return block["kind"] == "service_panel"
    fields = block["fields"]
    return fields["kind"] == "about" and not medicines.are_named_in(f"{fields['question']}\n{fields['answer']}")


def restore(article: Article, snapshot: dict) -> None:
    """Reset the draft to the snapshot. Deleted sources are created again; other deleted rows are left out, and so is a
    type that the article cannot have any more.

    To find what was not restored, compare the snapshot with a new one of the draft.
    """
    facts = snapshot["article"]
    for name in FIELDS:
        if name != "article_type" or not article.refuses_type(facts[name]):
            setattr(article, name, facts[name])
    if not article.is_page:
        article.parent = None
    elif is_reserved(article.slug):
        article.slug = ""  # saving makes one that is free
    for name, empty in LATER.items():
        if name != "language" or article.may_change_language:
            setattr(article, name, facts.get(name, empty))
    article.primary_condition_id = _still_there(Article, "primary_condition", facts["primary_condition"])
    article.hero_id = _still_there(Article, "hero", (snapshot["hero"] or {}).get("id"))
    article.save()
    article.body_regions.set(BodyRegion.objects.filter(pk__in=facts["body_regions"]))

    article.contributions.all().delete()
    known = set(Contributor.objects.values_list("pk", flat=True))
    Contribution.objects.bulk_create(
        Contribution(article=article, contributor_id=row["id"], role=row["role"], order=row["order"])
        for row in snapshot["people"]
        if row["id"] in known
    )
    for source in snapshot["references"]:
        _make_again(source)
    for model in BLOCKS:
        model.objects.filter(parent=article).delete()
    for index, block in enumerate(snapshot["blocks"], start=1):
        _rebuild(article, block, ordering=index * 10)


def cited_keys(block: dict) -> list[str]:
    """Keys in the order in which the block's texts cite them."""
    texts = [value for part in ("fields", "frozen") for value in block[part].values() if isinstance(value, str)]
    keys = [key for text in texts for key in CITATION.findall(text)]
    if source := block["frozen"].get("reference_key"):
        keys.append(source)
    return keys


def _block(block) -> dict:
    fields = {}
    for field in _fields(type(block)):
        value = getattr(block, field.attname)
        fields[field.name] = value.isoformat() if isinstance(value, date) else _plain(value)
    for field in block._meta.many_to_many:
        fields[field.name] = [row.pk for row in getattr(block, field.name).all()]
    frozen = block.frozen() if hasattr(block, "frozen") else {}
    return {"kind": KIND_OF[type(block)], "fields": fields, "frozen": frozen}


def _plain(value):
    """Normalises line ends: browsers send CRLF, and a save without changes must not end an approval."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _fields(model) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if field.name not in PLACEMENT]


def _person(row: Contribution) -> dict:
    person = row.contributor
    return {
        "id": person.pk,
        "role": row.role,
        "order": row.order,
        "slug": person.slug,
        "name": person.name,
        "title": person.role,
        "credentials": person.credentials,
    }


def _references(blocks: list[dict]) -> list[dict]:
    """The cited sources in the order of their first citation. The position is the number."""
    keys = list(dict.fromkeys(key for block in blocks for key in cited_keys(block)))
    rows = Reference.objects.in_bulk(keys, field_name="key")
    return [_source(rows[key]) for key in keys if key in rows]


def _source(row: Reference) -> dict:
    return {
        "key": row.key,
        "kind": row.kind,
        "title": row.title,
        "publisher": row.publisher,
        "year": row.year,
        "link": row.link,
        "accessed_on": row.accessed_on.isoformat() if row.accessed_on else None,
    } | _later(row, LATER_OF_A_SOURCE)


def _later(row, facts: dict) -> dict:
    return {name: getattr(row, name) for name, empty in facts.items() if getattr(row, name) != empty}


def _make_again(source: dict) -> None:
    facts = {name: value for name, value in source.items() if name not in {"key", "link"}}
    Reference.objects.get_or_create(key=source["key"], defaults=facts | {"url": source["link"]})


def _still_there(model, field: str, pk):
    related = model._meta.get_field(field).related_model
    return pk if pk is not None and related.objects.filter(pk=pk).exists() else None


def _rebuild(article: Article, block: dict, *, ordering: int) -> None:
    model = KINDS[block["kind"]]
    values, lists = {}, {}
    for name, value in block["fields"].items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            lists[name] = field.related_model.objects.filter(pk__in=value)
        elif field.is_relation:
            values[field.attname] = _still_there(model, name, value)
        else:
            values[name] = value
    pointed_at = [
        field for field in needed_fields(model) if field.is_relation and block["fields"][field.name] is not None
    ]
    if any(values[field.attname] is None for field in pointed_at):
        return  # what it shows is gone for good
    made = model.objects.create(parent=article, region="main", ordering=ordering, **values)
    for name, rows in lists.items():
        getattr(made, name).set(rows)
