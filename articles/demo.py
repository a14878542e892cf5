"""The sample articles. They are created once and published as samples; later changes in the demo stay."""

import io
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from articles.blocks.kinds import KINDS
from articles.demo_content import (
    ankle_sprain,
    back_muscle_spasm,
    broken_bone,
    child_who_limps,
    elbow_pain,
    first_two_weeks,
    heat_or_cold,
    hip_pain,
    illustrations,
    insurance,
    knee_pain,
    low_back_pain,
    muscle_spasm_causes,
    neck_pain,
    night_leg_cramps,
    sciatica,
    shoulder_pain,
    specialist_visit,
    wrist_and_hand_pain,
)
from articles.demo_content.arabic import pictures as arabic_pictures
from articles.demo_content.arabic.articles import ARTICLES as ARABIC_ARTICLES
from articles.demo_content.arabic.cautions import CAUTIONS as ARABIC_CAUTIONS
from articles.demo_content.arabic.sources import SAYS
from articles.demo_content.cautions import CAUTIONS
from articles.demo_content.sources import SOURCES
from articles.demo_content.synonyms import SYNONYMS
from articles.models import (
    Article,
    Contribution,
    Contributor,
    Edition,
    ForWhom,
    ImageAsset,
    MenuEntry,
    Reference,
    SearchSynonym,
    Series,
    SeriesPart,
    SharedText,
)
from articles.public import share_pictures
from articles.publishing import publish, snapshot, translations
from articles.search import index
from clinic import pictures
from clinic.demo import InUse, remove_unneeded
from clinic.models import BodyRegion, Condition, Service, WarningSign
from clinic.two_languages import ARABIC, ENGLISH

# Lists show the newest first: the two most wanted articles are published last.
ARTICLES = [
    broken_bone,
    ankle_sprain,
    neck_pain,
    shoulder_pain,
    knee_pain,
    child_who_limps,
    specialist_visit,
    wrist_and_hand_pain,
    elbow_pain,
    hip_pain,
    heat_or_cold,
    night_leg_cramps,
    first_two_weeks,
    sciatica,
    low_back_pain,
    muscle_spasm_causes,
    back_muscle_spasm,
]
PAGES = [insurance]
RIGHTS = {"credit": "drawn for this site", "credit_ar": "رُسمت لهذا الموقع", "licence": "BSD-3-Clause"}
AUTHOR = {
    "name": "Clinic editorial team (sample)",
    "name_ar": "فريق التحرير في العيادة (نموذج)",
    "role": "Writes and edits the articles of this demo",
    "role_ar": "يكتب مقالات هذا العرض التجريبي ويحررها",
    "biography_ar": (
        "هذا كاتب نموذجي. عند بدء العمل تذكر العيادة هنا كتّابها ومراجعيها الطبيين، بمؤهلات يمكنها إثباتها عند الطلب."
    ),
    "biography": (
        "This is a sample author. A clinic that goes live names its own writers and medical reviewers here, "
        "with credentials that it can show on request."
    ),
}


PARTS = [muscle_spasm_causes, back_muscle_spasm, night_leg_cramps]
SERIES = {ENGLISH: "Muscle spasms and cramps", ARABIC: "تشنجات العضلات"}
CAUTION = {ENGLISH: "Caution: {}", ARABIC: "Caution in Arabic: {}"}  # titles, which only editors see


def load(*, languages=(ENGLISH, ARABIC)) -> None:
    """Run after clinic.demo.load. Pictures are encoded first, outside any transaction. An article comes after the one
    that it translates.
    """
    drawn = {name: _picture(name) for name in illustrations.PICTURES}
    for source in SOURCES:
        facts = {name: value for name, value in source.items() if name != "key"} | {"says_ar": SAYS[source["key"]]}
        Reference.objects.get_or_create(key=source["key"], defaults=facts | {"is_sample": True})
    for language, cautions in {ENGLISH: CAUTIONS, ARABIC: ARABIC_CAUTIONS}.items():
        for key, facts in cautions.items():
            title = CAUTION[language].format(key)
            SharedText.objects.get_or_create(title=title, defaults=facts | {"is_sample": True})
    author, _made = Contributor.objects.get_or_create(slug="editorial-team", defaults=AUTHOR | {"is_sample": True})
    _give_the_reviewer_a_name()
    for language in languages:
        for content in [*PAGES, *ARTICLES]:
            if not Article.objects.filter(slug=words_of(content, language).ARTICLE["slug"]).exists():
                _article(content, language, drawn, author)
    for phrase, meaning, both_ways in SYNONYMS:
        facts = {"meaning": meaning, "both_ways": both_ways, "is_sample": True}
        SearchSynonym.objects.get_or_create(phrase=phrase, defaults=facts)
    for language in languages:
        _series(language)
    index.write_missing()


