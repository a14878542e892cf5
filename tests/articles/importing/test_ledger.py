"""Nothing of an old site is lost unsaid: for every kind of export, what goes in comes out or is listed."""

from dataclasses import replace

import pytest
from django.utils import timezone

from articles.blocks.kinds import BLOCKS, KINDS, PLACEMENT
from articles.importing import counting, drafts, moving, wxr
from articles.importing.report import Outcome, Report
from articles.models import Article, ImageAsset, ImportBatch, ImportedItem, Redirect
from tests import make, make_articles
from tests.articles.importing import exports
from tests.articles.importing.wordpress_export import SITE, export, post

pytestmark = [pytest.mark.django_db, pytest.mark.once]

EACH_KIND = pytest.mark.parametrize("kind", exports.KINDS)


@pytest.fixture
def move(tmp_path, settings):
    """Imports a file and gives the report."""
    settings.MEDIA_ROOT = tmp_path / "kept"
    (tmp_path / "media").mkdir()

    def run(text: str | bytes, **options) -> Report:
        path = tmp_path / "export.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return moving.Move(path=path, now=timezone.now(), folder=tmp_path / "media", **options).run()

    run.media = tmp_path / "media"
    return run


def rows():
    """Every row that an import may write, with what it says."""
    models = [Article, ImageAsset, ImportedItem, Redirect, *BLOCKS]
    kept_apart = {"updated_at", "version"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in kept_apart}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def words_of(article) -> counting.Count:
    """What the stored draft says, read from the database."""
    count = counting.of_texts([article.title, article.seo_title, article.summary])
    for kind, model in KINDS.items():
        for row in model.objects.filter(parent=article).values():
            fields = {name: value for name, value in row.items() if name not in PLACEMENT and not name.endswith("_id")}
            count += counting.of_blocks([(kind, fields)])
    return count


def entries(report, code):
    return [entry for line in report.lines for entry in line.entries if entry.code == code]


@EACH_KIND
def test_what_goes_in_comes_out_or_is_listed(move, kind):
    report = move(exports.KINDS[kind])

    written = [line for line in report.lines if line.balance]
    assert written
    for line in written:
        has, gets = line.balance["source"], line.balance
        for what in has:
            assert has[what] + gets["added"][what] == gets["draft"][what] + gets["listed"][what], (line.title, what)
        assert line.balance["agrees"], line.entries
    assert entries(report, "unaccounted") == entries(report, "unexpected") == []


@EACH_KIND
def test_the_stored_draft_says_what_the_report_counted(move, kind):
    report = move(exports.KINDS[kind])

    for line in report.lines:
        if line.balance:
            stored = words_of(Article.objects.get(pk=line.article_pk)).totals()
            counted = dict(line.balance["draft"])
            stored["words"] += pictures_words(line.article_pk).words.total()
            stored["numbers"] += pictures_words(line.article_pk).numbers.total()
            assert {name: stored[name] for name in ("links", "pictures")} == {
                name: counted[name] for name in ("links", "pictures")
            }
            assert stored["words"] >= counted["words"] and stored["numbers"] >= counted["numbers"]


def pictures_words(pk) -> counting.Count:
    figures = KINDS["figure"].objects.filter(parent=pk).select_related("picture")
    return counting.of_texts(text for each in figures for text in (each.picture.alt, each.picture.caption))


@EACH_KIND
def test_importing_it_again_changes_nothing(move, kind):
    move(exports.KINDS[kind])
    before = rows()

    report = move(exports.KINDS[kind])

    assert rows() == before
    assert {line.outcome for line in report.lines} <= {Outcome.UNCHANGED, Outcome.REPEATED}


@EACH_KIND
def test_a_dry_run_writes_nothing_and_says_the_same(move, kind):
    (move.media / "knee.jpg").write_bytes(make_articles.picture_upload().read())
    (move.media / "hip.jpg").write_bytes(b"broken")

    tried = move(exports.KINDS[kind], dry_run=True)
    assert all(not found for found in rows().values())
    assert ImportBatch.objects.count() == 0
    done = move(exports.KINDS[kind])

    assert said(tried) == said(done)


