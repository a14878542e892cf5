"""Elbow pain: tennis elbow above all, what eases it, and why a steroid injection is no longer advised."""

ARTICLE = {
    "slug": "elbow-pain",
    "title": "Elbow pain and tennis elbow",
    "seo_title": "Elbow pain and tennis elbow: what helps, and what makes it worse",
    "summary": (
        "Elbow pain when you grip, lift or twist is often tennis elbow: a sore tendon on the outer side. It heals "
        "slowly, in most people within a year. Here is what helps meanwhile, and why we are careful with injections."
    ),
    "key_points": (
        "Pain on the outer side when you lift a cup or grip is often tennis elbow.\n"
        "About 9 of 10 people with it are well again within a year.\n"
        "Do less of what hurts, and build up the strength of the forearm slowly.\n"
        "A steroid injection helps for some weeks, but more people have pain again later.\n"
        "Numb ring and little fingers come from a nerve. Have them looked at."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "elbow-pain",
    "regions": ["elbow"],
    "hero": "elbow",
}

BLOCKS = [
    ("section_heading", {"text": "What elbow pain is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>Muscles of the forearm move the wrist and the fingers. Their tendons hold on to the bone at the "
                "elbow. That is why an elbow can hurt when you use your hand.</p>"
                "<p>Pain on the outer side is called tennis elbow (lateral epicondylitis). Most people who have it do "
                "not play tennis: lifting, heavy tools, or hours of the same movement are enough [nhs-bytes-elbow].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {"html": ("<p>First read the signs in the next part. If none of them fits you, start with these steps.</p>")},
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "stop the activity that set it off, for a time\n"
                "lift with the palm up and the elbow bent, with both hands\n"
                "use thicker handles, and use the other hand more\n"
                "keep the elbow and the hand moving without load\n"
                "hold a cold pack in a cloth on it for some minutes, if that feels good [nhs-tennis-elbow]"
            ),
            "donts": (
                "lift with the palm down, such as a full pan or a bag\n"
                "grip hard or twist for long without a pause\n"
                "lean on the elbow: a cushion there can swell [patient-bursitis]\n"
                "put a cold pack on bare or numb skin"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {"html": ("<p>A change of colour is harder to see on brown or black skin.</p>")},
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    (
        "callout",
        {
            "tone": "important",
            "heading": "A pop at the front of the elbow",
            "text": (
                "A pop while you lifted, then a bruise, weakness or a new bulge of the upper arm: the biceps tendon "
                "may have torn. If it needs an operation, this is best done within two to three weeks [biceps-tear]. "
                "See a doctor within days, not weeks."
            ),
        },
    ),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Common causes, by place", "role": "causes"}),
    (
        "point_list",
        {
            "points": (
                "Outer side: tennis elbow | It hurts to grip, lift or turn a key.\n"
                "Inner side: golfer's elbow | It hurts to grip, twist or bend the wrist.\n"
                "Inner side with tingling: a nerve (cubital tunnel syndrome) | The ring and little fingers tingle or "
                "go numb, more so when the elbow stays bent [ouh-cubital-tunnel].\n"
                "Point of the elbow: a swollen cushion (bursitis) | A soft lump, often from leaning on it. If it is "
                "infected it gets hot and very tender [patient-bursitis]. With a fever, go to an emergency "
                "department [sheffield-bursitis].\n"
                "The joint itself | arthritis, or an old injury."
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A clinician presses on the sore place and tests your grip and wrist. The feeling in your fingers "
                "is tested, too. An X-ray is of use after an injury, or if the pain does not fit.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Time and advice",
            "what_it_is": "You change how you lift and work, and wait.",
            "evidence": (
                "Tennis elbow usually lasts between six months and two years. About 9 of 10 people are well again "
                "within a year, also without treatment."
            ),
            "caution": "Ask if it still hurts after some weeks, or if the hand gets weak or numb.",
            "reference": "nhs-tennis-elbow",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise and hands-on treatment",
            "what_it_is": "Slow strength exercises for the forearm. A therapist may also move the joint by hand.",
            "evidence": (
                "They may reduce pain and make daily use a little easier, compared with little or no treatment. How "
                "sure we can be is low: 23 studies, many of them weak."
            ),
            "caution": (
                "Not if one of the emergency or urgent signs above fits you.\n"
                "Not after an injury until you have been examined.\n"
                "Stop if the fingers go numb."
            ),
            "reference": "elbow-exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "An anti-inflammatory gel",
            "what_it_is": "An ibuprofen gel or a gel like it, rubbed in over the sore place.",
            "evidence": (
                "It is often advised before tablets, because it has fewer side effects. We read no trial of it."
            ),
            "caution": (
                "Read “Before you use an anti-inflammatory gel” below.\nDo not put heat or a tight bandage over it."
            ),
            "names_a_medicine": True,
            "reference": "nhs-tennis-elbow",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Painkiller tablets",
            "what_it_is": "Paracetamol, or an anti-inflammatory tablet such as ibuprofen.",
            "evidence": "They may ease mild pain. They do not heal the tendon faster.",
            "caution": ("Read “Before you take paracetamol” and “Before you take an anti-inflammatory tablet” below."),
            "names_a_medicine": True,
            "reference": "nhs-tennis-elbow",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection",
            "what_it_is": "A steroid placed beside the tendon with a needle.",
            "evidence": (
                "It eases pain for some weeks. After a year it did worse than an injection without a medicine: 83 of "
                "100 were well or much better, against 96 of 100. Pain came back in 54 of 100, against 12 of 100."
            ),
            "caution": (
                "Read “Before you have a steroid injection” below.\n"
                "The skin there can get thinner and lighter [nhs-tennis-options]."
            ),
            "names_a_medicine": True,
            "reference": "elbow-steroid-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery",
            "what_it_is": "The painful part of the tendon is cut loose or taken away.",
            "evidence": (
                "In 12 studies it worked no better than other care. The studies were weak, so this is not certain."
            ),
            "caution": "Every operation has risks. It is a choice only when pain lasts in spite of all other care.",
            "reference": "elbow-surgery-review",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "Three exercises for tennis elbow", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Do not do these if an emergency or urgent sign above fits you, or soon after an injury. "
                "Exercises like these are in leaflets for patients [aruk-elbow].</p><p>The numbers are a suggestion "
                "to start from. A physiotherapist may change them for you. Mild pain is acceptable. Do less if it "
                "stays worse.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Slow lowering",
            "steps": (
                "Lay the forearm on a table, palm down, the hand over the edge.\n"
                "Hold a small bottle of water.\n"
                "Lift the hand with the help of the other hand.\n"
                "Let go with the other hand, and lower slowly while you count to four."
            ),
            "how_often": "Start with 10 times, once a day, with half a litre or less.",
            "stop_if": "the pain becomes sharp\nthe hand tingles or goes numb\nthe pain is worse the next morning",
            "picture": "wrist-lower",
        },
    ),
    (
        "exercise",
        {
            "name": "Stretch of the forearm",
            "steps": (
                "Hold the sore arm straight in front of you, palm down.\n"
                "Let the hand hang.\n"
                "With the other hand, press it gently towards you until you feel a pull.\n"
                "Hold, and breathe."
            ),
            "how_often": "Hold for 15 to 30 seconds, 3 times, twice a day.",
            "stop_if": "the pain becomes sharp\nthe hand tingles or goes numb",
        },
    ),
    (
        "exercise",
        {
            "name": "Turn of the forearm",
            "steps": (
                "Bend the elbow at your side, palm up.\n"
                "Turn the palm down slowly, then up again.\n"
                "Later, hold a light thing in the hand, such as a spoon."
            ),
            "how_often": "Start with 10 times, twice a day.",
            "stop_if": "the elbow locks\nthe hand tingles or goes numb",
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Steroid injections as a routine | The gain is short, and more people have pain again later "
                "[elbow-steroid-trial].\n"
                "Injections of your own blood or platelets (PRP) | They probably do little or nothing more than an "
                "injection without a medicine. This is moderately sure: 32 studies [elbow-prp-review].\n"
                "Complete rest in a sling | The arm gets weak and stiff."
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer and fasting", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Talk with your employer about other tasks or tools for a while. At a desk, keep the mouse "
                "close, and use it with a loose hand.\n"
                "Phone | Holding a phone keeps the elbow bent. This can make numb fingers worse "
                "[ouh-cubital-tunnel]. Use a headset.\n"
                "Driving | Hold the wheel loosely. Do not drive if you cannot turn it fast without pain.\n"
                "Prayer | If weight on the hands hurts, bear less of it, or pray on a chair for a while.\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a pharmacist before you fast with them."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "My ring and little fingers tingle at night. What is that?",
            "answer": (
                "It may be the nerve on the inner side of the elbow. Bending the elbow for long presses on it. A towel "
                "around the elbow at night can keep it straighter. If the nerve is pressed for long, feeling and "
                "strength may not come back [ouh-cubital-tunnel]. So have it tested early."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first appointment for the elbow?",
            "answer": (
                "We ask about your work, your hobbies and what you lift. We test the grip, the tendons and the "
                "nerves. You leave with exercises that fit your day. Tell us of earlier injections."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look at your elbow", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
