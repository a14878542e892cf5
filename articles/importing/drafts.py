"""Plans how a WordPress post becomes a draft, and writes the draft."""

import hashlib
import json
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.db.models import Q
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from articles.blocks.kinds import BLOCKS, KINDS
from articles.blocks.text import Figure
from articles.importing import html_to_blocks, markup
from articles.importing.media import Media
from articles.importing.wxr import Post, Site, host_of, plain, split
from articles.models import Article, ArticleType, Contribution, Contributor, ImageAsset, old_path
from articles.publishing import publish, snapshot
from clinic.models import BodyRegion, Condition

NO_CATEGORY = {"uncategorized", "uncategorised"}


@dataclass
class Plan:
    """Everything the export says about a draft. Pictures are referred to by their old addresses."""

    facts: dict
    blocks: list[tuple[str, dict]]
    hero: str = ""
    author: int | None = None
    regions: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def hash(self) -> str:
        written = [self.facts, self.blocks, self.hero, self.author, self.regions]
        return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()

    def sources(self) -> dict[str, dict]:
        """Maps picture addresses to the text alternatives in the post."""
        used = {fields["address"]: fields for kind, fields in self.blocks if kind == "figure"}
        return {self.hero: {}} | used if self.hero else used


def plan(post: Post, site: Site, media: Media, authors: dict[str, str]) -> Plan:
    """Writes nothing. `authors` maps author names of the old site to slugs of contributors."""
    warnings: list[str] = []
    try:
        converted = html_to_blocks.convert(post["content:encoded"], host=site.host)
        blocks, warnings = converted.blocks, converted.warnings
    except markup.TooMuch:
        blocks, warnings = [], ["too_long"]
    for kind, fields in blocks:
        if kind == "figure":
            fields["address"] = media.address(fields.pop("source"), fields.pop("number"))
    title = Truncator(post.title or _("Untitled")).chars(120)
    summary = Truncator(plain(post["excerpt:encoded"])).chars(320)
    author = _author(post["dc:creator"], site, authors)
    condition, regions, unknown = _about(post)
    thumbnail = site.attachments.get(next(iter(post.noted("_thumbnail_id")), ""))
    warnings += [code for code, is_so in _remarks(post, author) if is_so] + [f"category:{name}" for name in unknown]
    return Plan(
        facts={"title": title, "summary": summary, "primary_condition_id": condition.pk if condition else None},
        blocks=blocks,
        hero=media.address(thumbnail.url) if thumbnail else "",
        author=author.pk if author else None,
        regions=regions,
        warnings=warnings,
    )


def fingerprint(article: Article) -> str:
    """Hash of what an editor can change. A new file of a picture or a new name of a person is not an edit."""
    taken = snapshot.take(article)
    chosen = {
        "article": {name: value for name, value in taken["article"].items() if name != "condition"},
        "hero": article.hero_id,
        "people": [[person["id"], person["role"], person["order"]] for person in taken["people"]],
        "blocks": [[block["kind"], block["fields"]] for block in taken["blocks"]],
    }
    return snapshot.content_hash(chosen)


def write(article: Article | None, plan: Plan, post: Post, assets: dict[str, ImageAsset | None], *, owner) -> Article:
    """Create the draft, or overwrite one that nobody has edited. An existing draft keeps its address."""
    if article is None:
        article = Article(slug=_free_slug(post), article_type=ArticleType.EXPLAINER, owner=owner)
    for name, value in plan.facts.items():
        setattr(article, name, value)
    article.hero = assets.get(plan.hero)
    article.full_clean()
    article.save()
    article.body_regions.set(plan.regions)
    article.contributions.all().delete()
    if plan.author:
        Contribution.objects.create(article=article, contributor_id=plan.author)
    for model in BLOCKS:
        model.objects.filter(parent=article).delete()
    for place, (kind, fields) in enumerate(plan.blocks, start=1):
        if kind == "figure":
            fields = {"picture": assets[fields["address"]]}
            if fields["picture"] is None:  # deleted here, so it is not imported again
                continue
        block = KINDS[kind](parent=article, region="main", ordering=place * 10, **fields)
        block.full_clean()
        block.save()
    publish.save_edition(article, by=owner)
    return article


def old_addresses(post: Post, site: Site) -> list[str]:
    """The post's addresses on the old site: permalink, number, and earlier slugs."""
    if post.status != "publish":
        return []
    link, guid = split(post["link"]), split(post["guid"])
    paths = [old_path("/", post.number)] if post.number else []
    for place in (link, guid):
        if place.query and post.number and host_of(place.geturl()) == site.host:
            paths.append(old_path(unquote(place.path), post.number))
    if not link.query:
        folder = unquote(link.path).rstrip("/").rpartition("/")[0]
        slugs = [f"{folder}/{unquote(slug)}" for slug in post.noted("_wp_old_slug")]
        paths += [old_path(path) for path in [unquote(link.path), *slugs]]
    return [path for path in dict.fromkeys(paths) if path not in {"", "/"}]


def _author(login: str, site: Site, authors: dict[str, str]) -> Contributor | None:
    """The contributor by the mapping or by public name. An account name alone does not match."""
    shown = site.names.get(login, "")
    for name in filter(None, (login, shown)):
        if name.casefold() in authors:
            return Contributor.objects.get(slug=authors[name.casefold()])
    return Contributor.objects.filter(name__iexact=shown).first() if shown and shown != login else None


def _about(post: Post) -> tuple[Condition | None, list[int], list[str]]:
    """The condition, the body regions, and the categories that match neither."""
    condition: Condition | None = None
    regions: set[int] = set()
    unknown = []
    for slug, name in post.categories:
        known = Q(slug=slug or slugify(name)) | Q(name__iexact=name)
        if found := Condition.objects.filter(known).first():
            condition = condition or found
            regions.update(found.regions.values_list("pk", flat=True))
        elif region := BodyRegion.objects.filter(known).first():
            regions.add(region.pk)
        elif slugify(name) not in NO_CATEGORY:
            unknown.append(name)
    return condition, sorted(regions), unknown


def _remarks(post: Post, author: Contributor | None):
    yield "author", author is None
    yield "title_cut", len(post.title) > 120
    yield "summary_cut", len(plain(post["excerpt:encoded"])) > 320
    yield "password", bool(post["wp:post_password"])
    yield f"status:{post.status}", post.status != "publish"
    yield f"comments:{post.comments}", post.comments > 0


def missing(article: Article) -> list[str]:
    """Codes of picture problems that prevent publishing."""
    used = Q(pk=article.hero_id) | Q(pk__in=Figure.objects.filter(parent=article).values("picture"))
    pictures = list(ImageAsset.objects.filter(used))
    files = [f"picture:{picture.title}" for picture in pictures if not picture.file]
    return files + [f"words:{picture.title}" for picture in pictures if picture.awaits_words]


def _free_slug(post: Post) -> str:
    wanted = slugify(unquote(post["wp:post_name"])) or slugify(post.title) or f"moved-{slugify(post.key)}"
    wanted = slug = wanted[:46].strip("-")
    number = 2
    while Article.objects.filter(slug=slug).exists():
        slug, number = f"{wanted}-{number}", number + 1
    return slug