def said(report):
    lines = [replace(line, article="", article_pk=None).as_data() for line in report.lines]
    return report.as_data() | {"dry_run": None, "lines": lines}


@EACH_KIND
def test_a_run_in_pieces_says_and_writes_the_same(move, kind, tmp_path):
    whole = move(exports.KINDS[kind], dry_run=True)
    piece = moving.Move(path=tmp_path / "export.xml", now=timezone.now(), folder=move.media, dry_run=True)
    report = piece.begin()
    while True:
        again = moving.Move(path=tmp_path / "export.xml", now=timezone.now(), folder=move.media, dry_run=True)
        again.survey()
        steps = again.steps(report)
        if next(steps, None) is None:
            break
        steps.close()
        report = Report.of(report.as_data())

    assert report.as_data() == whole.as_data()


def test_a_struck_out_dose_never_reads_as_valid(move):
    report = move(exports.STRUCK)

    first, second = Article.objects.order_by("pk")
    assert [row.html for row in first.articles_prose_set.all()] == [
        "<p>Take 200 mg. White cells above 10<sup>9</sup>/L, H<sub>2</sub>O.</p>",
        "<p>Walk.</p>",
    ]
    assert second.title == "Pain new"
    assert [(entry.place, entry.words) for entry in entries(report, "struck")] == [
        ("", "400 mg"),
        ("Before surgery", "Stop aspirin. Eat."),
        ("", "old 5"),
        ("", "8"),
    ]
    assert "Struck out on the old site, so left out. In “Before surgery”. “Stop aspirin. Eat.”" in report.text()


def test_a_converter_that_loses_words_is_found_out(move, monkeypatch):
    convert = drafts.html_to_blocks.convert

    def careless(html, **more):
        found = convert(html.replace("<del>400 mg</del>", "400 mg").replace("<sup>9</sup>", "9"), **more)
        return replace(found, entries=[])

    monkeypatch.setattr(drafts.html_to_blocks, "convert", careless)

    report = move(export(post(content="<p>Take <del>400 mg</del> 200 mg, 10<sup>9</sup>/L.</p>")))

    assert entries(report, "unaccounted")[0].words.split() == ["⁹", "~mg", "10", "~400"]
    assert "The count of 1 draft does not agree with the old page." in report.text()


def test_each_thing_becomes_the_block_that_exists_for_it(move):
    kinds = {
        name: [
            (block.__class__.__name__, str(block))
            for article in Article.objects.order_by("pk")
            for block in blocks_of(article)
        ]
        for name in ("tables", "quotations", "films", "footnotes", "numbers and starts")
        if [Article.objects.all().delete(), ImportedItem.objects.all().delete(), move(exports.KINDS[name])]
    }

    assert kinds["tables"] == [
        ("SectionHeading", "Doses"), ("DataTable", "By age"), ("Prose", "Alone: 12"), ("DataTable", "Below"),
    ]  # fmt: skip
    assert kinds["quotations"] == [
        ("Quote", "Keep moving. For 6 weeks."), ("Quote", "It helped."), ("Quote", "One Why?"),
    ]  # fmt: skip
    assert [kind for kind, _text in kinds["films"]] == ["VideoEmbed"] * 5
    assert kinds["footnotes"] == [
        ("Prose", "Rest helps.¹NICE 2016, NG59 ↩"), ("Prose", "Heat helps¹.Cochrane 2006, review 4750"),
    ]  # fmt: skip
    assert [kind for kind, _text in kinds["numbers and starts"]] == [
        "Prose", "PointList", "SectionHeading", "Prose",
    ]  # fmt: skip


def blocks_of(article):
    found = [block for model in BLOCKS for block in model.objects.filter(parent=article)]
    return sorted(found, key=lambda block: block.ordering)


def test_numbers_of_a_list_stay(move):
    move(exports.NUMBERS)

    first = blocks_of(Article.objects.get())[0].html
    assert first.startswith('<ol start="4"><li>Fourth</li><li>Fifth<ol type="a"><li>5 a</li></ol></li></ol>')
    assert '<ol start="7"><li>Seven</li><li>Eight</li></ol>' in first
    assert "<p>1. One</p><p>3. Three</p>" in first


