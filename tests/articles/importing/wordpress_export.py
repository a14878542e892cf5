"""A builder of WordPress exports, as small as a test needs them."""

from html import escape

SITE = "https://old-clinic.example"
NAMESPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
UPLOADS = f"{SITE}/wp-content/uploads"


def _tags(values: dict[str, str]) -> str:
    return "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in values.items())


def _meta(**values: str) -> str:
    return "".join(
        f"<wp:postmeta>{_tags({'wp:meta_key': name, 'wp:meta_value': value})}</wp:postmeta>"
        for name, value in values.items()
    )


def post(number=7, title="Back pain", content="<p>Keep moving.</p>", *, kind="post", status="publish", **more) -> str:
    """An item; `more` may be slug, link, guid, excerpt, author, categories, tags, comments, meta and values."""
    slug = more.get("slug", title.lower().replace(" ", "-"))
    values = {
        "title": title,
        "link": more.get("link", f"{SITE}/2019/03/{slug}/"),
        "dc:creator": more.get("author", "admin7"),
        "guid": more.get("guid", f"{SITE}/?p={number}"),
        "content:encoded": content,
        "excerpt:encoded": more.get("excerpt", ""),
        "wp:post_id": str(number),
        "wp:post_date_gmt": "2019-03-04 05:06:07" if status == "publish" else "0000-00-00 00:00:00",
        "wp:post_name": slug,
        "wp:status": status,
        "wp:post_type": kind,
    } | more.get("values", {})
    categories = "".join(
        f'<category domain="category" nicename="{escape(name.lower().replace(" ", "-"))}">{escape(name)}</category>'
        for name in more.get("categories", ())
    ) + "".join(
        f'<category domain="post_tag" nicename="{escape(name.lower())}">{escape(name)}</category>'
        for name in more.get("tags", ())
    )
    comments = "".join(
        f"<wp:comment>{_tags({'wp:comment_author': 'A patient', 'wp:comment_content': words})}</wp:comment>"
        for words in more.get("comments", ())
    )
    return f"<item>{_tags(values)}{categories}{_meta(**more.get('meta', {}))}{comments}</item>"


def attachment(number, name, *, alt="", caption="") -> str:
    return post(
        number,
        name,
        "",
        kind="attachment",
        status="inherit",
        excerpt=caption,
        values={"wp:attachment_url": f"{UPLOADS}/{name}"},
        meta={"_wp_attachment_image_alt": alt} if alt else {},
    )


def export(*items: str, authors=(("admin7", "Amal Writer"),), before="", site=SITE, network="") -> str:
    people = "".join(
        f"<wp:author>{_tags({'wp:author_login': login, 'wp:author_display_name': name})}</wp:author>"
        for login, name in authors
    )
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in NAMESPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<rss version="2.0" {spaces}><channel>'
        f"<title>Old clinic</title><link>{site}</link><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:base_site_url>{network or site}</wp:base_site_url>"
        f"<wp:base_blog_url>{site}</wp:base_blog_url>{people}{''.join(items)}</channel></rss>"
    )
