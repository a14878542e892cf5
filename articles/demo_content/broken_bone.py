"""A broken bone and life in a cast: signs of a cast that is too tight, daily life, healing and coming back."""

ARTICLE = {
    "slug": "a-broken-bone-and-life-in-a-cast",
    "title": "A broken bone and life in a cast",
    "seo_title": "A broken bone: life in a cast, warning signs and healing",
    "summary": (
        "A cast holds a broken bone still while it heals. Keep it raised and dry, and move your fingers or toes. "
        "Here is what is an emergency, and how to wash, fly, drive and pray."
    ),
    "key_points": (
        "Tight pain that grows in a cast, or cold, pale, blue or numb fingers or toes, is an emergency.\n"
        "A swollen, painful or warm leg may be a clot: go today to a hospital that can scan.\n"
        "Raise the limb, keep the cast dry, and put nothing inside it.\n"
        "Move every joint that is free, several times a day.\n"
        "Smokers heal late or not at all about twice as often."
    ),
    "article_type": "recovery_advice",
    "for_whom": "over_16",
    "condition": "broken-bone",
    "regions": ["wrist-and-hand", "ankle-and-foot", "elbow", "shoulder", "knee"],
    "hero": "cast",
}

BLOCKS = [
    ("section_heading", {"text": "What it is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>A broken bone and a fracture are the same thing [norfolk-fracture]. A bone may be cracked, bent or "
                "in pieces. If you think that a bone is broken and nobody has looked at it, go to a hospital now. "
                "This page is mostly for the time after.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    ("figure", {"picture": "raised-arm"}),
    (
        "do_dont_list",
        {
            "dos": (
                "keep the arm or leg raised on pillows, no lower than your heart [rnoh-leg-cast]\n"
                "look at your fingers or toes often: colour, warmth, feeling, movement\n"
                "move them, and all joints that are free [milton-keynes-cast]\n"
                "let a new cast dry by itself: plaster needs up to 72 hours, a synthetic cast 1 hour "
                "[plymouth-cast]\n"
                "keep your heel or elbow free of pressure"
            ),
            "donts": (
                "get the cast wet\n"
                "push anything inside, however much it itches [plymouth-cast]\n"
                "cut or trim the cast [leeds-cast]\n"
                "use a hair dryer or a heater on it [plymouth-cast]\n"
                "put weight on the leg, unless your doctor allows it [leeds-cast]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "limb-tight", "limb-cold", "limb-shape", "chest-pain", "fall-and-cannot-stand", "hot-joint-and-ill",
                "hot-artificial-joint", "deep-joint-and-ill", "serious-accident", "confused-or-very-ill",
            ],
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>Tight pain that grows can be compartment syndrome: pressure in the muscle holds back the blood. "
                "The pain gets worse when you move. It needs an operation as soon as possible [nhs-compartment].</p>"
                "<p>If it only feels tight, with no sign of the red list, raise it now. If it is no better after "
                "30 minutes, go to a hospital at once [rnoh-leg-cast].</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    (
        "prose",
        {
            "html": (
                "<p>A leg cast can hide the swelling. New pain or tenderness of the calf or thigh counts too "
                "[sirona-cast-clot].</p>"
            )
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>In a cast, bad swelling, a fever or pain that grows cannot wait for tomorrow. Go to a hospital now "
                "[milton-keynes-cast]. After an injury, so do a leg that cannot take four "
                "steps and an arm too painful to use.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "urgent", "signs": ["bone-pain-at-night", "growing-lump", "weight-loss"]}),
    (
        "prose",
        {
            "html": (
                "<p>Call the place that put the cast on, today, for one of these [milton-keynes-cast]"
                "[rnoh-leg-cast]:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "the cast is wet, soft, cracked or loose\n"
                "it rubs, burns or feels like a blister\n"
                "it smells, or something leaks\n"
                "something has fallen inside"
            )
        },
    ),
    ("care_notice", {"urgency": "routine", "signs": ["not-better", "daily-life"]}),
    ("section_heading", {"text": "How long it takes", "role": "how_it_happens"}),
    (
        "prose",
        {
            "html": (
                "<p>A broken wrist stays in a cast for about six weeks. Most heal within 6 to 12 weeks [ros-wrist]. "
                "Other bones differ: ask your doctor about yours.</p><p>It can take longer with diabetes or if you "
                "smoke [norfolk-fracture]. In 40 studies, the bones of smokers healed late or not at all 2.2 times "
                "as often [smoking-bone-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A doctor looks at the place and tests blood flow, feeling and movement. Normally an X-ray is taken "
                "[norfolk-fracture]. Some breaks are seen only later. If a small fall broke the bone, ask "
                "whether your bones are weak.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Raising it, and moving what is free",
            "what_it_is": "Pillows under the limb, and exercises for fingers or toes.",
            "evidence": "Hospitals advise it for every cast, because it keeps swelling down. We read no trial.",
            "caution": (
                "Not enough if fingers or toes are cold, pale, blue or numb. That is an emergency.\n"
                "Stop an exercise if the pain gets sharp."
            ),
            "reference": "rnoh-leg-cast",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Paracetamol",
            "what_it_is": "A medicine for the pain of the first days.",
            "evidence": (
                "NICE, the UK body that advises on care: paracetamol for mild pain. A doctor can add a stronger "
                "medicine. Severe pain is treated in hospital."
            ),
            "caution": (
                "Read “Before you take paracetamol” below.\n"
                "Anti-inflammatories such as ibuprofen are not for frail or older people with a broken bone.\n"
                "Before you take a stronger painkiller, ask about driving and alcohol.\n"
                "Pain that painkillers do not ease, in a cast, is an emergency."
            ),
            "names_a_medicine": True,
            "reference": "nice-ng38",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A cast, or a brace that can be taken off",
            "what_it_is": "The bone is held still from outside.",
            "evidence": (
                "For broken ankles, a trial of 669 adults found no clear difference after 16 weeks. "
                "We are fairly sure for ankles. For other bones ask your doctor."
            ),
            "caution": (
                "Tell them about diabetes, poor blood flow, or skin that feels little [rnoh-leg-cast].\n"
                "Take a brace off only as you were told."
            ),
            "reference": "ankle-fracture-brace-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Setting the bone, then a cast or wires",
            "what_it_is": "Under an anaesthetic a doctor sets the broken bone. A moulded cast or wires hold it.",
            "evidence": (
                "In a trial of 500 adults with a broken wrist, wires were no better than a cast after a year. "
                "But 13 of 100 in a cast needed an operation in the first 6 weeks."
            ),
            "caution": (
                "Go to each check, because the bone can slip.\n"
                "Before an anaesthetic, tell them about allergies, your medicines and pregnancy."
            ),
            "names_a_medicine": True,
            "reference": "drafft2",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Medicine against clots, for a leg in a cast",
            "what_it_is": "Daily injections or tablets for people at greater risk.",
            "evidence": (
                "About 1 in 50 people whose leg is kept still gets a clot. The risk is greater over 60, in "
                "pregnancy, with cancer, with the pill or after an earlier clot."
            ),
            "caution": (
                "Only when a doctor prescribes it. Ask whether you need it.\n"
                "Tell the doctor about bleeding, an ulcer, kidney disease, pregnancy, allergies and all your medicines."
            ),
            "names_a_medicine": True,
            "reference": "cambridge-cast-clot",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Physiotherapy when the cast is off",
            "what_it_is": "Exercises for stiff joints and weak muscles.",
            "evidence": "Usual NHS care after a cast. Sometimes it begins earlier. We read no trial for all bones.",
            "caution": "Not before your doctor allows it.\nStop if the place gets hot or swells more.",
            "reference": "norfolk-fracture",
            "service": ["physio"],
        },
    ),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "A pen or a wire against the itch | Nothing may go down a cast, however much it itches "
                "[plymouth-cast]. Have itching that does not stop looked at [leeds-cast].\n"
                "Drying the cast with heat | It must dry by itself [plymouth-cast].\n"
                "Smoking | It delays healing [smoking-bone-review].\n"
                "Waiting with a tight cast | With pain that grows, not at all [nhs-compartment]. If it only feels "
                "tight, no longer than 30 minutes with the limb raised [rnoh-leg-cast]."
            )
        },
    ),
    ("section_heading", {"text": "Life in a cast", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Washing | Keep the cast in a sealed waterproof bag. Not under water: no bath, no pool, no sea "
                "[leeds-cast].\n"
                "Prayer | The cast must stay dry [milton-keynes-cast]. Ask your imam how to wash for prayer. Pray on "
                "a chair with the leg raised.\n"
                "Heat and sand | Stay cool indoors. Keep sand out with a clean sock or cloth.\n"
                "Flying | After a new cast, some airlines ask you to wait 24 hours. For flights of 2 hours or more "
                "it is 48 hours [nhs-flying-cast]. Ask yours. Ask your doctor about clots too.\n"
                "Driving | Driving in a cast is dangerous, and your insurance may not pay [leeds-cast].\n"
                "Work | Ask for work that lets you keep the limb raised. Ask your doctor for a sick note if it does "
                "not.\n"
                "Sleep | Keep the limb on pillows at night as well."
            )
        },
    ),
    ("section_heading", {"text": "Three exercises", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>Exercise the joints above the cast and the fingers or toes below it [leeds-cast]. The numbers are "
                "a suggestion to start from. A physiotherapist may change them.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Fingers or toes",
            "steps": "Raise the limb.\nBend all fingers or toes as far as they go.\nStretch them out wide.",
            "how_often": "10 times, every hour while you are awake.",
            "stop_if": (
                "the pain gets much worse when you move them: this can be an emergency\n"
                "they get cold, pale, blue or numb"
            ),
        },
    ),
    (
        "exercise",
        {
            "name": "The joints above the cast",
            "steps": (
                "For an arm: bend and straighten the elbow if it is free. Lift the arm to the front.\n"
                "For a leg: bend and straighten the knee if it is free. Lift the leg a little, lying down."
            ),
            "how_often": "10 times, 3 times a day.",
            "stop_if": "the pain gets sharp\nthe cast presses or rubs\nyou feel dizzy or short of breath",
        },
    ),
    (
        "exercise",
        {
            "name": "After the cast: slow circles",
            "steps": (
                "Wait until your doctor allows it.\n"
                "Move the stiff joint up and down, slowly.\n"
                "Then make slow circles, in both directions."
            ),
            "how_often": "10 each way, 3 to 4 times a day.",
            "stop_if": "the pain gets sharp\nthe joint gets hot or swells more\nthe calf swells or hurts",
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "My cast feels tight. How long can I wait?",
            "answer": (
                "With pain that grows, or cold, pale, blue or numb fingers or toes, do not wait: it is an emergency. "
                "On brown or black skin, compare both hands or feet. If it only feels tight, raise it now. If it is no "
                "better after 30 minutes, go to a hospital at once [rnoh-leg-cast]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "May I fast with a broken bone?",
            "answer": (
                "Ask your doctor or pharmacist first. Ask which medicines suit days without water. Drinking enough "
                "is part of the advice against clots [cambridge-cast-clot]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Can I come to you with a cast?",
            "answer": (
                "For checks and for exercises, yes. Bring the X-rays and the letter of the hospital. Tell us when you "
                "book where the cast is. A fresh break, a tight cast and the signs above belong in a hospital."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "When the cast is off", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
