"""Reading an export: what it says, and what is refused before anything of it is used."""

from datetime import UTC, datetime

import pytest

from articles.importing import wxr
from tests.articles.importing import wordpress_export as wordpress

pytestmark = pytest.mark.pure

LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
READS_A_FILE = '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
ASKS_A_SERVER = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">'


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "export.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_survey_knows_the_site_its_pictures_and_the_names_of_its_authors(file):
    path = file(
        wordpress.export(wordpress.post(), wordpress.attachment(5, "b.jpg", alt="A back", caption="The <i>back</i>"))
    )

    site = wxr.survey(path)

    assert (site.name, site.items, site.names) == ("old-clinic.example", 2, {"admin7": "Amal Writer"})
    assert site.attachments == {"5": wxr.Attachment(f"{wordpress.UPLOADS}/b.jpg", "A back", "The back", "b.jpg")}


def test_a_post_is_read_with_all_that_belongs_to_it(file):
    item = wordpress.post(
        title="Heat &amp; cold",
        slug="heat",
        categories=["Back pain"],
        comments=["Thank you"],
        meta={"_wp_old_slug": "warm"},
        content="One\x0b.",
    )

    (post,) = wxr.posts(file(wordpress.export(item)))

    assert (post.key, post.title, post["wp:post_name"]) == ("post:7", "Heat & cold", "heat")
    assert (post.categories, post.comments, post.noted("_wp_old_slug")) == ([("back-pain", "Back pain")], 1, ["warm"])
    assert post["content:encoded"] == "One."  # WordPress keeps what XML forbids
    assert post.published_at == datetime(2019, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert "Thank you" not in repr(post)


@pytest.mark.parametrize("declared", [LAUGHS, READS_A_FILE, ASKS_A_SERVER], ids=["laughs", "file", "server"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_with_a_document_type_is_refused(file, declared, encoding):
    text = wordpress.export(before=declared).replace("UTF-8", encoding)

    with pytest.raises(wxr.Refused):
        wxr.survey(file(text.encode(encoding)))


BROKEN = {
    "broken": ("<rss><channel>", "an error in line 1"),
    "empty": ("", "an error in line 1"),
    "another feed": ("<rss><channel><item/></channel></rss>", "no WXR version"),
    "a well of tags": ("<rss>" + "<a>" * 100_000, "too many nested levels"),
    "an entity of its own": ("<rss>&secret;</rss>", "no WXR version"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_export_is_refused_with_the_reason(file, name):
    text, reason = BROKEN[name]

    with pytest.raises(wxr.Refused, match=reason):
        wxr.survey(file(text))


def test_a_file_is_not_read_beyond_its_size(file, monkeypatch):
    path = file(wordpress.export(wordpress.post(content="x" * 2000)))
    monkeypatch.setattr(wxr, "MOST_BYTES", 2000)

    with pytest.raises(wxr.Refused, match="larger than 100 MB"):
        wxr.survey(path)
