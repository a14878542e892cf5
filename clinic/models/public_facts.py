"""A version mark that changes whenever data of a public page changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicFacts(models.Model):
    """One row. Only database triggers write a new mark into it (clinic/public_facts.py)."""

    ONLY = 1

    mark = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("status of the public pages")
        verbose_name_plural = _("status of the public pages")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_state_of_public_pages")]

    def __str__(self):
        return self.mark
