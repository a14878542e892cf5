"""Public pages through all of the middleware."""

from django.test import Client

from tests.benchmarks.measure import least, statements, table

PAGES = ("/", "/articles/", "/articles/back-muscle-spasm/", "/regions/lower-back/", "/services/", "/book/")
ARTICLE = "/articles/back-muscle-spasm/"


def report() -> list[str]:
    client = Client(headers={"Accept-Encoding": "gzip"})
    rows = []
    for path in PAGES:
        response = client.get(path)

        def ask(path=path):
            client.get(path)

        rows.append([f"`{path}`", f"{least(ask)[0]:.1f}", statements(ask), f"{len(response.content) / 1000:.1f}"])
    known = {"If-None-Match": client.get(ARTICLE)["ETag"]}
    [again] = least(lambda: client.get(ARTICLE, headers=known))
    rows.append(["the article again (304)", f"{again:.1f}", "", 0])
    return ["## Pages", "", *table(["page", "ms", "statements", "compressed HTML, kB"], *rows)]