def remove(in_use: InUse) -> list[str]:
    """Delete the samples, except pictures, sources and people that the clinic's own articles use.

    Their history goes too, so the caller opens it (clinic/history.py). Adds to `in_use` what own articles use.
    """
    for article in Article.objects.filter(is_sample=True):
        Article.objects.filter(pk=article.pk).update(live_edition=None)
        article.live_edition = None
        index.write(article)
        article.events.all().delete()
        article.delete()
    for taken in _snapshots():
        in_use |= set(_used_by(taken))
    own_texts = SharedText.objects.filter(is_sample=False).values_list("text", flat=True)
    cited = {key for text in own_texts for key in snapshot.CITATION.findall(text)}
    in_use |= {(Reference, pk) for pk in Reference.objects.filter(key__in=cited).values_list("pk", flat=True)}
    files = {name for picture in ImageAsset.objects.filter(is_sample=True) for name in picture.file_names()}
    models = (Series, SearchSynonym, ImageAsset, SharedText, Reference, Contributor)
    kept = [name for model in models for name in remove_unneeded(model.objects.filter(is_sample=True), in_use)]
    files -= {name for picture in ImageAsset.objects.all() for name in picture.file_names()}
    transaction.on_commit(lambda: _delete_files(files))
    return kept


def _delete_files(names: set[str]) -> None:
    """These, and the pictures for shared links, which are drawn again when they are asked for."""
    if default_storage.exists(share_pictures.FOLDER):
        names = names | {
            f"{share_pictures.FOLDER}/{name}" for name in default_storage.listdir(share_pictures.FOLDER)[1]
        }
    for name in names:
        default_storage.delete(name)


def _snapshots() -> Iterator[dict]:
    """Of all articles that are left: the draft and every edition, because an earlier one can be restored."""
    for article in Article.objects.all():
        yield snapshot.take(article)
    yield from Edition.objects.values_list("snapshot", flat=True).iterator()


def _used_by(taken: dict) -> Iterator[tuple[type[Model], int]]:
    """What this snapshot names by key. Sources are cited by their own keys in the text."""
    facts = taken["article"]
    named = [(Condition, facts["primary_condition"]), (ImageAsset, (taken["hero"] or {}).get("id"))]
    named += [(Contributor, person["id"]) for person in taken["people"]]
    for block in taken["blocks"]:
        for field in KINDS[block["kind"]]._meta.get_fields():
            if field.is_relation and field.name in block["fields"]:
                keys = block["fields"][field.name]
                named += [(field.related_model, key) for key in (keys if field.many_to_many else [keys])]
    cited = [source["key"] for source in taken["references"]]
    named += [(Reference, key) for key in Reference.objects.filter(key__in=cited).values_list("pk", flat=True)]
    yield from ((model, key) for model, key in named if key is not None)


def words_of(content, language: str):
    """The module with the words of a sample article in this language. In Arabic it holds nothing but words."""
    return content if language == ENGLISH else ARABIC_ARTICLES[content.__name__.rpartition(".")[2]]


