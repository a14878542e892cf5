"""Exports of old sites, one of each kind: what editors, page builders and damaged servers leave in them."""

from tests.articles.importing.wordpress_export import SITE, UPLOADS, attachment, export, post

PICTURES = attachment(5, "knee.jpg", alt="A knee", caption="The knee"), attachment(6, "hip.jpg")

STRUCK = export(
    post(
        content="<p>Take <del>400 mg</del> <ins>200 mg</ins>. White cells above 10<sup>9</sup>/L, H<sub>2</sub>O.</p>"
        "<h2>Before surgery</h2>"
        '<p><s>Stop aspirin.</s> <span style="text-decoration: line-through">Eat.</span> Walk.</p>'
    ),
    post(8, "Pain <del>old 5</del> new", "<ul><li>Up to <strike>8</strike> 4 tablets</li></ul>", slug="pain"),
)
TABLES = export(
    post(
        content="<h2>Doses</h2><table><caption>By age</caption><thead><tr><th>Age</th><th>Dose</th></tr></thead>"
        '<tr><td>30</td><td>4 × 10<sup>9</sup> <a href="https://nice.example/a">NICE</a></td></tr>'
        '<tr><td colspan="2">After 60 ask | first</td></tr></table>'
        "<table><tr><td>Alone: 12</td></tr></table>"
        '<figure class="wp-block-table"><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td><ul><li>x</li><li>y</li>'
        "</ul></td></tr></table><figcaption>Below</figcaption></figure>"
    )
)
QUOTES = export(
    post(
        content='<blockquote class="wp-block-quote"><p>Keep <b>moving</b>.</p><p>For 6 weeks.</p><cite>Dr Amal</cite>'
        "</blockquote><blockquote><p>It helped.</p><p>— A patient</p></blockquote><blockquote><ul><li>One</li></ul>"
        '<a href="/why/">Why?</a></blockquote>'
    )
)
FILMS = export(
    post(
        content='<iframe title="Cat stretch" src="https://www.youtube.com/embed/abc123?rel=0"></iframe>\n\n'
        "https://youtu.be/xyz789\n\n[embed]https://vimeo.com/4242[/embed]"
        f'<video controls src="{UPLOADS}/walk.mp4">No film <a href="{UPLOADS}/walk.mp4">here</a></video>'
        '<iframe src="https://maps.example/clinic"></iframe>[audio mp3="https://old-clinic.example/a.mp3"][/audio]'
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/55\n</div>'
        "<figcaption>Bend 10 times</figcaption></figure>"
    )
)
GALLERIES = export(
    *PICTURES,
    attachment(7, "unused.jpg", alt="Not shown"),
    post(
        10,
        content='[gallery ids="5,6,99"]<figure class="wp-block-gallery"><figure><img src="a.jpg" alt="A back">'
        f"<figcaption>Back 1</figcaption></figure><figcaption>All 2</figcaption></figure>"
        f'[caption id="attachment_5" width="300"]<a href="{UPLOADS}/knee.jpg"><img class="wp-image-5" '
        f'src="{UPLOADS}/knee-300x200.jpg" alt="Another word" title="IMG 42"></a> The <i>left</i> knee[/caption]'
        '<img src="data:image/png;base64,AAAA" alt="inline 3">',
        meta={"_thumbnail_id": "6"},
    ),
)
FOOTNOTES = export(
    post(
        content='<p>Rest helps.<sup><a href="#fn1" id="r1">1</a></sup></p><ol><li id="fn1">NICE 2016, '
        '<a href="https://nice.example/ng59">NG59</a> <a href="#r1">↩</a></li></ol>'
    ),
    post(
        8,
        "Heat",
        '<p>Heat helps<sup data-fn="f-1" class="fn"><a href="#f-1">1</a></sup>.</p><!-- wp:footnotes /-->',
        meta={
            "footnotes": '[{"id":"f-1","content":"Cochrane <em>2006</em>, '
            '<a href=\\"https://c.example\\">review 4750</a>"}]'
        },
    ),
)
NUMBERS = export(
    post(
        content='<ol start="4"><li>Fourth</li><li>Fifth<ol type="a"><li>5 a</li></ol></li></ol>'
        "<p>7. Seven</p><p>8. Eight</p><p>Text</p><p>1. One</p><p>3. Three</p><p>Text</p><p>1) Bend</p><p>2) Hold</p>"
        "<h3>1. Rest</h3><p>2.5 hours, p &lt; 0.05, ≥ 3.</p>"
    )
)
SEARCH_FIELDS = export(
    post(
        content="<p>Text.</p>",
        excerpt='In <b>short</b>, <a href="https://x.example/">see</a>.',
        categories=["Back pain", "Tips"],
        tags=["Back pain", "stretching"],
        meta={
            "_yoast_wpseo_title": "Back pain in Dubai",
            "_yoast_wpseo_metadesc": "All 5 causes.",
            "_edit_lock": "1700000000:1",
            "dosage": "400 mg twice a day",
            "_dosage": "field_5f3a",
            "_box_text": "Do not drive for 2 days",
        },
    ),
    post(
        8,
        "Second",
        meta={"rank_math_title": "%title% %sep% %sitename%", "rank_math_description": "Becomes the summary 7."},
    ),
)
BUILDERS = export(
    post(
        content='[vc_row css=".a{b:1}"][vc_column width="1/2"][vc_toggle title="How long does it take?"]'
        "Six <b>weeks</b>."
        '[/vc_toggle][vc_toggle title="Care"]Ice for 10 minutes.[/vc_toggle][vc_column_text]Hello\n\nthere 3'
        "[/vc_column_text][vc_raw_html]JTNDZGl2JTNF[/vc_raw_html][/vc_column][/vc_row]"
        '[contact-form-7 id="12" title="Ask us"]<details><summary>Is it safe?</summary><p>Mostly.</p></details>'
        '<!-- wp:latest-posts {"postsToShow":5} /--><!-- wp:acf/tip {"data":{"tip":"Drink 2 litres"}} /-->',
        meta={"_elementor_data": '[{"elType":"widget","settings":{"editor":"<p>Only here: 40 steps</p>"}}]'},
    )
)
ARABIC = export(
    post(
        11,
        "آلام الظهر",
        "<h2>الأسئلة الشائعة</h2><h3>هل هو خطير؟</h3><p>لا، خذ ٤٠٠ ملغ كل ٨ ساعات.</p>",
        slug="%d8%a2%d9%84%d8%a7%d9%85-%d8%a7%d9%84%d8%b8%d9%87%d8%b1",
    ),
    post(12, "هل المشي مفيد؟", "<p>نعم، ٣٠ دقيقة.</p>", slug="", link=f"{SITE}/?p=12"),
)
REPEATED = export(
    post(5, "Knee", "<p>Knees bend 90 degrees.</p>"),
    post(5, "Hip", "<p>Hips turn 40 degrees.</p>"),
    post(6, "Back", "<p>Backs.</p>"),
    post(6, "Back", "<p>Backs.</p>"),
    post(6, "Back", "<p>Other backs 33.</p>"),
    post(5, "About", "<p>About us.</p>", kind="page"),
)
DAMAGED = b"\nNotice: Undefined index in /old/plugin.php\n" + export(
    post(content="<p>Caf\u00e9 5.</p>"), post(8, "Second"), post(9, "Third", "<p>A\x0bB 6.</p>")
).replace("<title>Old clinic</title>", "<title>Old & clinic&nbsp;</title>\n").replace(
    "<item>", "\n<item>"
).encode().replace("\u00e9".encode(), b"\xe9")
MARKUP = export(
    post(
        content='<my-box title="Tip 5">Inside 3</my-box><u>under</u> <q>said</q>'
        '<abbr title="magnetic resonance">MRI</abbr>'
        '<form action="/send"><label>Name</label><input placeholder="Your name"><textarea>hey</textarea></form>'
        '<p>a <span style="display:none">secret 5</span> b <a href="javascript:x()">k</a> <a href="#top">t</a></p>'
        "<pre>line 1\n  line 2</pre><dl><dt>Term</dt><dd>Meaning 5</dd></dl><script>var x = 1;</script>"
        "<object data='/f.swf'>Get flash</object><p>foo<img src='a.jpg'>bar mis<del>s</del>take</p>"
        '<p><span style="vertical-align: super">2</span> See https://x.example/a?b=1.</p>'
    ),
    post(
        8, "A title " * 30, "<h2>" + "A long heading " * 12 + "</h2><p>End 9.</p>", slug="long", excerpt="Word 4 " * 90
    ),
)
KINDS: dict[str, str | bytes] = {
    "struck out, raised and lowered": STRUCK,
    "tables": TABLES,
    "quotations": QUOTES,
    "films": FILMS,
    "galleries": GALLERIES,
    "footnotes": FOOTNOTES,
    "numbers and starts": NUMBERS,
    "search fields, other fields, tags": SEARCH_FIELDS,
    "page builders": BUILDERS,
    "arabic": ARABIC,
    "repeated numbers": REPEATED,
    "damaged": DAMAGED,
    "odd markup": MARKUP,
}
