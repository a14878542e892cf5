"""Short texts of the clinic in English and in Arabic: one row, and one column for each language.

`name` is the column of the English words, `name_ar` that of the Arabic ones. Reading `row.name` gives the words in the
language of the page, and the English ones while there are no Arabic ones. Writing it, and every query, means the column
(docs/decisions/0045).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.db.models.query_utils import DeferredAttribute
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ENGLISH, ARABIC = "en", "ar"
_COLUMNS = ContextVar("columns", default=False)


def language_of_page() -> str:
    """ENGLISH or ARABIC."""
    return ARABIC if (get_language() or ENGLISH).partition("-")[0] == ARABIC else ENGLISH


@contextmanager
def _columns() -> Iterator[None]:
    """While Django validates a row, each field is the column of its name, whatever the language of the page."""
    before = _COLUMNS.set(True)
    try:
        yield
    finally:
        _COLUMNS.reset(before)


class _InTheLanguageOfThePage(DeferredAttribute):
    field: "_InTwoLanguages"

    def __get__(self, row, cls=None):
        english = super().__get__(row, cls)
        if row is None or _COLUMNS.get() or language_of_page() == ENGLISH:
            return english
        return getattr(row, self.field.arabic) or (english if self.field.falls_back else "")

    def __set__(self, row, value):
        row.__dict__[self.field.attname] = value


def _written_in(language: str, field):
    field.widget.attrs |= {"lang": language, "dir": "rtl" if language == ARABIC else "ltr"}
    return field


class _InTwoLanguages(models.Field):
    """A text field that brings the column of the Arabic words along. For migrations both are plain fields."""

    plain: type[models.Field]
    in_arabic: type[models.Field]
    descriptor_class = _InTheLanguageOfThePage

    def __init__(self, *args, falls_back: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.falls_back = falls_back
        self.rules = kwargs.get("validators", ())

    @property
    def arabic(self) -> str:
        return f"{self.name}_ar"

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        cls.add_to_class(self.arabic, self._in_arabic())

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.plain.__name__}", args, kwargs

    def clone(self):
        return type(self)(*self.deconstruct()[2], falls_back=self.falls_back, **self.deconstruct()[3])

    def pre_save(self, model_instance, add):
        return self.value_from_object(model_instance)

    def value_from_object(self, obj):
        with _columns():
            return super().value_from_object(obj)

    def formfield(self, **kwargs):
        return _written_in(ENGLISH, super().formfield(**kwargs))

    def _in_arabic(self) -> models.Field:
        return self.in_arabic(
            format_lazy("{} ({})", self.verbose_name, _("Arabic")),
            max_length=self.max_length,
            blank=True,
            default="",
            validators=self.rules,
        )


class _Arabic(models.Field):
    plain: type[models.Field]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.plain.__name__}", args, kwargs

    def formfield(self, **kwargs):
        return _written_in(ARABIC, super().formfield(**kwargs))


class _ArabicLine(_Arabic, models.CharField):
    plain = models.CharField


class _ArabicText(_Arabic, models.TextField):
    plain = models.TextField


class Line(_InTwoLanguages, models.CharField):
    """A CharField in two languages. With `falls_back=False`, Arabic pages never show the English words."""

    plain, in_arabic = models.CharField, _ArabicLine


class Text(_InTwoLanguages, models.TextField):
    """A TextField in two languages."""

    plain, in_arabic = models.TextField, _ArabicText


class InTwoLanguages(models.Model):
    """A model with Line or Text fields."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        with _columns():
            super().clean_fields(exclude=exclude)

    def validate_unique(self, exclude=None):
        with _columns():
            super().validate_unique(exclude=exclude)

    def validate_constraints(self, exclude=None):
        with _columns():
            super().validate_constraints(exclude=exclude)

    def refresh_from_db(self, *args, **kwargs):
        with _columns():
            super().refresh_from_db(*args, **kwargs)

    def words_in(self, language: str, name: str) -> str:
        """Of one language alone: empty if there are none."""
        column = f"{name}_ar" if language == ARABIC else name
        with _columns():
            return str(getattr(self, column))

    @property
    def without_arabic(self) -> list[str]:
        """Names of the fields with English words and no Arabic ones."""
        return [
            field.name
            for field in fields_of(type(self))
            if self.words_in(ENGLISH, field.name) and not self.words_in(ARABIC, field.name)
        ]


def fields_of(model: type[models.Model]) -> list:
    """The fields of a model that have words in two languages."""
    return [field for field in model._meta.fields if isinstance(field, _InTwoLanguages)]


def lacks_arabic(model: type[models.Model]) -> Q:
    """Rows of which one text or more has no Arabic words."""
    missing = [~Q(**{field.name: ""}) & Q(**{field.arabic: ""}) for field in fields_of(model)]
    return Q(*missing, _connector=Q.OR)


def column(name: str):
    """For values_list(): the words in the language of the page, English if there are none. Also of a related row."""
    if language_of_page() == ENGLISH:
        return name
    text = models.TextField()
    return Coalesce(NullIf(F(f"{name}_ar"), Value(""), output_field=text), F(name), output_field=text)


def columns(*names: str) -> list:
    return [column(name) for name in names]
