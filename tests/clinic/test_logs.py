"""What a log line may say."""

import pytest

from clinic.logs import discreet

KEY = "2f8a7c1e-5b1d-4c2b-9a51-0d9b1f0c7a11"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Not Found: /visit/abcdefghijklmnopqrstuv.ABCDEFGHIJ-klm_nop/", "Not Found: /visit/…/"),
        (f"Bad Request: /book/{KEY}/details/", "Bad Request: /book/…/details/"),
        ("GET /search/?q=my+back HTTP/1.1", "GET /search/ HTTP/1.1"),
        ("GET /articles/back-muscle-spasm/ 200", "GET /articles/back-muscle-spasm/ 200"),
        ("GET /book/orthopaedic-consultation-and-more/next/", "GET /book/…/next/"),
    ],
)
def test_links_keys_and_queries_are_left_out(line, written):
    assert discreet(line) == written
