"""Texts of the clinic that can be found, and words that mean the same: both are read for each search."""

from dataclasses import dataclass

from articles.models import SearchSynonym
from clinic.languages import listed
from clinic.models import BodyRegion, Condition, Language, Practitioner, Service
from clinic.two_languages import columns

# Equally ranked results are in this order. results.py has the names of the kinds.
KINDS = ("article", "condition", "region", "service", "person")


@dataclass(frozen=True)
class Entry:
    """A text of the clinic that can be found, such as a service."""

    kind: str
    slug: str
    titles: tuple[str, ...]  # its name and other names
    names: tuple[str, ...]
    summary: str
    is_sample: bool = False

    @property
    def key(self) -> tuple[int, str]:
        return KINDS.index(self.kind), self.slug

    @property
    def text(self) -> str:
        return "\n".join([*self.titles, *self.names, self.summary])


def of_the_clinic() -> list[Entry]:
    """Plain rows instead of models, because each search reads all of them and shows only a few."""
    conditions = Condition.objects.values_list(
        "slug", *columns("name", "also_known_as", "plain_definition"), "is_sample"
    )
    regions = BodyRegion.objects.values_list("slug", *columns("name", "introduction"))
    services = Service.objects.bookable().values_list("slug", *columns("name", "summary"), "is_sample")
    people = Practitioner.objects.active().values_list("slug", *columns("name", "role"), "languages", "is_sample")
    return [
        *(Entry("condition", slug, (name, *_aliases(also)), (), text, is_sample)
          for slug, name, also, text, is_sample in conditions.order_by()),
        *(Entry("region", slug, (name,), (), text) for slug, name, text in regions.order_by()),
        *(Entry("service", slug, (name,), (), text, is_sample) for slug, name, text, is_sample in services.order_by()),
        *(Entry("person", slug, (name,), (role,), _spoken(languages), is_sample)
          for slug, name, role, languages, is_sample in people.order_by()),
    ]  # fmt: skip


def _spoken(languages: list[str]) -> str:
    return listed(Language(code).label for code in languages if code in Language.values)


def synonyms(entries: list[Entry]) -> list[tuple[str, str]]:
    """Synonyms of editors, and other names of conditions."""
    pairs: list[tuple[str, str]] = []
    for phrase, meaning, both_ways in SearchSynonym.objects.values_list("phrase", "meaning", "both_ways"):
        pairs += [(phrase, meaning), (meaning, phrase)] if both_ways else [(phrase, meaning)]
    pairs += [(alias, entry.titles[0]) for entry in entries if entry.kind == "condition" for alias in entry.titles[1:]]
    return pairs


def _aliases(also_known_as: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in also_known_as.replace("،", ",").split(",") if name.strip())
