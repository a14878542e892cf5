"""What stands in the menu and the footer, and in which order."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line


class BuiltIn(models.TextChoices):
    """Pages that the site has by itself. The value is a key of PATHS."""

    SERVICES = "services", _("Services")
    ARTICLES = "articles", _("Articles")
    TEAM = "team", _("Team")
    CONTACT = "contact", _("Contact")
    MY_APPOINTMENT = "my_appointment", _("My appointment")
    HOURS = "hours", _("Opening hours")
    PRICES = "prices", _("Services and prices")
    CONDITIONS = "conditions", _("Conditions A–Z")
    PRIVACY = "privacy", _("Privacy")


# The name of each page, and the part of it.
PATHS = {
    BuiltIn.SERVICES: ("services", ""),
    BuiltIn.ARTICLES: ("articles:list", ""),
    BuiltIn.TEAM: ("team", ""),
    BuiltIn.CONTACT: ("contact", ""),
    BuiltIn.MY_APPOINTMENT: ("appointments:find", ""),
    BuiltIn.HOURS: ("contact", "#hours"),
    BuiltIn.PRICES: ("services", ""),
    BuiltIn.CONDITIONS: ("conditions", ""),
    BuiltIn.PRIVACY: ("privacy", ""),
}


class MenuEntry(InTwoLanguages):
    class Place(models.TextChoices):
        MENU = "menu", _("Menu at the top")
        FOOTER = "footer", _("Footer")

    place = models.CharField(_("where"), max_length=6, choices=Place, default=Place.MENU)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    built_in = models.CharField(_("page of the site"), max_length=20, choices=BuiltIn, blank=True)
    page = models.ForeignKey(
        "Article",
        verbose_name=_("page about the clinic"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"article_type": "page"},
        help_text=_("It is shown while the page is live."),
    )
    address = models.URLField(_("other address"), blank=True, help_text=_("Of another site, such as a patient portal."))
    label = Line(
        _("words"),
        max_length=40,
        blank=True,
        help_text=_("Leave empty to use the name of the page."),
        validators=[promises_nothing],
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        ordering = ["place", "order", "pk"]
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(built_in="") & Q(page__isnull=True, address=""))
                | Q(built_in="", page__isnull=False, address="")
                | (Q(built_in="", page__isnull=True) & ~Q(address="") & ~Q(label="")),
                name="a_menu_entry_leads_to_one_place",
                violation_error_message=_(
                    "Choose one: a page of the site, a page about the clinic, or an address with words."
                ),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self) -> str:
        if self.label:
            return self.label
        if self.page:
            return self.page.shown_title
        return str(BuiltIn(self.built_in).label) if self.built_in else self.address

    @property
    def name(self) -> str:
        """Of the page, as Django knows it; empty for others."""
        return PATHS[BuiltIn(self.built_in)][0] if self.built_in else ""

    @property
    def path(self) -> str:
        if self.built_in:
            name, part = PATHS[BuiltIn(self.built_in)]
            return reverse(name) + part
        return self.page.get_absolute_url() if self.page else self.address
