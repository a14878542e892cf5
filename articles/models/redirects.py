"""Addresses that an article had before: on the old site, or here under another name."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 250
NUMBER = re.compile(r"[0-9]{1,12}")


def old_path(path: str, number: str = "") -> str:
    """The one form in which an old address is kept and looked for; "" for what can be none of ours.

    `number` is what WordPress has in "?p=19". Other queries say where a reader came from, and are left out.
    """
    parts = [part for part in path.lower().split("/") if part]
    form = "/".join(["", *parts, ""]) + (f"?p={number}" if NUMBER.fullmatch(number) else "")
    return form if len(form) <= LONGEST and form.isprintable() else ""


class RedirectQuerySet(models.QuerySet):
    def keep(self, path: str, article) -> bool:
        """From now on `path` leads to the article, unless it is its own address or leads to another one already."""
        if not path or path in {"/", old_path(article.get_absolute_url())}:
            return True
        self.get_or_create(old_path=path, defaults={"article": article})
        return self.filter(old_path=path, article=article).exists()


class Redirect(models.Model):
    """It leads to an article, never to an address: so it can make no chain, no loop and no way out of this site."""

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