def test_fields_for_search_engines_fill_the_articles_own_and_tags_decide_nothing(move):
    condition = make_articles.condition("tips", name="Tips")
    make_articles.condition("stretching", name="Stretching")

    report = move(exports.SEARCH_FIELDS)

    first, second = Article.objects.order_by("pk")
    assert (first.seo_title, first.summary, first.primary_condition) == (
        "Back pain in Dubai",
        "In short, see.",
        condition,
    )
    assert (second.seo_title, second.summary, second.primary_condition) == ("", "Becomes the summary 7.", None)
    assert [(entry.detail, entry.words) for entry in entries(report, "field")] == [
        ("dosage", "400 mg twice a day"), ("_box_text", "Do not drive for 2 days"),
    ]  # fmt: skip
    assert [entry.detail for entry in entries(report, "tags")] == ["Back pain", "stretching"]
    assert report.technical == {"_edit_lock": 1, "_dosage": 1}


def test_an_arabic_post_gets_an_address_and_its_questions(move):
    move(exports.ARABIC)

    first, second = Article.objects.order_by("pk")
    assert (first.slug, second.slug) == ("alam-alzhr", "hl-almshy-mfyd")
    assert [str(row) for row in first.articles_faqitem_set.all()] == ["هل هو خطير؟"]
    assert "/2019/03/آلام-الظهر/" in first.redirects.values_list("old_path", flat=True)
    assert list(second.redirects.values_list("old_path", flat=True)) == ["/?p=12"]


def test_two_sites_of_one_network_keep_their_posts_apart(move):
    one, two = f"{SITE}/dubai", f"{SITE}/sharjah"
    move(export(post(5, "Knee", link=f"{one}/knee/", guid=f"{one}/?p=5"), site=one, network=SITE))

    report = move(
        export(post(5, "Knee", "<p>Another.</p>", link=f"{two}/knee/", guid=f"{two}/?p=5"), site=two, network=SITE)
    )

    assert [line.outcome for line in report.lines] == [Outcome.NEW]
    assert Article.objects.count() == 2
    assert set(Redirect.objects.values_list("host", "old_path")) == {
        ("old-clinic.example", path) for path in ("/dubai/knee/", "/dubai/?p=5", "/sharjah/knee/", "/sharjah/?p=5")
    }


def test_a_number_that_comes_again_in_the_file_overwrites_nothing(move):
    report = move(exports.REPEATED)

    assert [(line.title, line.outcome.name) for line in report.lines] == [
        ("Knee", "NEW"), ("Hip", "NEW"), ("Back", "NEW"), ("Back", "REPEATED"), ("Back", "REPEATED"), ("About", "NEW"),
    ]  # fmt: skip
    assert sorted(Article.objects.values_list("title", flat=True)) == ["About", "Back", "Hip", "Knee"]
    (lost,) = entries(report, "repeated")
    assert "33" in lost.words.split()


def test_a_post_of_an_earlier_import_is_known_by_its_number_alone(move):
    move(export(post(7)))
    ImportedItem.objects.update(key="7")

    report = move(export(post(7, content="<p>Newer.</p>")))

    assert [line.outcome for line in report.lines] == [Outcome.TAKEN_OVER]
    assert ImportedItem.objects.get().key == "post:7"


@pytest.mark.parametrize("edited", [False, True], ids=["untouched", "edited"])
@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "import"])
def test_no_draft_changes_without_a_shown_difference(move, edited, dry_run):
    move(export(post(content="<p>Rest for 5 days.</p><p>Stay.</p>")))
    if edited:
        Article.objects.get().articles_prose_set.update(html="<p>An editor's own.</p>")

    (line,) = move(export(post(content="<p>Rest for 2 days.</p><p>Stay.</p>")), dry_run=dry_run).lines

    here = ["-text: An editor's own."] if edited else ["-text: Rest for 5 days."]
    there = ["+text: Rest for 2 days.", *(["+text: Stay."] if edited else [])]
    assert line.changes == here + there
    assert line.outcome == (Outcome.KEPT if edited else Outcome.TAKEN_OVER)


