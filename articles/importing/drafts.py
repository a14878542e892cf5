"""Plans how a WordPress post becomes a draft, and writes the draft."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from html import unescape
from itertools import islice
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.blocks.kinds import BLOCKS, KINDS, PLACEMENT
from articles.blocks.raised import as_signs
from articles.blocks.text import Figure
from articles.importing import counting, fields, html_to_blocks, markup
from articles.importing.ledger import Entry, Ledger
from articles.importing.media import Media, name_of
from articles.importing.wxr import Post, Site, host_of, plain, split, struck
from articles.models import Article, ArticleType, Contribution, Contributor, ImageAsset, old_path
from articles.models.article import is_reserved
from articles.publishing import publish, snapshot
from clinic.models import BodyRegion, Condition

NO_CATEGORY = {"uncategorized", "uncategorised", "غير-مصنف"}
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_WORDS = 120, 320, 240
MOST_CHANGES = 40  # lines of a difference that a report shows
# For the address of a draft whose title has no Latin letters; an editor can change it.
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ"
IN_LATIN = "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a a i a u i"
LATIN = str.maketrans(dict(zip(ARABIC_LETTERS, IN_LATIN.split(" "), strict=True)))


@dataclass
class Plan:
    """Everything the export says about a draft. Pictures are referred to by their old addresses."""

    facts: dict
    blocks: list[tuple[str, dict]]
    hero: str = ""
    author: int | None = None
    regions: list[int] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    source: counting.Count = field(default_factory=counting.Count)
    technical: Counter = field(default_factory=Counter)

    @property
    def hash(self) -> str:
        written = [self.facts, self.blocks, self.hero, self.author, self.regions]
        return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()

    def sources(self) -> dict[str, dict]:
        """Maps picture addresses to the text alternatives in the post."""
        used: dict[str, dict] = {}
        for kind, words in self.blocks:
            if kind == "figure":
                used.setdefault(words["address"], words)
        return {self.hero: {}} | used if self.hero else used

    def balance(self) -> dict:
        """The words, numbers, links and pictures of the source, the draft and the ledger. What is left is listed."""
        draft = counting.of_texts(self.facts[name] for name in ("title", "seo_title", "summary"))
        draft += counting.of_blocks(self.blocks)
        source = self.source + counting.added(self.ledger.entries)
        found = draft + counting.of_entries(self.ledger.entries)
        missing, unexpected = source.beyond(found), found.beyond(source)
        listed = counting.of_entries(self.ledger.entries)
        totals = {"source": self.source, "draft": draft, "listed": listed}
        totals["added"] = counting.added(self.ledger.entries)
        if missing:
            self.ledger.add("unaccounted", words=" ".join(missing))
        if unexpected:
            self.ledger.add("unexpected", " ".join(unexpected)[:200])
        return {name: count.totals() for name, count in totals.items()} | {"agrees": not missing and not unexpected}


def plan(post: Post, site: Site, media: Media, authors: dict[str, str]) -> Plan:
    """Writes nothing. `authors` maps author names of the old site to slugs of contributors."""
    ledger = Ledger()
    base = markup.joined(site.address, post["link"])
    source = counting.of_html(post["title"], base) + counting.of_html(post["excerpt:encoded"], base)
    title = _short_field(post["title"], "title", LONGEST_TITLE, ledger)
    excerpt = _short_field(post["excerpt:encoded"], "summary", LONGEST_SUMMARY, ledger)
    if not title:
        title = _("Untitled")
        ledger.add("added", words=title)
    found = fields.read(post, ledger, summary=excerpt)
    content = post["content:encoded"]
    notes = f"\n\n<ol>{''.join(f'<li>{note}</li>' for note in found.footnotes)}</ol>" if found.footnotes else ""
    if notes:
        ledger.add("footnote_field", str(len(found.footnotes)))
    source += counting.of_html(content + notes, base) + found.source
    blocks = _blocks(content + notes, base, post, media, ledger)
    author = _author(post["dc:creator"], site, authors)
    condition, regions = _about(post, ledger)
    thumbnail = site.attachments.get(next(iter(post.noted("_thumbnail_id")), ""))
    for code, detail, is_so in _remarks(post, author):
        if is_so:
            ledger.add(code, detail)
    for repair in post.repairs:
        ledger.add(repair.code, repair.detail, place=_("line %(line)s of the file") % {"line": repair.line})
    return Plan(
        facts={
            "title": title,
            "summary": found.summary,
            "primary_condition_id": condition.pk if condition else None,
            "seo_title": found.seo_title,
        },
        blocks=blocks,
        hero=media.address(thumbnail.url) if thumbnail else "",
        author=author.pk if author else None,
        regions=regions,
        ledger=ledger,
        source=source,
        technical=found.technical,
    )


def _short_field(html: str, name: str, longest: int, ledger: Ledger) -> str:
    """A field of plain text. What it cannot hold is listed."""
    ledger.add("struck", name, words=struck(html))
    markup.plain(html.replace("<b>", "<strong>").replace("<i>", "<em>"), name, ledger, "")
    words, rest = html_to_blocks.cut(plain(html), longest)
    ledger.add("cut", name, words=rest)
    return words


def _blocks(html: str, base: str, post: Post, media: Media, ledger: Ledger) -> list[tuple[str, dict]]:
    try:
        converted = html_to_blocks.convert(html, base=base, pictures=media.pictures_of(post.number))
    except markup.TooMuch:
        ledger.add("too_long", words=unescape(strip_tags(html)))
        return []
    ledger.entries += converted.entries
    return [block for kind, words in converted.blocks if (block := _checked(kind, words, media, ledger))]


def _checked(kind: str, words: dict, media: Media, ledger: Ledger) -> tuple[str, dict] | None:
    """The block as it will be stored; None, with an entry, for one that our own editor would refuse."""
    if kind == "figure":
        words = dict(words, address=media.address(words.pop("source"), words.pop("number")))
        for name in ("alt", "caption"):
            words[name], rest = html_to_blocks.cut(words[name], LONGEST_WORDS)
            ledger.add("cut", name, words=rest)
        return kind, words
    block = KINDS[kind](region="main", ordering=1, **words)
    empty = {each.name for each in block._meta.concrete_fields if not getattr(block, each.attname)}
    try:
        block.clean_fields(exclude=PLACEMENT | empty)
    except ValidationError as problem:
        texts = [unescape(strip_tags(as_signs(text))) for text in words.values() if isinstance(text, str)]
        links = [words["url"]] if "url" in words else []
        said = " ".join(text for text in texts if text not in links)
        ledger.add("block_failed", " ".join(problem.messages)[:200], words=said, links=links)
        return None
    return kind, {name: getattr(block, name) for name in words}


def fill_pictures(plan: Plan, media: Media) -> None:
    """A picture has one description for the whole site: other words of this post for it are listed."""
    kept = []
    for kind, words in plan.blocks:
        if kind == "figure":
            known = media.words(words["address"], words)
            if known is None:
                said = f"{words['alt']} {words['caption']}"
                plan.ledger.add("picture_deleted", name_of(words["address"]), words=said, pictures=1)
                continue
            other = {name: words[name] for name in ("alt", "caption") if words[name] and words[name] != known[name]}
            plan.ledger.add("known_words", name_of(words["address"]), words=" ".join(other.values()))
            words = words | dict.fromkeys(other, "")
        kept.append((kind, words))
    plan.blocks = kept


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
    """Create the draft, or overwrite one that nobody has edited. An existing draft keeps its address.

    As when an editor saves: a block may be unfinished.
    """
    is_new = article is None
    if article is None:
        article_type = ArticleType.PAGE if post.kind == "page" else ArticleType.EXPLAINER
        article = Article(slug=_free_slug(post), article_type=article_type, owner=owner)
    for name, value in plan.facts.items():
        setattr(article, name, value)
    article.hero = assets.get(plan.hero)
    article.full_clean()
    article.save()
    article.body_regions.set(plan.regions)
    if not is_new:
        article.contributions.all().delete()
        for model in BLOCKS:
            model.objects.filter(parent=article).delete()
    if plan.author:
        Contribution.objects.create(article=article, contributor_id=plan.author)
    for place, (kind, words) in enumerate(plan.blocks, start=1):
        values = {"picture": assets[words["address"]]} if kind == "figure" else words
        if kind != "figure" or values["picture"]:  # a picture that was deleted here is not imported again
            KINDS[kind].objects.create(parent=article, region="main", ordering=place * 10, **values)
    publish.save_edition(article, by=owner)
    return article


def changes(article: Article, plan: Plan) -> list[str]:
    """How the old site's text differs from the draft here: lines that begin with "-" are here, "+" are there."""
    taken = snapshot.take(article)
    titles = dict(ImageAsset.objects.values_list("pk", "title").filter(pk__in=_picture_keys(taken)))
    here = _lines(
        taken["article"],
        [
            (each["kind"], each["fields"] | {"picture": titles.get(each["fields"].get("picture"), "")})
            for each in taken["blocks"]
        ],
    )
    there = [
        (kind, {"picture": name_of(words["address"])} if kind == "figure" else words) for kind, words in plan.blocks
    ]
    found = unified_diff(list(here), list(_lines(plan.facts, there)), n=0, lineterm="")
    lines = [line for line in islice(found, 2, None) if not line.startswith("@@")]
    return lines[:MOST_CHANGES] + (["…"] if len(lines) > MOST_CHANGES else [])


