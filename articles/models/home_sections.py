"""What stands on the home page below "Where does it hurt?", and in which order."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line


class HomeSection(InTwoLanguages):
    class Kind(models.TextChoices):
        """Each has its template: clinic/includes/home_<kind>.html."""

        HOW_IT_WORKS = "how_it_works", _("How it works")
        SERVICES = "services", _("Services")
        ARTICLES = "articles", _("Latest articles")
        TEAM = "team", _("Team")
        VISIT = "visit", _("Address and opening hours")
        PAGE = "page", _("A page about the clinic")

    kind = models.CharField(_("what it shows"), max_length=20, choices=Kind, default=Kind.PAGE)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    title = Line(
        _("title"),
        max_length=80,
        blank=True,
        help_text=_("Leave empty for the usual one."),
        validators=[promises_nothing],
    )
    page = models.ForeignKey(
        "Article",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"article_type": "page"},
        help_text=_("Its summary is shown, with a link, while the page is live."),
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("section of the home page")
        verbose_name_plural = _("sections of the home page")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="page", page__isnull=False) | (~Q(kind="page") & Q(page__isnull=True)),
                name="only_a_section_about_a_page_has_a_page",
                violation_error_message=_("Choose a page if the section shows one, and none otherwise."),
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(kind="page"),
                name="the_home_page_shows_each_section_once",
                violation_error_message=_("The home page shows this section already."),
            ),
        ]

    def __str__(self):
        return self.title or (self.page.shown_title if self.page else self.get_kind_display())

    @property
    def template(self) -> str:
        return f"clinic/includes/home_{self.kind}.html"
