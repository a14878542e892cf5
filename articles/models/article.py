"""The draft that editors work on. Readers see its live edition."""

from datetime import datetime
from itertools import count

from content_editor.models import Region
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.models.article_types import NOT_HEALTH, NOT_LISTED, ArticleType, rules
from articles.models.frozen_keys import HoldsOneOf, LengthOf
from articles.models.redirects import Redirect, old_path
from clinic.models import BodyRegion, Condition

APPROVED = "approved"  # a value of ClinicalReview.State, which cannot be imported here (it imports this module)


class ForWhom(models.TextChoices):
    """Whom an article's advice is for. Sixteen is where the guidelines for adults begin (NICE NG59, NG226)."""

    EVERYBODY = "everybody", _("Everybody")
    OVER_16 = "over_16", _("People aged 16 and over")
    CHILDREN = "children", _("Children, read by their parents")


class CommentPolicy(models.TextChoices):
    HIDDEN = "hidden", _("No comments")
    OPEN = "open", _("Readers can comment; each comment is held until someone has read it")
    CLOSED = "closed", _("No new comments; published comments stay")


class ArticleQuerySet(models.QuerySet):
    def live(self, now: datetime | None = None):
        """Articles that readers can see at `now`, newest first: after their start time and before their end time.

        Every public page uses this query, so no worker is needed at the start or end time. A scheduled article
        still needs its approval at that time.
        """
        now = now or timezone.now()
        came = Q(go_live_at__lte=now)
        if not settings.DEMO:
            came &= Q(live_edition__approval__state=APPROVED) | Q(
                live_edition__approval=None, live_edition__snapshot__article__article_type__in=NOT_HEALTH
            )
        live = self.filter(Q(go_live_at__isnull=True) | came, live_edition__isnull=False)
        return live.exclude(expire_at__lte=now).order_by("-live_edition__published_at", "-pk")

    def listed(self):
        """Those that stand in lists of articles and feeds: no pages about the clinic."""
        return self.exclude(article_type__in=NOT_LISTED)

    def in_this_language(self):
        """Of the page that is made now."""
        return self.filter(language=translation.get_language())

    def pages(self):
        return self.filter(article_type=ArticleType.PAGE)

    def for_cards(self):
        """Loads what a card, a feed entry or a sitemap line shows, in one query."""
        shown = ["snapshot", "reading_minutes", "published_at"]
        return self.select_related("live_edition").only(
            "slug",
            "article_type",
            "language",
            "first_published_at",
            "is_sample",
            *[f"live_edition__{name}" for name in shown],
        )

    def for_page(self):
        """Loads only the columns that an article's page shows, with its approval."""
        shown = ["snapshot", "segments", "contents", "changes", "reading_minutes", "published_at", "article"]
        approval = ["whole_read_at", "next_review_due", "reviewer__slug", "reviewer__name", "reviewer__role"]
        same = Q(pk=OuterRef("translation_of")) | Q(translation_of=OuterRef("pk"))
        translated = Article.objects.live().order_by().filter(same)
        rows = self.select_related("live_edition__approval__reviewer").annotate(is_translated=Exists(translated))
        return rows.only(
            "slug", "article_type", "language", "translation_of", "matches_source", "matched_as", "parent",
            "comment_policy", "is_sample", "first_published_at",
            *[f"live_edition__{name}" for name in [*shown, "clinical_hash"]],
            *[f"live_edition__approval__{name}" for name in [*approval, "reviewer__credentials"]],
        )  # fmt: skip

    def on(self, condition: Condition):
        """Articles whose live edition (not the draft) is about this condition."""
        return self.filter(_on(condition.pk))

    def of_region(self, region: BodyRegion):
        """Articles whose live edition belongs to this body region."""
        return self.filter(_in_regions([region.pk]))

    def about_children(self):
        """Articles whose live edition is for children."""
        return self.filter(live_edition__snapshot__article__for_whom=ForWhom.CHILDREN)

    def near(self, article):
        """Live articles on the same condition or body region, for the same people.

        The same condition first; then those of the fewest regions, because they are not about other places, too.
        """
        edition = article.live_edition
        same_condition = _on(edition.facts["primary_condition"])
        return (
            self.live()
            .listed()
            .filter(language=article.language)
            .filter(same_condition | _in_regions(edition.region_ids), _beside(edition.for_whom))
            .exclude(pk=article.pk)
            .annotate(
                nearness=models.Case(models.When(same_condition, then=1), default=0),
                places=LengthOf("live_edition__snapshot", "article", "body_regions"),
            )
            .order_by("-nearness", "places", "-live_edition__published_at", "-pk")
        )