def _picture_keys(taken: dict) -> list[int]:
    return [each["fields"]["picture"] for each in taken["blocks"] if each["fields"].get("picture")]


def _lines(facts: dict, blocks: list[tuple[str, dict]]) -> Iterator[str]:
    yield from filter(None, (facts[name] for name in ("title", "seo_title", "summary")))
    for kind, words in blocks:
        name = str(KINDS[kind]._meta.verbose_name)
        for key, value in words.items():
            if isinstance(value, str) and key not in {"role", "kind", "anchor"}:
                text = as_signs(value).replace("</p>", "\n").replace("</li>", "\n").replace("<br>", "\n")
                text = unescape(strip_tags(text)) if key == "html" else value
                yield from (f"{name}: {line.strip()}" for line in text.splitlines() if line.strip())


def old_addresses(post: Post, site: Site) -> list[str]:
    """The post's addresses on the old site: permalink, number, and earlier slugs."""
    if post.status != "publish":
        return []
    link, guid = split(post["link"]), split(post["guid"])
    paths = [old_path(f"{site.path}/", f"p={post.number}")] if post.number else []
    for place in (link, guid):
        is_ours = host_of(place.geturl()) == site.host and place.path.startswith(site.path)
        if place.query and post.number and is_ours:
            paths.append(old_path(unquote(place.path), place.query))
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


