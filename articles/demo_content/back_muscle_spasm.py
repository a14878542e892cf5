"""Back muscle spasms: what helps, what does not, and what must not wait."""

ARTICLE = {
    "slug": "back-muscle-spasm",
    "title": "Back muscle spasms",
    "seo_title": "Back muscle spasms: what helps and when to get help",
    "summary": (
        "A back spasm can stop you in your tracks, yet most settle within a few weeks. Keep moving as far as you can, "
        "and know the few signs that cannot wait."
    ),
    "key_points": (
        "Most back pain settles within a few weeks.\n"
        "Carry on with daily life as far as you can; long bed rest does not help.\n"
        "Exercise is the main care that works without medicine.\n"
        "A scan is only useful when its answer would change your treatment.\n"
        "New numbness between the legs, or trouble passing urine, is an emergency."
    ),
    "article_type": "condition_guide",
    "condition": "back-muscle-spasm",
    "related_conditions": ["low-back-pain"],
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
                "like a grip, a knot or a sudden stab. Most spasms sit in the lower back [cleveland-back].</p>"
                "<p>You are not alone with it: about 8 in 10 people have back pain at some time [cleveland-back]. "
                "Fewer than 1 in 100 people with back pain has a serious cause, and "
                "most get better within a few weeks [nhs-back-pain].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>Find a position in which it hurts least and breathe slowly. Lying on your back with the knees "
                "bent, or on your side with a pillow between the knees, suits many people. "
                "Then start to move again, little by little.</p>"
            )
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with daily tasks as far as you can [nice-ng59]\n"
                "walk a little every hour or so, and a little further each day\n"
                "use warmth, or cold, whichever feels better, wrapped in cloth\n"
                "change your position often"
            ),
            "donts": (
                "stay in bed for days [nice-ng59]\n"
                "wait until all pain is gone before you move\n"
                "wear a belt or corset for it [nice-ng59]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>Serious causes are rare. A nerve bundle at the end of the spine can be pressed on "
                "(cauda equina syndrome). Then hours count.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Why backs go into spasm", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>Often no single cause is found; strain is a common one [nhs-back-pain]. These things can play a "
                "part:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Strain | a lift, a twist or a day of unusual work.\n"
                "Stillness | hours in one position, at a desk or in a car.\n"
                "Another problem of the back | the muscles around a sore place may tighten."
            )
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "About posture",
            "text": (
                "There is no strong evidence that one “wrong” way of sitting causes back pain. "
                "The next position is the best one: change it often [posture-viewpoint]."
            ),
        },
    ),
    ("section_heading", {"text": "Do I need a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Usually not. A scan is not part of the normal care of low back pain. It makes sense when its "
                "answer would change your treatment [nice-ng59].</p>"
                "<p>A careful talk and an examination tell more: what you felt, how you move, your strength, feeling "
                "and reflexes.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Most people need only the first steps. Each later step is for fewer people. Your clinician can "
                "tell you which ones fit you, and which do not.</p>"
            )
        },
    ),
    (
        "treatment_option",
        {
            "name": "Keep moving",
            "what_it_is": "Normal activity as far as you can, with small breaks.",
            "evidence": "Recommended for everybody with ordinary low back pain; long bed rest is not.",
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Warmth or cold",
            "what_it_is": "A warm pack, a bath or a cool pack.",
            "evidence": (
                "Warmth eases pain a little for a short time. There is little research on cold, and none for a strict "
                "order of the two."
            ),
            "caution": "Put cloth between pack and skin. Do not use it on numb skin, and do not sleep on it.",
            "reference": "heat-cold-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise",
            "what_it_is": "Strength, stretching, walking or mind-body exercise, alone or in a group.",
            "evidence": "The main care without medicine. Which kind matters less than keeping it up.",
            "caution": "Some soreness is normal at first. Ask if pain spreads down the leg or gets worse.",
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Hands-on treatment, together with exercise",
            "what_it_is": "Massage or moving the joints of the spine by hand.",
            "evidence": (
                "Only as part of a package with exercise [nice-ng59]. In long-lasting back pain the effect is about "
                "the same as that of other recommended care."
            ),
            "caution": "Not after an injury or with weak bones until you have been examined.",
            "reference": "manual-therapy-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen, in the lowest dose for the shortest time.",
            "evidence": "They may be tried when there is no reason against them.",
            "caution": (
                "Ask a doctor or pharmacist first if you have stomach, heart, kidney or liver disease, if you are "
                "pregnant or older, or if you take other medicines."
            ),
            "names_a_medicine": True,
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Muscle relaxants",
            "what_it_is": "Prescription tablets that act on the nervous system.",
            "evidence": "Pain may be a little less in the first two weeks; how sure we can be of this is very low.",
            "caution": "Side effects such as dizziness and sleepiness are more common with them. Do not drive.",
            "names_a_medicine": True,
            "reference": "muscle-relaxants-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Injections",
            "what_it_is": "A medicine is placed near the spine with a needle.",
            "evidence": (
                "Not offered for ordinary low back pain. Near the nerve (epidural) they are only considered for new, "
                "severe sciatica."
            ),
            "caution": "Every injection has risks: ask what they are for you before you agree.",
            "names_a_medicine": True,
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery",
            "what_it_is": "An operation on the spine.",
            "evidence": (
                "Only for a cause that was found, after other care has not helped, or in an emergency. "
                "A spasm alone is not a reason."
            ),
            "reference": "nhs-back-pain",
        },
    ),
    ("section_heading", {"text": "What is not advised", "role": "treatment", "level": 3}),
    (
        "prose",
        {"html": "<p>Belts and corsets, traction and electrical treatments are not recommended [nice-ng59].</p>"},
    ),
    ("section_heading", {"text": "Keeping it from coming back", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>Backs like regular use. Choose a form of movement that you enjoy enough to keep: walking by the "
                "creek in the cool months, swimming, a class, weights. Build up slowly. After a long drive or flight, "
                "walk before you lift.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "How long will it last?",
            "answer": (
                "The sharp phase often eases within days. Most back pain settles within a few weeks [nhs-back-pain]. "
                "If it does not, come and let us look."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Should I work?",
            "answer": (
                "If you can, yes, perhaps with lighter tasks or more breaks. Staying active helps recovery; work does "
                "not have to wait until the pain has gone."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Does cracking the back put it in place again?",
            "answer": (
                "Nothing has slipped out of place in a spasm. Hands-on treatment may ease pain for a while and "
                "belongs together with exercise [nice-ng59]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first visit?",
            "answer": (
                "You tell what happened, you are examined, and you leave with a plan that you can read again at home. "
                "No scan is made unless its result matters."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["spasm", "physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
