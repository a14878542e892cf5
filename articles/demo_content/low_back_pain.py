"""Low back pain, the parent of the back pages: how it goes, what is known about each treatment, what is not advised."""

ARTICLE = {
    "slug": "low-back-pain",
    "title": "Low back pain",
    "seo_title": "Low back pain: what helps, what does not, when to get help",
    "summary": (
        "Low back pain is common. In studies people were much better by six weeks, and many have it again. Here is "
        "what helps, what is not advised, and which signs must not wait."
    ),
    "key_points": (
        "New numbness between the legs, trouble with urine or stool, or weak legs are an emergency, also without "
        "back pain.\n"
        "If you have none of the warning signs, stay active as far as you can.\n"
        "Exercise is the main care without medicine.\n"
        "A scan helps only when its answer changes the treatment.\n"
        "Opioids did no better than a placebo in new back pain."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "low-back-pain",
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
                "sharp pull when you move.</p><p>About 8 in 10 people have back pain at some time "
                "[sheffield-back]. The signs below show who needs help now.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>First read the signs below. If you have none of them, keep moving. In trials, people who stayed "
                "active did slightly better than people who rested in bed [bed-rest-review].</p>"
            )
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with normal life as far as you can [nice-ng59]\n"
                "walk a little, again and again through the day\n"
                "change your position before you get stiff"
            ),
            "donts": (
                "lie in bed for days [bed-rest-review]\n"
                "wear a belt or corset for it [nice-ng59]\n"
                "stop work until the last trace of pain has gone"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>The first list is about nerves at the lower end of the spine (cauda equina), infection, cancer "
                "and accidents. Then hours count.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "How it goes on", "role": "how_it_happens"}),
    (
        "point_list",
        {
            "points": (
                "Six weeks | pain had fallen by more than half, on average [back-course].\n"
                "One year | 72 of 100 people had fully recovered [back-recovery].\n"
                "Again | about 3 in 4 had it again within a year [back-returns]."
            )
        },
    ),
    (
        "prose",
        {"html": "<p>A new sign from the lists above always needs help.</p>"},
    ),
    ("section_heading", {"text": "What causes it", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>Often nobody can name one cause [nhs-back-pain]. Fewer than 1 in 100 have a serious one "
                "[sheffield-back]. The signs above help to find it. Several things may play a part:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Strain | a pulled muscle, after a lift, a twist or unusual work [nhs-back-pain].\n"
                "Stillness | a long time in a chair, a car or a plane.\n"
                "A nerve | pain that runs down one leg may be sciatica, which has a page of its own.\n"
                "Sleep and worry | short nights and stress can make pain feel stronger."
            )
        },
    ),
    ("section_heading", {"text": "Do I need a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Scans are not routine. NICE, the UK body that advises on care, says: a scan makes sense when its "
                "answer is likely to change the treatment [nice-ng59].</p><p>Your story and an examination tell "
                "more. Say when it began, what makes it better or worse, and what you would like to do again.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    ("prose", {"html": "<p>Each step further down is for fewer people and has more risk.</p>"}),
    (
        "treatment_option",
        {
            "name": "Advice and staying active",
            "what_it_is": "Keeping up daily life.",
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
            "caution": (
                "Put cloth between pack and skin, and do not fall asleep on it.\n"
                "Not on numb skin.\n"
                "Not over or near a medicine patch [patch-heat]."
            ),
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
            "caution": (
                "Not with an emergency or urgent sign from above.\n"
                "Stop if pain or numbness spreads down a leg, or if you get chest pain or feel dizzy.\n"
                "With weak bones or a fracture of the spine, do not bend far forward: let a physiotherapist choose "
                "[bones-2022].\n"
                "Ask first if you are pregnant or have just had an operation."
            ),
            "reference": "exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Hands-on treatment, together with exercise",
            "what_it_is": "Massage, or moving the joints of the spine by hand.",
            "evidence": "NICE: only as one part of a package that includes exercise.",
            "caution": (
                "Not after an injury or with weak bones until you have been examined.\n"
                "Not if an emergency or urgent sign is true for you."
            ),
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Talking therapy, together with exercise",
            "what_it_is": "A psychologist helps with fear of movement, sleep and worry about the pain.",
            "evidence": "NICE advises it together with exercise. It does not mean that the pain is imagined.",
            "caution": "Not instead of an examination if you have a warning sign.",
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen: the lowest dose that helps, for the shortest time.",
            "evidence": (
                "In new low back pain they ease pain slightly more than a placebo (a tablet without medicine). The "
                "difference is probably too small to matter."
            ),
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nsaids-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery",
            "what_it_is": "An operation on the spine.",
            "evidence": (
                "It may be an option for a known cause, such as a slipped disc, when other care has not helped. It is "
                "also done in an emergency."
            ),
            "caution": "Ask for a second opinion if you are not sure. You may take your time, unless it is an "
            "emergency.",
            "reference": "nhs-back-pain",
            "service": ["second-opinion"],
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Paracetamol alone | in new low back pain it works no better than a placebo [paracetamol-review]. In "
                "pregnancy it is still the one to ask about: do not choose ibuprofen [nhs-pregnancy-back].\n"
                "Opioids such as codeine or tramadol | after six weeks, pain was the same with an opioid and with a "
                "placebo [opal-trial]. They are not advised for long-lasting back pain [nice-ng59].\n"
                "Belts, corsets, traction and electrical treatments | NICE advises against them [nice-ng59].\n"
                "Acupuncture | NICE advises against it: there is too little proof that it is better than a pretended "
                "treatment [nice-ng59].\n"
                "Cupping | there is no high-quality evidence that it eases pain [cupping-map]. Not with blood "
                "thinners or on broken skin."
            )
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "opioids"}),
    ("section_heading", {"text": "Keeping your back well", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>Regular movement that you enjoy is a sound plan. Walk in a mall in summer and by the sea in "
                "winter, swim, or lift weights. Change how you sit often.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Should I see a chiropractor?",
            "answer": (
                "Moving the spine by hand may help a little, and only together with exercise [nice-ng59]. Mild "
                "reactions are common. Serious ones are rare; strokes have been reported after treatment of the neck "
                "[manual-risks]. Be examined first, above all with weak bones or after an injury."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I am pregnant and my back hurts. What helps?",
            "answer": (
                "Stay active as far as you can [tommys-back]. Flat shoes, bent knees when you lift and a warm bath "
                "may help. Paracetamol can be taken unless your doctor or midwife says no [nhs-pregnancy-back]. New "
                "pain with bleeding, fever or fluid is a reason to call them at once. Lost feeling in legs or "
                "genitals is an emergency [tommys-back]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I fast in Ramadan. May I take painkillers?",
            "answer": (
                "Ask a pharmacist. Anti-inflammatory tablets can harm the kidneys when the body lacks water "
                "[nhs-sick-day]. Ask which medicine and which hour suit you."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first visit?",
            "answer": "You tell your story, you are examined, and you agree on a plan. You take the plan home in "
            "writing.",
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic", "spasm"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
