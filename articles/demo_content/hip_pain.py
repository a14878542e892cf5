"""Hip pain: where it hurts tells much, exercise is the main care, and which signs cannot wait."""

ARTICLE = {
    "slug": "hip-pain",
    "title": "Hip pain",
    "seo_title": "Hip pain: causes by place, what helps, and when to get help",
    "summary": (
        "Pain from the hip joint is felt in the groin when you walk. Pain on the outer side comes more from tendons. "
        "Advice and exercise are the main care for both. Here is what helps, what does not, and which signs need help "
        "today."
    ),
    "key_points": (
        "Pain in the groin points to the joint. Pain on the outer side points to the tendons.\n"
        "After a fall, a broken hip does not always stop you from standing.\n"
        "Advice and exercise are the main care for hip arthritis and for tendon pain.\n"
        "A steroid injection may help for a while. In a trial of tendon pain, exercise did better.\n"
        "Tell your doctor if you took steroids for long or have sickle cell disease."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "hip-pain",
    "regions": ["hip"],
    "hero": "hip",
}

BLOCKS = [
    ("section_heading", {"text": "Where the hip hurts", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>The hip is a ball and a cup. The ball is the top of the thigh bone. The cup is part of the "
                "pelvis. The joint lies deep in the groin.</p><p>The place of the pain is a hint, not proof.</p>"
            )
        },
    ),
    (
        "data_table",
        {
            "caption": "What the place of the pain may mean",
            "rows": (
                "Where it hurts | It may come from\n"
                "Groin or front of the thigh | the joint itself [mayo-hip]\n"
                "Outer side of the hip | tendons and muscles around the joint [mayo-hip]\n"
                "Buttock | the lower back, or muscles [mayo-hip]\n"
                "Only the knee | sometimes the hip [devon-hip]"
            ),
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
                "keep moving, but walk shorter ways and rest between them\n"
                "sleep on your back, or on the good side with a pillow between the knees [kingston-hip]\n"
                "put the feet a little wider apart on stairs\n"
                "use a stick if you limp, until you walk better\n"
                "sit on a higher chair"
            ),
            "donts": (
                "lie on the painful side [kingston-hip]\n"
                "sit with crossed legs or in low chairs\n"
                "stand with all your weight on one hip\n"
                "stretch the outer side hard: this can make the tendon worse [dynamic-health-hip]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>After a fall a broken hip can hide. Some people can still stand or walk, and there may be no "
                "bruise. If you think that the hip is broken, go to hospital at once [nhs-hip-fracture].</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Common causes", "role": "causes"}),
    (
        "point_list",
        {
            "points": (
                "Arthritis of the joint (osteoarthritis) | The smooth layer on the bones gets thin. It hurts in the "
                "groin [mayo-hip].\n"
                "Sore tendons on the outer side (greater trochanteric pain syndrome) | Often after a change in how "
                "much you walk or stand [kingston-hip].\n"
                "Bones that touch too early (hip impingement) | The shape of the ball or the cup makes the groin "
                "hurt when the hip bends.\n"
                "Too little blood to the bone (avascular necrosis) | It is linked with long use of steroids in high "
                "doses, too much alcohol, an injury, and sickle cell disease [mayo-necrosis]."
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A clinician asks where it hurts, looks at how you walk, and moves the hip and the "
                "back.</p><p>NICE, the UK body that advises on care, says that arthritis can be found without an "
                "X-ray [nice-ng226]. You must be 45 or over, and the pain must come with use. The joint is stiff in "
                "the morning for 30 minutes at most.</p><p>A picture is of use when something does not fit, such as "
                "quick worsening [nice-ng226].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Advice and exercise for pain on the outer side",
            "what_it_is": "You learn which positions press on the tendon, and you build up its strength step by step.",
            "evidence": (
                "In a trial of 204 people, about 8 of 10 were better after 8 weeks of advice and exercise. With one "
                "steroid injection it was 6 of 10. With waiting it was 3 of 10. This is only one trial."
            ),
            "caution": (
                "Not if one of the emergency or urgent signs above fits you.\n"
                "Stop if the pain is worse the next morning, and do less."
            ),
            "reference": "gtps-trial",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise for hip arthritis",
            "what_it_is": "Strength training, walking or other movement, alone or in a group.",
            "evidence": (
                "Pain fell from 29 to 21 on a scale of 100. The change is small, but we can be quite sure of it."
            ),
            "caution": (
                "Not if one of the emergency or urgent signs above fits you.\n"
                "It may hurt a little more at first. Ask if this does not settle."
            ),
            "reference": "hip-exercise-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Weight loss, if you weigh too much",
            "what_it_is": "A goal that you choose, with help to reach it.",
            "evidence": "Any loss is likely to help in arthritis. Losing 10 % of your weight helps more than 5 %.",
            "caution": "Ask a doctor first if you are pregnant, or take medicines for diabetes.",
            "reference": "nice-ng226",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen. The lowest dose, for the shortest time.",
            "evidence": "NICE advises them only as a second step in arthritis.",
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nasgp-oa",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection",
            "what_it_is": "A steroid and a local anaesthetic, placed with a needle. Ultrasound shows the way.",
            "evidence": (
                "In a trial of arthritis, 199 people were followed for six months. Pain was 1.4 of 10 points lower "
                "than with advice alone. An injection of the anaesthetic alone did about as well."
            ),
            "caution": "Read “Before you have a steroid injection” below.",
            "names_a_medicine": True,
            "reference": "hip-injection-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A new hip joint",
            "what_it_is": "The ball and the cup are replaced (hip replacement).",
            "evidence": (
                "It is a choice when other care no longer controls the pain and daily life is hard. People usually "
                "have much less pain afterwards. Most new joints last at least 15 years."
            ),
            "caution": (
                "Risks are infection, a blood clot, and a ball that slips out of the cup. Ask how often this happens "
                "with your surgeon."
            ),
            "reference": "hip-replacement-choice",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "Three exercises to start with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Do not do these if an emergency or urgent sign above fits you. Ask first if you are pregnant, "
                "have weak bones, or lately had an operation.</p><p>The numbers are a suggestion to start from. A "
                "physiotherapist may change them for you. Mild pain is acceptable if it is gone by the next "
                "morning.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Bridge",
            "steps": (
                "Lie on your back. Bend your knees, feet flat and as wide as your hips.\n"
                "Press the feet down and lift your hips slowly.\n"
                "Hold while you breathe in and out.\n"
                "Lower slowly."
            ),
            "how_often": "Start with 8 times, once a day. Add two when it is easy.",
            "stop_if": (
                "the pain becomes sharp\nthe leg tingles or goes numb\nyou feel dizzy or have pain in the chest"
            ),
            "picture": "bridge",
        },
    ),
    (
        "exercise",
        {
            "name": "Stand up and sit down",
            "steps": (
                "Sit on the front half of a firm chair that cannot slide.\n"
                "Lean forward, with your feet under your knees.\n"
                "Stand up slowly. Use your hands if you need them.\n"
                "Sit down slowly."
            ),
            "how_often": "Start with 5 times, twice a day.",
            "stop_if": "the groin hurts sharply\nthe leg gives way\nyou feel dizzy or have pain in the chest",
            "picture": "sit-to-stand",
        },
    ),
    (
        "exercise",
        {
            "name": "Side leg lift",
            "steps": (
                "Lie on the good side, head on your arm.\n"
                "Bend the lower leg a little. Keep the upper leg straight.\n"
                "Lift the upper leg to the height of your shoulder, toes to the front.\n"
                "Lower slowly, onto a pillow."
            ),
            "how_often": "Start with 5 times, once a day. Leave it out while the outer side is very sore.",
            "stop_if": "the outer side hurts more and more\nthe leg tingles or goes numb\nthe back hurts",
            "picture": "side-leg-lift",
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Other painkillers as a routine | In arthritis the common ones have not been shown to help enough. "
                "Strong ones on prescription do more harm than good [nasgp-oa]. Ask the doctor before you stop one "
                "that you take now.\n"
                "Keyhole washing of a joint with arthritis | It is no longer advised [nasgp-oa].\n"
                "Hands-on treatment alone | NICE says to consider it only together with exercise [nice-ng226].\n"
                "Bed rest | Muscles get weak, and the joint gets stiffer."
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer and fasting", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Change between sitting, standing and walking. Ask for lighter loads and fewer stairs for a "
                "while.\n"
                "Driving | Drive only if you can move the foot fast and brake hard. After a hip replacement, ask "
                "your surgeon first.\n"
                "Prayer | Bowing and sitting on the floor bend the hip far. If this hurts, use a chair.\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a doctor or pharmacist before you fast with them.\n"
                "Summer | Walk indoors, or early in the morning. Drink enough."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Can I pray on the floor after a hip replacement?",
            "answer": (
                "Some positions can make the ball slip out. Ask your surgeon when you may kneel and bow. Say before "
                "the operation that this matters to you."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first appointment for the hip?",
            "answer": (
                "We ask where it hurts and what you can no longer do. We watch you walk. We move hip, back and knee. "
                "You leave with a plan in plain words."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look at your hip", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
