"""Blocks of text: headings, paragraphs, lists, notices, questions, panels."""

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.blocks.base import (
    FORMATS,
    ArticleBlock,
    free_anchor,
    shortened,
    taken_anchors,
)
from articles.blocks.raised import as_signs
from articles.models.pictures import ImageAsset
from articles.models.references import Reference
from clinic.models import Service, Urgency, WarningSign


class SectionHeading(ArticleBlock):
    icon = "title"
    purpose = _("Starts a section. Readers jump to it from the contents.")

    class Role(models.TextChoices):
        OVERVIEW = "overview", _("Overview")
        TYPES = "types", _("Types")
        CAUSES = "causes", _("Causes")
        HOW_IT_HAPPENS = "how_it_happens", _("How it happens")
        SYMPTOMS = "symptoms", _("Symptoms")
        DIAGNOSIS = "diagnosis", _("Diagnosis")
        SELF_CARE = "self_care", _("Self-care")
        TREATMENT = "treatment", _("Treatment")
        PREVENTION = "prevention", _("Prevention")
        RECOVERY = "recovery", _("Recovery")
        GET_HELP = "get_help", _("When to get help")
        QUESTIONS = "questions", _("Common questions")
        ABOUT_CLINIC = "about_clinic", _("About the clinic")

    class Level(models.IntegerChoices):
        SECTION = 2, _("Section")
        SUBSECTION = 3, _("Part of a section")

    text = models.CharField(_("heading"), max_length=120)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.SECTION)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.OVERVIEW)
    anchor = models.SlugField(
        max_length=80,
        blank=True,
        help_text=_("Set once, so that links to the section still work if its heading changes."),
    )

    class Meta:
        verbose_name = _("section heading")
        verbose_name_plural = _("section headings")
        constraints = [
            models.UniqueConstraint(fields=["parent", "anchor"], name="a_section_has_its_own_anchor"),
        ]

    def __str__(self):
        return shortened(self.text)

    def save(self, *args, **kwargs):
        if not self.anchor or self.anchor in taken_anchors(self):
            self.anchor = free_anchor(self, self.text)
        super().save(*args, **kwargs)


class Prose(ArticleBlock):
    icon = "notes"
    purpose = _("Paragraphs with bold words, links and short lists.")

    html = ProseEditorField(_("text"), extensions=FORMATS, sanitize=True)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self):
        return shortened(strip_tags(as_signs(self.html)))


class PointList(ArticleBlock):
    icon = "format_list_bulleted"
    purpose = _("Short points, numbered if their order matters.")

    points = models.TextField(
        _("points"), help_text=_("One point on each line. “Term | explanation” makes the term bold.")
    )
    is_ordered = models.BooleanField(_("numbered"), default=False)

    class Meta:
        verbose_name = _("list of points")
        verbose_name_plural = _("lists of points")

    def __str__(self):
        return shortened(self.points)