def is_reserved(slug: str) -> bool:
    """Whether the site itself has a page at this address, so that a page about the clinic cannot stand there."""
    path = f"/{slug}/"
    languages = {code for code, _name in settings.LANGUAGES} | {"ar", "en"}
    if slug in languages or path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    try:
        return resolve(path).url_name != "page"
    except Resolver404:
        return True


def _on(condition: int | None) -> Q:
    return Q(live_edition__snapshot__article__primary_condition=condition)


def _in_regions(regions: list[int]) -> Q:
    return Q(HoldsOneOf("live_edition__snapshot", "article", "body_regions", keys=regions)) if regions else Q(pk__in=[])


def _beside(for_whom: str) -> Q:
    """A child's parent is not led to advice for adults, nor the other way round. "Everybody" is not written."""
    others = {ForWhom.CHILDREN: ForWhom.OVER_16, ForWhom.OVER_16: ForWhom.CHILDREN}.get(ForWhom(for_whom))
    of = "live_edition__snapshot__article__for_whom"
    return Q(**{f"{of}__isnull": True}) | ~Q(**{of: others}) if others else Q()


class Article(models.Model):  # type: ignore[django-manager-missing]  # the blocks' base class is made at run time
    """A health article as editors see it. Saving changes the draft only; publishing makes an edition live."""

    regions = [Region(key="main", title=_("Text"))]

    slug = models.SlugField(
        _("address"),
        unique=True,
        allow_unicode=True,  # Arabic articles have their address in Arabic letters
        help_text=_(
            "The last part of the article's web address. If you leave it empty, it is made from the title. "
            "If you change it, the old address still leads here."
        ),
    )
    title = models.CharField(_("title"), max_length=120)
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("Of the whole text. It stays as it is once the article has been public."),
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("The article in the other language. Readers of one find the other. Applies as soon as you save."),
    )
    matches_source = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Of a translation: the clinical hash of the source when somebody found that both say the same."),
    )
    matched_as = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("The clinical hash of the translation at that time.")
    )
    seo_title = models.CharField(
        _("title for search engines"), max_length=70, blank=True, help_text=_("Leave empty to use the title.")
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=320,
        help_text=_("One or two sentences. Shown under the title, in lists, feeds and search results."),
    )
    key_points = models.TextField(
        _("key points"), blank=True, help_text=_("One on each line. What a reader should remember.")
    )
    article_type = models.CharField(
        _("type of article"),
        max_length=20,
        choices=ArticleType,
        default=ArticleType.CONDITION_GUIDE,
        help_text=_("News and pages about the clinic need no condition, body region, author or source."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("stands below"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_pages",
        limit_choices_to={"article_type": ArticleType.PAGE},
        help_text=_("For a page about the clinic: the page that leads to it. Applies as soon as you save."),
    )
    for_whom = models.CharField(
        _("for whom"),
        max_length=10,
        choices=ForWhom,
        default=ForWhom.EVERYBODY,
        help_text=_("The page says it at the top, and where to turn for a child."),
    )
    primary_condition = models.ForeignKey(
        Condition,
        verbose_name=_("main condition"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    body_regions = models.ManyToManyField(
        BodyRegion, verbose_name=_("body regions"), related_name="articles", blank=True
    )
    hero = models.ForeignKey(
        "ImageAsset",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who looks after this article."),
    )
    review_interval_months = models.PositiveSmallIntegerField(
        _("review again after (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Counted from the day a clinician approves the content."),
    )
    comment_policy = models.CharField(
        _("comments"),
        max_length=6,
        choices=CommentPolicy,
        default=CommentPolicy.HIDDEN,
        help_text=_("Applies as soon as you save. It is not part of what is published."),
    )
    contributors: models.ManyToManyField = models.ManyToManyField(
        "Contributor", through="Contribution", related_name="articles"
    )
    live_edition = models.OneToOneField(
        "Edition", on_delete=models.RESTRICT, null=True, blank=True, editable=False, related_name="live_for"
    )
    go_live_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("Set if the live edition is scheduled.")
    )
    expire_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_edition = models.OneToOneField(
        "Edition",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        editable=False,
        related_name="next_for",
        help_text=_("An update of a live article that appears at a set time."),
    )
    next_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text=_("Increases with each save of the draft. A form with a lower number is out of date."),
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("publish_article", _("Can publish articles and take them down")),
            ("review_article", _("Can approve articles as a clinician")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_edition__isnull=True) | Q(first_published_at__isnull=False),
                name="a_live_article_has_been_published",
            ),
            models.CheckConstraint(
                condition=Q(go_live_at__isnull=True) | Q(live_edition__isnull=False),
                name="what_goes_live_is_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(expire_at__isnull=True) | Q(go_live_at__isnull=True) | Q(expire_at__gt=F("go_live_at")),
                name="an_article_expires_after_it_goes_live",
            ),
            models.CheckConstraint(
                condition=Q(next_edition__isnull=True, next_at__isnull=True)
                | Q(next_edition__isnull=False, next_at__isnull=False, live_edition__isnull=False),
                name="an_update_has_its_time_and_a_live_edition",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | (Q(article_type=ArticleType.PAGE) & ~Q(parent=F("pk"))),
                name="only_a_page_stands_below_another",
                violation_error_message=_("Only a page about the clinic can stand below a page, and not below itself."),
            ),
            models.CheckConstraint(
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("pk")),
                name="an_article_is_no_translation_of_itself",
                violation_error_message=_("An article cannot be a translation of itself."),
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="one_translation_in_each_language",
                violation_error_message=_("There is a translation in this language already."),
            ),
        ]

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Keeps a redirect from the old address if the slug of a published article changes. Without an address, the
        title gives one.
        """
        self.slug = self.slug or self._free_slug()
        was_public = self.pk and self.first_published_at and (update_fields is None or "slug" in update_fields)
        before = Article.objects.only("slug").filter(pk=self.pk).first() if was_public else None
        super().save(*args, update_fields=update_fields, **kwargs)
        if before is not None and before.slug != self.slug:
            Redirect.objects.filter(host="", old_path=old_path(self.get_absolute_url())).delete()
            # The last article at an address wins.
            aim = {"article": self, "service": None, "practitioner": None, "page": ""}
            Redirect.objects.update_or_create(host="", old_path=old_path(before.get_absolute_url()), defaults=aim)

    def get_absolute_url(self):
        """In the article's own language, whatever the reader's."""
        with translation.override(self.language):
            return reverse("page" if self.is_page else "articles:article", args=[self.slug])

    def translated(self, now: datetime) -> list["Article"]:
        """The same in other languages, as far as readers can see it."""
        original = self.translation_of_id or self.pk
        same = Article.objects.live(now).filter(Q(pk=original) | Q(translation_of=original))
        others = same.exclude(pk=self.pk).exclude(language=self.language).select_related("live_edition")
        shown = ["slug", "article_type", "language", "translation_of", "matches_source", "matched_as"]
        return list(others.only(*shown, "live_edition__clinical_hash"))

    def is_older_than(self, other: "Article") -> bool:
        """Whether the live edition of `other`, its source or its translation, has changed clinically since somebody
        found that both say the same.
        """
        now = other.live_edition.clinical_hash if other.live_edition else ""
        if self.translation_of_id == other.pk:
            return self.matches_source != now
        return other.translation_of_id == self.pk and other.matched_as != now

    @property
    def is_page(self) -> bool:
        return self.article_type == ArticleType.PAGE

    @property
    def shown_title(self) -> str:
        """The one that readers see; of a draft that is not live, its own."""
        return self.live_edition.facts["title"] if self.live_edition else self.title

    def refuses_type(self, kind: str) -> str:
        """Why the draft cannot become this type; empty if it can. What readers knew once keeps its rules."""
        public = self.editions.filter(published_at__isnull=False).order_by("-published_at", "-pk").first()
        if public is None or self.first_published_at is None:
            return ""
        was = public.facts["article_type"]
        if ArticleType.PAGE in {was, kind} and was != kind:
            return str(_("It has been public: an article cannot become a page, nor a page an article."))
        if public.rules.is_health and not rules(kind).is_health:
            return str(_("It has been public as advice on health. It stays that, with a clinician's approval."))
        return ""

    @property
    def may_change_language(self) -> bool:
        """Readers know the address in its language, and the other half of a pair is in the other one."""
        is_of_a_pair = self.translation_of_id is not None or (self.pk and self.translations.exists())
        return self.first_published_at is None and not is_of_a_pair

    def was_public(self, now: datetime) -> bool:
        """Whether it was ever public. Its address then answers 410 (gone), not 404."""
        return self.first_published_at is not None and self.first_published_at <= now

    def waits(self, now: datetime) -> bool:
        return self.go_live_at is not None and self.go_live_at > now

    def _free_slug(self) -> str:
        in_its_letters = self.language != settings.LANGUAGE_CODE
        wanted = slug = slugify(self.title, allow_unicode=in_its_letters)[:40].strip("-") or "article"
        others = Article.objects.filter(slug__startswith=wanted).exclude(pk=self.pk)
        taken = set(others.values_list("slug", flat=True))
        numbers = count(2)
        while slug in taken or (self.is_page and is_reserved(slug)):
            slug = f"{wanted}-{next(numbers)}"
        return slug
