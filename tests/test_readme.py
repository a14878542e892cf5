"""What the README and its neighbours name is there: commands, targets, files, settings."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "docs/deploy.md", "docs/privacy.md", "Makefile"]
WORDS = {name: (ROOT / name).read_text() for name in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", WORDS["Makefile"], flags=re.MULTILINE))

    assert set(re.findall(r"(?:`|^# |^)make ([a-z]+)\b", WORDS[page], flags=re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_management_command_that_is_named_exists(page):
    named = set(re.findall(r"manage\.py ([a-z_]+)", WORDS[page]))

    assert named <= set(get_commands())


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_linked_exists(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", WORDS[page])

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_setting_of_the_example_is_read_and_every_one_that_is_read_is_there():
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))
    source = (ROOT / "clinic/settings.py").read_text()
    read = set(re.findall(r"environ(?:ment)?\.(?:\w+\.)*\w+\(\s*\"([A-Z_]+)\"", source))

    assert example - {"TEST_DATABASE_URL"} == read - {"DJANGO_SETTINGS_MODULE"}


def test_the_readme_shows_two_commands_first():
    commands = re.findall(r"^(make \w+|\S*manage\.py \w+)", WORDS["README.md"], flags=re.MULTILINE)

    assert commands[:2] == ["make run", "make test"]
