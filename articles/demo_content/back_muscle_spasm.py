"""A back muscle spasm, a short page: the first hours and days. What helps later stands on low_back_pain, the parent."""

ARTICLE = {
    "slug": "back-muscle-spasm",
    "title": "Back muscle spasms",
    "seo_title": "Back muscle spasms: the first days and when to get help",
    "summary": (
        "In a back spasm, the muscles beside the spine tighten and the back is locked. Here is how to get through "
        "the first days, and which signs must not wait."
    ),
    "key_points": (
        "New numbness between the legs, trouble with urine or stool, or weak legs are an emergency, also without "
        "back pain.\n"
        "Find a position that hurts least, then start to move again, little by little.\n"
        "Long bed rest does not help.\n"
        "Warmth or cold is for comfort, wrapped in cloth.\n"
        "A scan is made only when its result would change the care."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "back-muscle-spasm",
    "regions": ["lower-back", "upper-back"],
    "hero": "back",
}

BLOCKS = [
    ("section_heading", {"text": "What a back spasm is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>In a back spasm, muscles beside the spine tighten by themselves and do not let go. It may feel "
                "like a grip, a knot or a sudden stab. They are more common in the lower back "
                "[cleveland-back].</p><p>It is one kind of low back pain. Our page on low back pain tells how it goes "
                "on, and what is known about each treatment.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Your back has locked: the first hours", "role": "self_care"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Read the signs below | If one is true for you, get help first.\n"
                "Find a position | Lie on your back with bent knees, or on your side with a pillow between the "
                "knees.\n"
                "Breathe slowly | It helps you to let the muscle go.\n"
                "Move a little | Roll to your side and sit up with your arms. Walk a few steps.\n"
                "Again | Walk a little every hour, and further each day."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with daily tasks as far as you can [nice-ng59]\n"
                "use warmth or cold, whichever feels better, wrapped in cloth\n"
                "change your position often"
            ),
            "donts": (
                "stay in bed for days [nice-ng59]\n"
                "wait until all pain has gone before you move\n"
                "wear a belt or corset for it [nice-ng59]\n"
                "use heat over or near a medicine patch [patch-heat]\n"
                "use heat or cold on numb skin [northern-care-knee]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>The nerves at the lower end of the spine can be pressed (cauda equina syndrome). Then hours "
                "count. The signs can come with pain in the leg alone [nhs-sciatica].</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Why backs go into spasm", "role": "causes"}),
    ("prose", {"html": "<p>Often no single cause is found [nhs-back-pain]. These things can play a part:</p>"}),
    (
        "point_list",
        {
            "points": (
                "Strain | a lift, a twist or a day of unusual work [nhs-back-pain].\n"
                "Stillness | a long time in one position, at a desk or in a car.\n"
                "Another problem of the back | the muscles around a sore place may tighten."
            )
        },
    ),
    ("section_heading", {"text": "Medicines for a spasm", "role": "treatment"}),
    (
        "prose",
        {"html": "<p>Medicines are for people who cannot move without them. What else helps: see low back pain.</p>"},
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen.",
            "evidence": (
                "They ease new back pain slightly more than a placebo (a tablet without medicine). The difference is "
                "probably too small to matter."
            ),
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nsaids-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Muscle relaxants",
            "what_it_is": "Prescription tablets that act on the brain and the nerves.",
            "evidence": "Pain may be a little less in the first two weeks. How sure we can be is very low.",
            "caution": (
                "Read “Before you take a muscle relaxant” below.\n"
                "Dizziness and sleepiness are more common with them. Do not drive then."
            ),
            "names_a_medicine": True,
            "reference": "muscle-relaxants-review",
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "muscle-relaxants"}),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "My back locked this morning. What now?",
            "answer": (
                "Read the warning signs first. If none is true for you, find a position that hurts least. Then move a "
                "little, and walk a few steps every hour."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "How long will it last?",
            "answer": (
                "Everybody is different. In studies of new back pain, people were much better by six weeks "
                "[back-course]. If you are not, let somebody examine you."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Should I work? Can I get a sick note?",
            "answer": (
                "Work if you can, with lighter tasks or more breaks. In one study, half of those off work were back "
                "after two weeks [back-recovery]. If you cannot work, a doctor who has examined you can write a sick "
                "note."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Can I have a spasm in the neck?",
            "answer": "Yes. Muscles of the neck can tighten too. Read our page on neck pain: its warning signs differ.",
        },
    ),
    (
        "faq_item",
        {
            "question": "Does cracking the back help?",
            "answer": (
                "Not on its own. Hands-on treatment may ease pain for a while, and only together with exercise "
                "[nice-ng59]. Mild reactions to it are common [manual-risks]. Not with weak bones or "
                "after an injury, until you have been examined."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first visit?",
            "answer": (
                "You tell what happened and you are examined. You leave with a plan in writing. No scan is made "
                "unless its result matters."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["spasm", "physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
