"""Ankle sprain: sprain or break, moving early, and a brace and balance exercises against the next one."""

ARTICLE = {
    "slug": "ankle-sprain",
    "title": "Ankle sprain",
    "seo_title": "Ankle sprain: is it broken, what to do, and how to prevent another",
    "summary": (
        "Protect the ankle for a day or two, then move it early. Four steps help to tell a sprain from a break. "
        "A brace in sport and balance exercises make another sprain less likely."
    ),
    "key_points": (
        "A foot that is cold, pale, blue or numb, or an ankle out of shape, is an emergency.\n"
        "You cannot take four steps? It needs an X-ray today.\n"
        "Move the ankle early. Exercise in the first week helped in a trial.\n"
        "No heat, alcohol, massage or running in the first days.\n"
        "A brace in sport and balance exercises make a new sprain less likely."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "ankle-sprain",
    "regions": ["ankle-and-foot"],
    "hero": "ankle",
}

BLOCKS = [
    ("section_heading", {"text": "What it is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>Bands hold the bones of the ankle together (ligaments). When the foot rolls, they "
                "are stretched or torn. The ankle hurts and swells, and a bruise may appear.</p>"
                "<p>After 2 weeks most sprains feel better. Severe ones can take months [nhs-sprains].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "do_dont_list",
        {
            "dos": (
                "raise the foot on a pillow, above the level of your heart [northern-care-ankle]\n"
                "cool it for 15 minutes with ice in a towel; look at the skin after 5 [northern-care-ankle]\n"
                "wear a bandage or brace by day, firm but not tight\n"
                "walk as far as the pain allows [northern-care-ankle]\n"
                "after 1 or 2 days, begin the exercises below [versus-ankle]"
            ),
            "donts": (
                "use heat, alcohol or massage in the first 2 or 3 days: they can make it swell [nhs-sprains]\n"
                "put ice on bare skin, or on skin that feels little\n"
                "run or play sport at first: NHS advice is up to 8 weeks [nhs-sprains]\n"
                "sleep in a tight bandage"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "limb-shape", "limb-cold", "limb-tight", "fall-and-cannot-stand", "serious-accident",
                "hot-joint-and-ill", "hot-artificial-joint", "chest-pain", "confused-or-very-ill",
            ],
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    ("care_notice", {"urgency": "urgent"}),
    (
        "care_notice",
        {"urgency": "routine", "signs": ["not-better", "daily-life"]},
    ),
    (
        "prose",
        {
            "html": (
                "<p>Also come if there is no progress after 10 days, or if it keeps giving way "
                "[altnagelvin-ankle].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Is it broken?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Doctors use the Ottawa ankle rules. You need an X-ray if one of these is true "
                "[ottawa-mdcalc]:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "You cannot take four steps, right after the injury and now.\n"
                "Pressing hurts on the bone at the back or the tip of the inner or outer ankle.\n"
                "Pressing hurts on the bone on the inner side of the middle of the foot.\n"
                "Pressing hurts on the bone on the outer side of the middle of the foot."
            )
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>If a doctor finds none of these, a break is there in fewer than 2 of 100 people "
                "[ottawa-review]. The rules are for trained hands. If your feet feel little, as with "
                "diabetes, ask for an X-ray.</p>"
                "<p>How badly a band is torn can best be told 4 to 5 days later, when the swelling is less "
                "[ankle-guideline].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Three exercises to begin with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Begin after 1 or 2 days, if a doctor has not forbidden it [versus-ankle]. Do them little and "
                "often [northern-care-ankle]. The numbers are a suggestion to start from. A physiotherapist may change "
                "them.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Ankle circles",
            "steps": (
                "Sit or lie with the foot raised.\n"
                "Pull the toes up, then point them away.\n"
                "Draw slow circles with the foot, in both directions."
            ),
            "how_often": "10 each way, every 2 hours while you are awake.",
            "stop_if": "the pain gets sharp\nthe foot gets cold, numb, pale or blue",
            "picture": "ankle-circles",
        },
    ),
    (
        "exercise",
        {
            "name": "Heel raises",
            "steps": (
                "Hold the back of a chair. Put weight on both feet.\n"
                "Rise slowly onto your toes.\n"
                "Lower your heels slowly."
            ),
            "how_often": "10 times, 2 to 3 times a day. Begin when you can stand without strong pain.",
            "stop_if": "the ankle gives way\nthe pain gets sharp\none calf is newly swollen, painful or warm",
            "picture": "heel-raise",
        },
    ),
    (
        "exercise",
        {
            "name": "Stand on one leg",
            "steps": (
                "Stand near a wall or a kitchen worktop that you can hold.\n"
                "Stand on the injured leg, with the knee a little bent.\n"
                "Keep your balance. Later, do it with your eyes closed."
            ),
            "how_often": "Up to 30 seconds, 5 times, once a day. Begin when you walk without a limp.",
            "stop_if": "the ankle gives way\nyou feel dizzy\nthe ankle swells more the next day",
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Moving and exercising early",
            "what_it_is": "Small movements from the first days, then strength and balance.",
            "evidence": (
                "In a trial of 101 people, exercise in the first week made the ankle work better for 2 weeks. Pain "
                "was no worse. An overview of 46 reviews agrees [ankle-overview]. We are fairly sure."
            ),
            "caution": (
                "Not if the ankle may be broken.\n"
                "Stop if the foot gets cold, numb, pale or blue. This is hard to see on brown or black skin: compare "
                "both feet."
            ),
            "reference": "ankle-early-exercise-trial",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "A brace or tape",
            "what_it_is": "Support that lets the foot move up and down but not roll.",
            "evidence": (
                "Together with exercise it helps most. Keeping the ankle still for a short time can ease the pain."
            ),
            "caution": "Loosen it if toes get cold, numb, pale or blue.\nNot over a wound or with poor blood flow.",
            "reference": "ankle-guideline",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Paracetamol, or an anti-inflammatory gel or tablet",
            "what_it_is": "For the first days, so that you can move.",
            "evidence": "For pain and swelling after a sprain, anti-inflammatories have strong evidence.",
            "caution": "Read the three boxes “Before you take” and “Before you use” below.\nNo gel on broken skin or "
            "under a hot pack.",
            "names_a_medicine": True,
            "reference": "ankle-overview",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Physiotherapy sessions",
            "what_it_is": "A therapist guides strength, balance and the way back to sport.",
            "evidence": (
                "For a simple sprain, sessions did not clearly beat good written advice: 43 of 100 people had an "
                "excellent result after 3 months, and 37 of 100 with advice. They make sense if it gives way or you "
                "need it for sport."
            ),
            "caution": "Tell the therapist if the foot feels numb or the calf swells.",
            "reference": "ankle-physio-trial",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "An operation",
            "what_it_is": "A surgeon repairs or tightens the bands.",
            "evidence": "For a fresh sprain the studies disagree. It is weighed when an ankle stays unstable.",
            "caution": "Try a brace and exercises for some months before you decide.",
            "reference": "ankle-overview",
            "service": ["second-opinion"],
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "Awaiting our clinicians",
            "text": (
                "Should you wait with ibuprofen [nhs-sprains]? Some NHS advice was to wait 48 hours, because it may "
                "slow healing [nhs-sprains]. A hospital leaflet names only paracetamol for the first 2 days "
                "[northern-care-ankle]. Until our doctors decide, ask a pharmacist first."
            ),
        },
    ),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Heat, alcohol and massage in the first days | They can make the ankle swell more [nhs-sprains].\n"
                "Weeks without any movement | Early movement gives better results [ankle-overview].\n"
                "An X-ray for every sprain | The rules above tell who needs one [ottawa-review].\n"
                "Sport as soon as the pain is gone | The bands are not strong yet. NHS advice: no hard exercise for up "
                "to 8 weeks [nhs-sprains]."
            )
        },
    ),
    ("section_heading", {"text": "How to prevent another one", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>In studies, 3 to 34 of 100 people sprained the ankle again. Pain was still there after a year in 5 "
                "to 33 of 100 [ankle-course-review].</p>"
                "<p>Two things help. Balance training lowers the risk by about a third [ankle-balance-review]. A brace "
                "in sport may do more. In 384 athletes, 15 of 100 with a brace had another sprain in a year. With "
                "exercises alone it was 27 of 100 [ankle-brace-trial].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer and heat", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | At a desk, go when you can get there, with the foot raised. For work on a building site or a "
                "ladder, ask a doctor first.\n"
                "Driving | Only without a boot or crutches, and when you can brake hard without delay. Ask your "
                "insurer.\n"
                "Prayer | Sitting on a bent foot can hurt. Use a chair, or keep the foot to the side.\n"
                "Heat | Train indoors in summer. On hot sand or stone wear shoes, above all if your feet feel "
                "little.\n"
                "Sport | Brisk walking comes first, then jogging, then turns and jumps."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "How long until it is well?",
            "answer": (
                "Hospital leaflets say up to 6 weeks [northern-care-ankle]. Some people need much longer: 36 to "
                "85 of 100 were well within 3 years [ankle-course-review]. Exercise is what you can do about it."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "My calf swells after the sprain. Is that normal?",
            "answer": (
                "Do not guess. One leg that is newly swollen, painful or warm may be a clot. Go today to a hospital "
                "that can scan. With chest pain or trouble breathing it is an emergency."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "It happened during Ramadan. May I take painkillers?",
            "answer": (
                "Ask a pharmacist which one suits days without food and water, and when to take it [pj-ramadan]. Read "
                "“Before you take an anti-inflammatory tablet” above. Ice, a brace and raising the foot help too "
                "[northern-care-ankle]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like?",
            "answer": (
                "We ask how the foot rolled. We press on the bones, test the bands and see you walk. If the rules ask "
                "for an X-ray, we tell you where to go. You leave with exercises in writing. Bring the other shoe and "
                "any pictures that you have."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If it keeps giving way", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
