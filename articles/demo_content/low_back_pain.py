"""Low back pain: common, rarely serious, and what is known about each treatment."""

ARTICLE = {
    "slug": "low-back-pain",
    "title": "Low back pain",
    "seo_title": "Low back pain: what helps, what does not, when to get help",
    "summary": (
        "Most people have low back pain at some time, and most of it settles within a few weeks. Staying active is "
        "safe and helps. A few signs must not wait."
    ),
    "key_points": (
        "Low back pain is common; a serious cause is rare.\n"
        "Most of it settles within a few weeks.\n"
        "Stay active as far as you can; bed rest does not speed things up.\n"
        "You will probably not need a scan.\n"
        "Numbness between the legs, or new trouble with passing urine, is an emergency."
    ),
    "article_type": "condition_guide",
    "condition": "low-back-pain",
    "related_conditions": [],
    "regions": ["lower-back"],
    "hero": "spine",
}

BLOCKS = [
    ("section_heading", {"text": "What low back pain is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>It is pain between the lowest ribs and the buttocks. It may be a dull ache, a stiffness or a "
                "sharp pull when you move. It can begin in a moment or creep in over days.</p>"
                "<p>About 8 in 10 people have back pain at some time [cleveland-back]. It usually gets better within "
                "a few weeks, and fewer than 1 in 100 people have a serious cause [nhs-back-pain].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>Hurt does not mean harm here. Moving may be uncomfortable at first, and it is still the right "
                "thing to do. In trials, people who were told to stay active did slightly better than people who were "
                "told to rest in bed [bed-rest-review].</p>"
            )
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with normal life as far as you can [nice-ng59]\n"
                "walk a little, several times a day\n"
                "change your position before you get stiff\n"
                "sleep in whatever position is most comfortable"
            ),
            "donts": (
                "lie in bed for days [bed-rest-review]\n"
                "wear a belt or corset for it [nice-ng59]\n"
                "stop work until the last trace of pain has gone"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    ("prose", {"html": "<p>Read these lists once, calmly. Most people with back pain have none of the signs.</p>"}),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "What causes it", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>Often nobody can point to one cause [nhs-back-pain]. That is not bad news. It means that nothing "
                "dangerous was found, and that the back can be used. Several things may add up:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Strain | a lift, a twist or a day of work that the back was not used to.\n"
                "Stillness | many hours in a chair, a car or a plane.\n"
                "A nerve | pain that runs down one leg may be sciatica, which has a page of its own.\n"
                "Sleep and worry | short nights and stress can turn the volume of pain up."
            )
        },
    ),
    ("section_heading", {"text": "Do I need a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Usually not. A scan makes sense when its answer is likely to change your treatment "
                "[nice-ng59].</p>"
                "<p>Your story and an examination tell more. Say when it began, what makes it better or worse, and "
                "what you would like to do again.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "prose",
        {"html": "<p>Start at the top. Each step further down is for fewer people and carries more risk.</p>"},
    ),
    (
        "treatment_option",
        {
            "name": "Advice and staying active",
            "what_it_is": "Knowing what the pain means, and keeping up daily life.",
            "evidence": "Part of the care of everybody with low back pain.",
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Warmth",
            "what_it_is": "A warm pack or a warm bath.",
            "evidence": "Eases new back pain a little for a short time. On cold there is little research.",
            "caution": "Put cloth between pack and skin, and do not fall asleep on it.",
            "reference": "heat-cold-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise",
            "what_it_is": "Walking, strength, stretching or a class: choose what you will keep up.",
            "evidence": (
                "For pain of more than three months, exercise probably reduces pain compared with no treatment or "
                "usual care."
            ),
            "caution": "Begin with little. Ask if pain spreads down a leg or grows from day to day.",
            "reference": "exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Hands-on treatment, together with exercise",
            "what_it_is": "Massage, or moving the joints of the spine by hand.",
            "evidence": "Only as one part of a package that includes exercise.",
            "caution": "Not after an injury or with weak bones until you have been examined.",
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Talking therapy, together with exercise",
            "what_it_is": "A psychologist helps with fear of movement, sleep and worry about the pain.",
            "evidence": "Can help when pain lasts for months. It does not mean that the pain is imagined.",
            "reference": "who-back-pain",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen: the lowest dose that works, for the shortest time.",
            "evidence": "In new low back pain they reduce pain slightly more than a dummy tablet.",
            "caution": (
                "Ask a doctor or pharmacist first if you have stomach, heart, kidney or liver disease, if you are "
                "pregnant or older, or if you take other medicines."
            ),
            "names_a_medicine": True,
            "reference": "nsaids-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery",
            "what_it_is": "An operation on the spine.",
            "evidence": "Only for a cause that was found, after other care has not helped, or in an emergency.",
            "caution": "Ask for a second opinion if you are not sure. You may take your time to decide.",
            "reference": "nhs-back-pain",
            "service": ["second-opinion"],
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "What is not advised",
            "text": (
                "Paracetamol alone works no better than a dummy tablet in new low back pain [paracetamol-review]. "
                "Belts, corsets, traction and electrical treatments are not recommended [nice-ng59]."
            ),
        },
    ),
    ("section_heading", {"text": "Keeping your back well", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>Pain that comes back is common and does not mean damage. Regular movement that you enjoy is a "
                "sound plan: walking in a mall in summer, by the sea in winter, a class, weights. There is no single "
                "correct way to sit; change how you sit often [posture-viewpoint].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "May I exercise while it still hurts?",
            "answer": (
                "Yes, in most cases. Start below what you can do and add a little each few days. Some soreness on the "
                "day after is normal."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Is my mattress to blame?",
            "answer": (
                "Probably not alone. Choose one on which you sleep well. There is no kind that suits every back."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "How long should I wait before I come?",
            "answer": (
                "If you have none of the signs above, a few weeks are reasonable. Come earlier if pain keeps you "
                "from sleep, work or the things you do every day."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first visit?",
            "answer": (
                "You tell your story, you are examined, and you agree on a plan. You take the plan home in writing."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic", "spasm"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
