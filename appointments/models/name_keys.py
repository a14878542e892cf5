"""The column that finds names."""

from django.db import models

from appointments import names


class NameKeys(models.TextField):
    """Search keys of the names in the columns `of` (appointments/names.py), written whenever the row is saved whole.

    save(update_fields=…) and update() of a name have to name this column, too (tests/invariants.py).
    """

    def __init__(self, *args, of: list[str], **kwargs):
        self.of = of
        super().__init__(*args, **kwargs | {"editable": False, "blank": True, "default": ""})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        keys = names.keys(*(getattr(model_instance, column) for column in self.of))
        setattr(model_instance, self.attname, keys)
        return keys
