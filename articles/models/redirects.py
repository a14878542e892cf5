"""Earlier addresses of articles and other pages, on the old site or on this one."""

import re
from urllib.parse import parse_qsl, unquote, urlencode

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.menus import PATHS, BuiltIn
from clinic.models import Practitioner, Service

LONGEST = 250
NUMBER = re.compile(r"[0-9]{1,12}")
# WordPress gives a post by its number under either name.
NUMBERED = {"p", "page_id"}
# What newsletters and advertisements add to an address says nothing of the page.
SAYS_NOTHING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|_ga|msclkid|amp|replytocom|preview", re.IGNORECASE)
TARGETS = ("article", "service", "practitioner", "page")


def old_path(path: str, query: str = "") -> str:
    """Normal form of an old address: path and query, without what says nothing of the page. "" if it cannot be one.
    Arabic letters stand for themselves, as in the path of a request.
    """
    parts = [part for part in unquote(path).lower().split("/") if part]
    asked = [
        ("p" if name in NUMBERED else name, value)
        for name, value in parse_qsl(query, max_num_fields=50)
        if not SAYS_NOTHING.fullmatch(name) and (name not in NUMBERED or NUMBER.fullmatch(value))
    ]
    form = "/".join(["", *parts, ""]) + (f"?{urlencode(sorted(asked))}" if asked else "")
    return form if len(form) <= LONGEST and form.isprintable() else ""


def forms(path: str, query: str) -> list[str]:
    """The old addresses that a request may mean, the most exact first: with its query, with a number, by its path."""
    try:
        number = [(name, value) for name, value in parse_qsl(query, max_num_fields=50) if name in NUMBERED][:1]
        found = [old_path(path, query), old_path(path, urlencode(number)), old_path(path)]
    except ValueError:  # too many fields
        found = [old_path(path)]
    return [form for form in dict.fromkeys(found) if form]


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def keep(self, path: str, article, host: str = "") -> bool:
        """Redirect `path` to the article, unless it is the article's own address or already leads elsewhere."""
        if not path or path in {"/", old_path(article.get_absolute_url())}:
            return True
        if self.is_taken(path, article, host=host):
            return False
        self.get_or_create(host=host, old_path=path, defaults={"article": article})
        return True

    def is_taken(self, path: str, article, host: str = "") -> bool:
        """Whether the address leads to another page already. Without a host it counts for every one."""
        others = self.filter(host__in={host, ""}, old_path=path)
        return others.exclude(article=article).exists() if article else others.exists()

    def best(self, host: str, paths: list[str]) -> "Redirect | None":
        """The most exact one that leads somewhere now: the request's host before none before another one.

        Another host's address counts only if all hosts that had it lead to the same page.
        """
        rows = self.select_related("article", "service", "practitioner").filter(old_path__in=paths)
        found = [row for row in rows if row.leads_somewhere]
        for path in paths:
            here = [row for row in found if row.old_path == path]
            mine = [row for row in here if row.host == host] or [row for row in here if not row.host]
            if mine or len({row.get_absolute_url() for row in here}) == 1:
                return (mine or here)[0]
        return None


class Redirect(models.Model):
    """Points to an article or page, a service, a person or a built-in page, not to an address: no chains or loops."""

    host = models.CharField(
        _("old host"),
        max_length=250,
        blank=True,
        help_text=_("Such as “old-clinic.example”. Leave empty if the address is the same on every host."),
    )
    old_path = models.CharField(_("old address"), max_length=LONGEST)
    article = models.ForeignKey(
        "Article", verbose_name=_("article"), on_delete=models.CASCADE, null=True, blank=True, related_name="redirects"
    )
    service = models.ForeignKey(
        Service, verbose_name=_("service"), on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("person"), on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    page = models.CharField(_("page of the site"), max_length=20, choices=BuiltIn, blank=True)
    hits = models.PositiveIntegerField(_("uses"), default=0, editable=False)
    last_hit_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        ordering = ["old_path", "host"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["host", "old_path"],
                name="an_old_address_leads_to_one_page",
                violation_error_message=_("This old address already leads to a page."),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False, service=None, practitioner=None, page="")
                | Q(article=None, service__isnull=False, practitioner=None, page="")
                | Q(article=None, service=None, practitioner__isnull=False, page="")
                | (Q(article=None, service=None, practitioner=None) & ~Q(page="")),
                name="an_old_address_has_one_aim",
                violation_error_message=_("Choose one: an article, a service, a person or a page."),
            ),
        ]

    def __str__(self):
        return f"{self.host}{self.old_path}"

    def get_absolute_url(self) -> str:
        if self.target:
            return self.target.get_absolute_url()
        name, part = PATHS[BuiltIn(self.page)]
        return reverse(name) + part

    @property
    def target(self):
        return self.article or self.service or self.practitioner

    @property
    def leads_somewhere(self) -> bool:
        """Whether readers can see the page now."""
        if self.article:
            return type(self.article).objects.live().filter(pk=self.article_id).exists()
        return self.target.is_active if self.target else True