@transaction.atomic
def _article(content, language: str, drawn: dict, author: Contributor) -> Article:
    words = words_of(content, language)
    facts = content.ARTICLE | words.ARTICLE
    if language != ENGLISH:
        facts |= {"language": language, "translation_of": Article.objects.get(slug=content.ARTICLE["slug"])}
    regions = BodyRegion.objects.filter(slug__in=facts.pop("regions", []))
    signs_at = BodyRegion.objects.filter(slug__in=facts.pop("signs_at", [])) or regions
    article = Article(
        primary_condition=Condition.objects.filter(slug=facts.pop("condition", "")).first(),
        hero=drawn.get(facts.pop("hero", "")),
        owner=get_user_model().objects.filter(username="editor").first(),
        is_sample=True,
        **facts,
    )
    article.full_clean()
    article.save()
    article.body_regions.set(regions)
    if article.is_page:
        MenuEntry.objects.create(place=MenuEntry.Place.FOOTER, page=article)
    else:
        Contribution.objects.create(article=article, contributor=author)
    blocks = zip(content.BLOCKS, words.BLOCKS, strict=True)
    for place, ((kind, fields), (_same, in_words)) in enumerate(blocks, start=1):
        _block(article, kind, fields | in_words, place * 10, drawn, signs_at)
    publish.publish(article, by=article.owner, now=timezone.now())
    if article.translation_of:
        live = Article.objects.select_related("live_edition", "translation_of__live_edition").get(pk=article.pk)
        translations.say_the_same(live, live.translation_of, by=article.owner, now=timezone.now())
    return article


def _block(article: Article, kind: str, fields: dict, ordering: int, drawn: dict, signs_at) -> None:
    """full_clean() before saving, because it sanitises the HTML."""
    if key := fields.pop("reference", None):
        fields["reference"] = Reference.objects.get(key=key)
    if words := fields.pop("service", None):
        fields["service"] = _service(words)
    if name := fields.pop("picture", None):
        fields["picture"] = drawn[name]
    if key := fields.pop("shared", None):
        fields["shared"] = SharedText.objects.get(title=CAUTION[_language_of(article)].format(key))
    slugs = fields.pop("signs", None)
    block = KINDS[kind](parent=article, region="main", ordering=ordering, **fields)
    block.full_clean()
    block.save()
    if kind == "care_notice":
        block.signs.set(_signs(article.for_whom, signs_at, block.urgency, slugs))


def _language_of(article: Article) -> str:
    return ARABIC if article.language == ARABIC else ENGLISH


def _signs(for_whom: str, places, urgency: str, slugs: list[str] | None):
    """The named signs; or those of the places, asked of the people whom the article is for."""
    signs = WarningSign.objects.active().filter(urgency=urgency)
    if slugs is not None:
        return signs.filter(slug__in=slugs)
    not_asked = WarningSign.AskedOf.ADULTS if for_whom == ForWhom.CHILDREN else WarningSign.AskedOf.CHILDREN
    return signs.about(regions=places).exclude(asked_of=not_asked)


def _service(words: list[str]) -> Service | None:
    """The first service whose slug contains one of the words."""
    services = Service.objects.filter(is_active=True)
    return next((found for word in words if (found := services.filter(slug__contains=word).first())), services.first())


def _picture(name: str) -> ImageAsset:
    if (known := ImageAsset.objects.filter(title=illustrations.TITLES[name], is_sample=True).first()) is not None:
        return known
    buffer = io.BytesIO()
    illustrations.PICTURES[name]().image.save(buffer, "PNG", compress_level=1)
    encoded = pictures.encode(SimpleUploadedFile(f"{name}.png", buffer.getvalue()))
    asset = ImageAsset(title=illustrations.TITLES[name], is_sample=True, **RIGHTS, **_words_of_picture(name))
    encoded.give_to(asset)
    asset.full_clean()
    asset.save()
    return asset


def _words_of_picture(name: str) -> dict:
    return illustrations.WORDS[name] | arabic_pictures.WORDS[name]


def _series(language: str) -> None:
    series, is_new = Series.objects.get_or_create(title=SERIES[language], defaults={"is_sample": True})
    if is_new:
        for order, part in enumerate(PARTS, start=1):
            for article in Article.objects.filter(slug=words_of(part, language).ARTICLE["slug"], part=None):
                SeriesPart.objects.create(series=series, article=article, order=order * 10)


def _give_the_reviewer_a_name() -> None:
    """Link the demo reviewer to a contributor, which approving requires."""
    account = get_user_model().objects.filter(username="reviewer").first()
    if account is not None and not Contributor.objects.filter(user=account).exists():
        facts = {"name": "Medical reviewer (sample)", "role": "Reviews the articles of this demo", "is_sample": True}
        facts |= {"name_ar": "المراجع الطبي (نموذج)", "role_ar": "يراجع مقالات هذا العرض التجريبي"}
        facts |= {"user": account, "review_email": "reviewer.sample@example.com"}
        Contributor.objects.get_or_create(slug="medical-reviewer", defaults=facts)
