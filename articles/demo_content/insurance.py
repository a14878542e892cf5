"""A page about the clinic: how visits are paid for. It names no insurer: a clinic names those that it works with."""

ARTICLE = {
    "slug": "insurance",
    "title": "Paying and insurance (sample)",
    "summary": "How you can pay, what to bring, and how approval by an insurer works.",
    "article_type": "page",
}

BLOCKS = [
    ("section_heading", {"text": "How you can pay", "role": "about_clinic"}),
    (
        "data_table",
        {
            "caption": "Ways to pay",
            "rows": (
                "How | What to bring | When you pay\n"
                "Yourself | Card or cash | After the visit\n"
                "Insurance that we bill | Emirates ID and insurance card | Your share, after the visit\n"
                "Other insurance | Card or cash | After the visit. We give you the papers for a claim"
            ),
        },
    ),
    (
        "callout",
        {
            "heading": "This is a sample",
            "text": "A clinic that goes live names its insurers and networks here, and how long their approval takes.",
        },
    ),
    ("section_heading", {"text": "Approval by your insurer", "role": "about_clinic"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "You request an appointment | Choose insurance under “How you will pay”.\n"
                "We ask your insurer | Some visits need their approval first.\n"
                "We tell you | You hear from us before the visit if you may have to pay a part of it."
            ),
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "about_clinic"}),
    (
        "faq_item",
        {
            "question": "What if my insurer says no?",
            "answer": "We call you before the visit. You can pay yourself, choose another day or cancel without a fee.",
            "kind": "about",
        },
    ),
    (
        "faq_item",
        {
            "question": "Where do I find the prices?",
            "answer": "Each service has its price on its own page, under “Services”.",
            "kind": "about",
        },
    ),
]
