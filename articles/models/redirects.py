"""Earlier addresses of articles, on the old site or on this one."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 250
NUMBER = re.compile(r"[0-9]{1,12}")


def old_path(path: str, number: str = "") -> str:
    """Normal form of an old address; "" if it cannot be one.

    `number` is WordPress's "?p=19". Other query parameters are dropped.
    """
    parts = [part for part in path.lower().split("/") if part]
    form = "/".join(["", *parts, ""]) + (f"?p={number}" if NUMBER.fullmatch(number) else "")
    return form if len(form) <= LONGEST and form.isprintable() else ""


class RedirectQuerySet(models.QuerySet):
    def keep(self, path: str, article) -> bool:
        """Redirect `path` to the article, unless it is the article's own address or already leads to another one."""
        if not path or path in {"/", old_path(article.get_absolute_url())}:
            return True
        self.get_or_create(old_path=path, defaults={"article": article})
        return self.filter(old_path=path, article=article).exists()


class Redirect(models.Model):
    """Points to an article, not to an address, so there can be no chains, loops or redirects to other sites."""

    old_path = models.CharField(_("old address"), max_length=LONGEST, unique=True)
    article = models.ForeignKey(
        "Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="redirects"
    )
    hits = models.PositiveIntegerField(_("uses"), default=0, editable=False)
    last_hit_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        ordering = ["old_path"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self):
        return self.old_path