class TreatmentOption(ArticleBlock):
    icon = "healing"
    purpose = _("One treatment: what it is, what is known about it, and a caution.")

    name = models.CharField(_("treatment"), max_length=100)
    what_it_is = models.TextField(_("what it is"))
    evidence = models.TextField(_("what is known about it"), blank=True)
    caution = models.TextField(_("caution"), blank=True)
    names_a_medicine = models.BooleanField(
        _("names a medicine"), default=False, help_text=_("You can then publish only with a caution and a source.")
    )
    reference = models.ForeignKey(
        Reference, verbose_name=_("source"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    service = models.ForeignKey(
        Service, verbose_name=_("our service"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("treatment option")
        verbose_name_plural = _("treatment options")

    def __str__(self):
        return self.name

    def frozen(self) -> dict:
        return {
            "reference_key": self.reference.key if self.reference else None,
            "our_service": {"slug": self.service.slug, "name": self.service.name} if self.service else None,
        }


class DoDontList(ArticleBlock):
    icon = "rule"
    purpose = _("What to do and what not to do, side by side.")

    dos = models.TextField(_("do"), blank=True, help_text=_("One on each line, such as “keep moving”."))
    donts = models.TextField(
        _("do not"), blank=True, help_text=_("One on each line, without “do not”. The page adds it.")
    )

    class Meta:
        verbose_name = _("do and do not")
        verbose_name_plural = _("do and do not")

    def __str__(self):
        return shortened(self.dos or self.donts)


class CareNotice(ArticleBlock):
    icon = "warning"
    purpose = _("Warning signs: who needs help, and how soon.")

    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency)
    signs = models.ManyToManyField(
        WarningSign,
        verbose_name=_("warning signs"),
        related_name="care_notices",
        blank=True,
        help_text=_(
            "An edition keeps the wording it was published with. After you change a sign, publish the article again."
        ),
    )

    class Meta:
        verbose_name = _("care notice")
        verbose_name_plural = _("care notices")

    def __str__(self):
        return self.get_urgency_display()

    def frozen(self) -> dict:
        """Signs of children come first, then those of a place: a worried reader reads the first ones."""
        signs = sorted(
            self.signs.prefetch_related("regions"),
            key=lambda sign: (sign.asked_of != WarningSign.AskedOf.CHILDREN, not sign.regions.all()),
        )
        return {"wordings": [sign.statement for sign in signs]}


class Callout(ArticleBlock):
    icon = "info"
    purpose = _("A box that stands out, for one thing that readers should not miss.")

    class Tone(models.TextChoices):
        INFORMATION = "information", _("Information")
        IMPORTANT = "important", _("Important")

    tone = models.CharField(_("tone"), max_length=12, choices=Tone, default=Tone.INFORMATION)
    heading = models.CharField(_("heading"), max_length=100)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("callout")
        verbose_name_plural = _("callouts")

    def __str__(self):
        return self.heading


class Figure(ArticleBlock):
    icon = "image"
    purpose = _("A picture with its description, caption and credit.")

    picture = models.ForeignKey(
        ImageAsset, verbose_name=_("picture"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return str(self.picture or _("no picture yet"))

    def frozen(self) -> dict:
        return {"facts": self.picture.facts() if self.picture else None}


class FaqItem(ArticleBlock):
    icon = "help"
    purpose = _("A question that readers ask, with a short answer.")

    class Kind(models.TextChoices):
        CLINICAL = "clinical", _("About health")
        ABOUT = "about", _("About the clinic")

    question = models.CharField(_("question"), max_length=160)
    answer = models.TextField(_("answer"), help_text=_("An empty line starts a new paragraph."))
    kind = models.CharField(_("type"), max_length=10, choices=Kind, default=Kind.CLINICAL)
    anchor = models.SlugField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        constraints = [
            models.UniqueConstraint(fields=["parent", "anchor"], name="a_question_has_its_own_anchor"),
        ]

    def __str__(self):
        return shortened(self.question)

    def save(self, *args, **kwargs):
        if not self.anchor or self.anchor in taken_anchors(self):
            self.anchor = free_anchor(self, self.question, prefix="faq-")
        super().save(*args, **kwargs)


class ServicePanel(ArticleBlock):
    """Shown live, never frozen, and labelled "About the clinic": it is not clinical text."""

    icon = "event"
    purpose = _("One of our services, with its next free time.")

    service = models.ForeignKey(
        Service, verbose_name=_("service"), on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("service panel")
        verbose_name_plural = _("service panels")

    def __str__(self):
        return str(self.service or _("no service yet"))


class ReferenceList(ArticleBlock):
    """Lists the cited sources in the order of their first citation."""

    icon = "format_list_numbered"
    purpose = _("The sources that the article cites. It stands at the end.")

    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("list of references")
        verbose_name_plural = _("lists of references")

    def __str__(self):
        return str(_("References"))
