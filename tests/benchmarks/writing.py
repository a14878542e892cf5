"""The form of a long article: how long the server takes to open it, and how large it is."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.blocks.kinds import BLOCKS
from articles.models import Article
from tests import make_articles
from tests.benchmarks.measure import least, statements, table

LENGTH = 40


def report() -> list[str]:
    editor = Client()
    editor.force_login(get_user_model().objects.get(username="editor"))
    addresses = {
        "a new article": reverse("admin:articles_article_add"),
        f"an article of {LENGTH} blocks": reverse("admin:articles_article_change", args=[long_article().pk]),
    }
    rows = []
    for name, address in addresses.items():

        def opened(address=address) -> bytes:
            page = editor.get(address)
            assert page.status_code == 200
            return page.content

        [took] = least(opened)
        rows.append([name, f"**{took:.0f}**", statements(opened), f"**{len(opened()) / 1000:.0f}**"])
    return [
        f"## The form of an article ({connection.vendor})", "",
        f"In the sample clinic. The long article has two or more of each of the {len(BLOCKS)} kinds of block. In "
        "process, with session and rights, without compression (goal ≤ 600 ms and ≤ 300 kB).", "",
        *table(["form of", "ms", "statements", "HTML, kB"], *rows),
    ]  # fmt: skip


def long_article() -> Article:
    made = make_articles.article(sections=["What it is", "Causes", "What helps", "Questions", "Sources"])
    for _time in range(2):
        make_articles.every_block(made)
    make_articles.block(made, "reference_list")
    counts = [model.objects.filter(parent=made).count() for model in BLOCKS]
    assert (min(counts), sum(counts)) == (2, LENGTH)
    return made