def _about(post: Post, ledger: Ledger) -> tuple[Condition | None, list[int]]:
    """The condition and the body regions of the post's categories. A tag decides nothing: it is listed."""
    condition: Condition | None = None
    regions: set[int] = set()
    for kind, slug, name in post.terms:
        known = Q(slug=slug or slugify(name)) | Q(name__iexact=name)
        if kind == "post_tag":
            ledger.add("tags", name)
        elif kind not in {"category", ""}:
            ledger.add("term", f"{kind}: {name}")
        elif found := Condition.objects.filter(known).first():
            if condition and condition != found:
                ledger.add("second_condition", name)
            condition = condition or found
            regions.update(found.regions.values_list("pk", flat=True))
        elif region := BodyRegion.objects.filter(known).first():
            regions.add(region.pk)
        elif slugify(name) not in NO_CATEGORY and unquote(slug) not in NO_CATEGORY:
            ledger.add("category", name)
    return condition, sorted(regions)


def _remarks(post: Post, author: Contributor | None) -> Iterator[tuple[str, str, bool]]:
    yield "author", "", author is None
    yield "password", "", bool(post["wp:post_password"])
    yield "status", post.status, post.status != "publish"
    yield "comments", str(post.comments), post.comments > 0


def missing(article: Article) -> list[Entry]:
    """Picture problems that prevent publishing."""
    used = Q(pk=article.hero_id) | Q(pk__in=Figure.objects.filter(parent=article).values("picture"))
    pictures = list(ImageAsset.objects.filter(used))
    files = [Entry("picture", picture.title) for picture in pictures if not picture.file]
    return files + [Entry("words", picture.title) for picture in pictures if picture.awaits_words]


def _free_slug(post: Post) -> str:
    wanted = _slug(unquote(post["wp:post_name"])) or _slug(post.title) or f"moved-{slugify(post.key)}"
    wanted = slug = wanted[:46].strip("-")
    number = 2
    while Article.objects.filter(slug=slug).exists() or (post.kind == "page" and is_reserved(slug)):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _slug(words: str) -> str:
    """Latin letters, digits and hyphens. Arabic is written in Latin letters."""
    return slugify(words.translate(LATIN))