def test_a_damaged_file_is_read_and_each_place_is_named(move):
    report = move(exports.DAMAGED)

    assert [block.html for article in Article.objects.order_by("pk") for block in blocks_of(article)] == [
        "<p>Café 5.</p>", "<p>Keep moving.</p>", "<p>AB 6.</p>",
    ]  # fmt: skip
    told = [(line.title, entry.code, entry.place) for line in report.lines for entry in line.entries
            if entry.code in {"before_start", "ampersand", "bad_byte", "control"}]  # fmt: skip
    assert told == [
        ("Back pain", "before_start", "line 1 of the file"),
        ("Back pain", "ampersand", "line 3 of the file"),
        ("Back pain", "ampersand", "line 3 of the file"),
        ("Back pain", "bad_byte", "line 5 of the file"),
        ("Third", "control", "line 7 of the file"),
    ]
    assert "The file was damaged and repaired in line 1, 3, 5, 7." in report.text()


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">',
    ],
    ids=["laughs", "file", "server"],
)
@pytest.mark.parametrize("before", ["", "a line of php\n", "\ufeff"], ids=["plain", "after a line", "after a mark"])
def test_hostile_xml_is_refused_however_lenient_the_reading(move, declared, before):
    text = before + export(post(), before=declared).replace("Keep", "&b;&file;")

    with pytest.raises(wxr.Refused, match="document type"):
        move(text)

    assert Article.objects.count() == 0


def test_old_addresses_of_services_people_and_pages(client):
    make.profile()
    service, person = make.service(), make.practitioner()
    for path, aim in [
        ("/treatments/?item=4", {"service": service}),
        ("/dr-amal/", {"practitioner": person}),
        ("/kontakt/", {"page": "contact"}),
    ]:
        Redirect.objects.create(old_path=path, **aim)

    assert [
        client.get(path).headers.get("Location")
        for path in ("/treatments/?item=4&utm_source=mail", "/Dr-Amal", "/kontakt/", "/treatments/?item=5")
    ] == [service.get_absolute_url(), person.get_absolute_url(), "/contact/", None]


def test_an_old_host_leads_to_its_own_page(client):
    make.profile()
    one, two = make_articles.published(slug="one"), make_articles.published(slug="two")
    for host, article in [("testserver", one), ("other.example", two)]:
        Redirect.objects.create(host=host, old_path="/about-us/", article=article)
    Redirect.objects.create(host="other.example", old_path="/only-there/", article=two)

    assert client.get("/about-us/").headers["Location"] == "/articles/one/"
    assert client.get("/only-there/").headers["Location"] == "/articles/two/"


def test_a_page_of_the_old_site_becomes_a_page_about_the_clinic_at_an_address_that_is_free(move, client):
    move(export(post(3, "About us", "<p>Since 1999.</p>", kind="page"), post(4, "Contact", kind="page")))

    first, second = Article.objects.order_by("pk")
    assert (first.article_type, first.get_absolute_url()) == ("page", "/about-us/")
    assert second.get_absolute_url() == "/contact-2/"


ODD = {
    "addresses": '<a href="http://[x">a</a><img src="http://[y"><iframe src="//[z"></iframe> http://[w',
    "numbers": f'<ol start="{"9" * 5000}"><li>a</li></ol><table><tr><td colspan="{"8" * 5000}">b</td><td>c</td></tr>'
    "<tr><td>d</td></tr></table>",
    "tags": "</p></div>" * 50 + "<b><i>" * 500 + "text" + "<table><tr><td>" * 40 + "deep",
    "shortcodes": "[/a][a b=][gallery ids='x'][caption]no[/caption][[gallery]] [vc_toggle title='' ]x[/vc_toggle]",
    "signs": "\ufdd00\ufdd1 &#0; &bogus; \u202e <!-- unclosed",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_post_stops_nothing(move, name):
    report = move(export(post(1, link="http://[no/", content=ODD[name]), post(2, "Second", "<p>Whole.</p>")))

    assert [line.outcome for line in report.lines] == [Outcome.NEW, Outcome.NEW]
    assert [line.outcome for line in move(export(post(1, link="http://[no/", content=ODD[name]))).lines] == [
        Outcome.UNCHANGED
    ]
