"""Builders for articles: each makes one valid thing; a test names only what it is about."""

import io
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles.blocks import kinds
from articles.models import (
    Article,
    ClinicalReview,
    Contribution,
    Contributor,
    ImageAsset,
    Reference,
    Series,
    SeriesPart,
    SharedText,
)
from articles.publishing import publish
from articles.review import requests
from clinic.models import Condition, Urgency, WarningSign
from tests import make

_numbers = count(1)


def condition(slug="back-muscle-spasm", **facts) -> Condition:
    facts = {"name": "Back muscle spasm", "plain_definition": "A muscle that tightens."} | facts
    return Condition.objects.get_or_create(slug=slug, defaults=facts)[0]


def reference(key="nice-ng59", **facts) -> Reference:
    facts = {
        "kind": Reference.Kind.GUIDELINE,
        "title": "Low back pain",
        "publisher": "NICE",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng59",
    } | facts
    return Reference.objects.get_or_create(key=key, defaults=facts)[0]


def contributor(**facts) -> Contributor:
    number = next(_numbers)
    return Contributor.objects.create(**({"slug": f"writer-{number}", "name": f"Writer {number}"} | facts))


def sign(urgency=Urgency.EMERGENCY, **facts) -> WarningSign:
    number = next(_numbers)
    return WarningSign.objects.create(
        **({"slug": f"sign-{number}", "wording": f"sign {number}", "urgency": urgency} | facts)
    )


WORDS = {
    "en-gb": ("Article", "What it says in one sentence.", "What it is", "Keep moving"),
    "ar": ("مقال", "ما يقوله في جملة واحدة.", "ما هو", "استمروا في الحركة"),
}


def article(*, author=None, sections=None, **facts) -> Article:
    """A draft that is ready to be published: a section, a sentence with a source, and the list of references."""
    number = next(_numbers)
    title, summary, heading, advice = WORDS[facts.get("language", "en-gb")]
    facts = {
        "slug": f"article-{number}",
        "title": f"{title} {number}",
        "summary": summary,
        "key_points": "One.\nTwo.",
        "primary_condition": facts.get("primary_condition") or condition(),
    } | facts
    made = Article.objects.create(**facts)
    made.body_regions.add(make.region())
    Contribution.objects.create(article=made, contributor=author or contributor())
    reference()
    for each in [heading] if sections is None else sections:
        block(made, "section_heading", text=each)
        block(made, "prose", html=f"<p>{advice} [nice-ng59].</p>")
    block(made, "reference_list")
    return made


def block(parent: Article, kind: str, /, *, signs=(), **fields):
    """The article's next block, cleaned as the admin would."""
    made = kinds.KINDS[kind](parent=parent, region="main", ordering=next(_numbers) * 10, **fields)
    made.full_clean()
    made.save()
    if signs:
        made.signs.set(signs)
    return made


def every_block(parent: Article) -> None:
    """One of each kind, with every field filled in."""
    block(parent, "section_heading", text="Part", level=3, role="causes")
    block(parent, "point_list", points="Age | older muscles tire.\nStrain", is_ordered=True)
    block(
        parent,
        "treatment_option",
        name="Tablets",
        what_it_is="A medicine.",
        evidence="Small effect.",
        caution="Ask first.",
        names_a_medicine=True,
        reference=reference("trial", title="A trial"),
        service=make.service(),
    )
    block(parent, "do_dont_list", dos="move", donts="rest for days")
    block(parent, "care_notice", urgency="emergency", signs=[sign(), sign()])
    block(parent, "callout", tone="important", heading="Note", text="First.\n\nSecond.")
    block(parent, "figure", picture=picture())
    block(
        parent,
        "video_embed",
        title="A film",
        url="https://www.example.org/film",
        minutes=3,
        transcript="We bend.\n\nWe stretch.",
        reviewed_on="2026-01-05",
    )
    block(parent, "data_table", caption="When to use what", rows="When | What\nDay one | Heat\nLater | Movement")
    block(
        parent, "exercise", name="Cat stretch", steps="Kneel.\nBend.", how_often="Twice a day", stop_if="it hurts more",
        picture=picture(),
    )  # fmt: skip
    block(parent, "quote", text="Keep moving.", said_by="A patient (sample)")
    block(parent, "reusable_text", shared=shared_text())
    block(parent, "faq_item", question="How long?", answer="Weeks.", kind="about")
    block(parent, "service_panel", service=make.service())


def published(**facts) -> Article:
    made = article(**facts)
    publish.publish(made, now=timezone.now())
    made.refresh_from_db()
    return made


def series(*articles, **facts) -> Series:
    number = next(_numbers)
    made = Series.objects.create(**({"title": f"Series {number}"} | facts))
    for order, part in enumerate(articles, start=1):
        SeriesPart.objects.create(series=made, article=part, order=order)
    return made


def shared_text(**facts) -> SharedText:
    return SharedText.objects.create(**({"title": "Tablets", "text": "Ask a pharmacist."} | facts))


def picture(**facts) -> ImageAsset:
    facts = {"title": "A drawing", "alt": "A drawing of a back.", "file": "pictures/0a-480.jpeg"} | facts
    facts = {"credit": "A clinic", "licence": "Our own"} | facts
    copies = {"jpeg": [[480, "pictures/0a-480.jpeg"]], "avif": [[480, "pictures/0a-480.avif"]]}
    return ImageAsset.objects.create(width=480, height=360, copies=copies, **facts)


def picture_upload(width=64, height=48, name="photo.jpg", exif=None) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(buffer, "JPEG", **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")


def staff(*permissions: str):
    """An account with these permissions, such as "articles.publish_article"."""
    number = next(_numbers)
    user = get_user_model().objects.create_user(f"staff-{number}", password="password", is_staff=True)
    for name in permissions:
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def editor():
    names = [
        f"articles.{act}_{model}"
        for act in ("view", "add", "change", "delete")
        for model in ("article", "contribution", "contributor", "reference", "imageasset", "sharedtext")
    ]
    return staff(*names, "articles.publish_article")


def reviewer(**facts) -> Contributor:
    """A clinician whom requests reach by mail, without an account."""
    return contributor(**({"review_email": "clinician@clinic.example"} | facts))


def asked(made=None, *, to=None, by=None, due_on=None, now=None) -> ClinicalReview:
    """A request for a review of the draft as it is."""
    edition = publish.save_edition(made or article())
    to = to or reviewer()
    return requests.request(edition, reviewer=to, by=by, due_on=due_on, now=now or timezone.now())
