"""Neck pain: movement and strength, phones and pillows, and the signs of a pressed spinal cord."""

ARTICLE = {
    "slug": "neck-pain",
    "title": "Neck pain",
    "seo_title": "Neck pain: exercises, pillows, phones, and when to get help",
    "summary": (
        "Most new neck pain lasts a few weeks. Gentle movement is better than a collar. Clumsy hands or unsteady "
        "walking need a doctor today. Here is what helps, what the phone does, and what must not wait."
    ),
    "key_points": (
        "Sudden severe neck pain with a change of face, speech or sight is an emergency.\n"
        "Hands that get clumsy, or unsteady walking, need a doctor today.\n"
        "Keep your neck moving. A collar is not advised, unless a doctor tells you so.\n"
        "Exercises for strength help when pain lasts for months.\n"
        "Do not drive while you cannot turn your head."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "neck-pain",
    "regions": ["neck"],
    "hero": "neck",
}

BLOCKS = [
    ("section_heading", {"text": "What it is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>It is pain or stiffness between the skull and the shoulders. It can spread to the shoulder blade, "
                "the arm or the head. About two of three people have it at some time [tims-neck].</p>"
                "<p>Most neck pain lasts only a few weeks [nhs-neck]. Read the signs below before you decide that "
                "yours is of this kind.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with daily life as far as you can [nidirect-neck]\n"
                "move the neck gently, several times a day [nidirect-neck]\n"
                "use heat for 20 minutes or cold for 5 minutes, wrapped in a towel [hse-neck]\n"
                "sleep on a low, firm pillow [nhs-neck]"
            ),
            "donts": (
                "wear a collar, unless a doctor tells you to [nhs-neck]\n"
                "drive or cycle if you cannot turn your head [nhs-neck]\n"
                "stay in one position for a long time [hse-neck]\n"
                "let anybody twist your neck with force if you have a sign from the lists below"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "neck-artery", "neck-sudden-weakness", "neck-stiff-with-fever", "serious-accident", "limb-cold",
                "chest-pain", "confused-or-very-ill",
            ],
        },
    ),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Clumsy hands or unsteady legs", "role": "symptoms"}),
    (
        "prose",
        {
            "html": (
                "<p>The neck can narrow and press on the spinal cord (myelopathy). It begins slowly. "
                "Buttons, keys or a pen become hard to handle. Hands feel numb. Legs feel stiff and "
                "walking gets unsteady [scot-myelopathy].</p>"
                "<p>See a doctor about this today. An operation can stop it from getting worse. "
                "Waiting leaves more lasting weakness [myelopathy-delay]. Sudden weakness is another thing: it is on "
                "the emergency list above.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What causes neck pain", "role": "causes"}),
    (
        "point_list",
        {
            "points": (
                "An awkward night | The neck was held badly in sleep and is locked in the morning [nhs-neck].\n"
                "One position for hours | Such as at a desk or in a car [nhs-neck].\n"
                "Poor sleep and little activity | In a study of 396 adults, both made neck pain more likely "
                "[phone-posture-study].\n"
                "An injury | Such as a car crash (whiplash) [nhs-neck].\n"
                "A pressed nerve | Pain and tingling run down one arm. Most people improve over time without an "
                "operation [afp-neck-nerve]."
            )
        },
    ),
    ("section_heading", {"text": "Do I need an X-ray or a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Normally not [tims-neck]. A doctor tests how your neck moves, and the strength, feeling and "
                "reflexes of arms and legs. If the spinal cord may be pressed, a scan is part of the answer "
                "[scot-myelopathy].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Three exercises to begin with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>These movements are usual advice for a stiff neck [nidirect-neck]. The numbers are a suggestion to "
                "start from. A physiotherapist may change them. Do not begin after an accident, or with a sign from "
                "the emergency or urgent list.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Turn the head",
            "steps": (
                "Sit up on a chair with your feet on the floor.\n"
                "Look slowly over one shoulder as far as it is comfortable.\n"
                "Wait for one breath. Come back and turn to the other side."
            ),
            "how_often": "5 times to each side, 3 to 5 times a day.",
            "stop_if": (
                "you feel dizzy or sick, or see double\nan arm tingles, or gets weak or numb\nthe pain gets sharp"
            ),
            "picture": "neck-turn",
        },
    ),
    (
        "exercise",
        {
            "name": "Pull the shoulder blades together",
            "steps": (
                "Sit or stand with your arms beside you.\n"
                "Pull both shoulder blades back and together.\n"
                "Hold it and count slowly to 5. Let go."
            ),
            "how_often": "10 times, twice a day.",
            "stop_if": "your chest hurts or you get short of breath\nan arm tingles, or gets weak or numb",
            "picture": "shoulder-squeeze",
        },
    ),
    (
        "exercise",
        {
            "name": "Ear towards the shoulder",
            "steps": (
                "Sit up. Let your shoulders hang.\n"
                "Lower one ear slowly towards the shoulder until you feel a gentle pull.\n"
                "Wait for one breath. Change sides."
            ),
            "how_often": "5 times to each side, twice a day.",
            "stop_if": "you feel dizzy\nan arm tingles, or gets weak or numb\nthe pain gets sharp",
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Staying active, and warmth or cold",
            "what_it_is": "Daily life as far as it goes, with a wrapped pack for comfort.",
            "evidence": "NHS advice. For packs we read no trial in neck pain: use what feels good.",
            "caution": (
                "Not on numb or broken skin.\n"
                "Not over or near a medicine patch [patch-heat].\n"
                "Not while you sleep."
            ),
            "reference": "nhs-neck",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise for strength",
            "what_it_is": "Training of neck, shoulders and arms, with light weights or bands, for some weeks.",
            "evidence": (
                "For pain that lasts, it reduces pain by a moderate to large amount (27 trials, moderate quality). For "
                "new neck pain nobody has tested it well."
            ),
            "caution": (
                "Not with clumsy hands or unsteady walking, before a doctor has seen you.\n"
                "Stop if you feel dizzy, or an arm gets weak, numb or tingles."
            ),
            "reference": "neck-exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Treatment by hand, together with exercise",
            "what_it_is": "A therapist moves the joints of the neck gently (mobilisation).",
            "evidence": (
                "Relief for a short time. Gentle moving works about as well as a quick push (manipulation). The "
                "studies were mostly weak."
            ),
            "caution": (
                "Not after an accident, with weak bones or with signs of a pressed spinal cord.\n"
                "A quick push can, in rare cases, be followed by a stroke [aha-neck-manipulation]. Whether it causes "
                "the stroke has not been shown. Ask for the gentle way.\n"
                "Stop if you feel dizzy, or face, speech or sight change. Then it is an emergency."
            ),
            "reference": "neck-manual-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Paracetamol, ibuprofen or an ibuprofen gel",
            "what_it_is": "Medicines for a short time, so that you can move.",
            "evidence": "NHS advice. We read no trial that says how much they help a neck.",
            "caution": "Read the three boxes “Before you take” and “Before you use” below.\nAsk a pharmacist which "
            "one suits you.",
            "names_a_medicine": True,
            "reference": "nhs-neck",
        },
    ),
    (
        "treatment_option",
        {
            "name": "An operation",
            "what_it_is": "A surgeon makes room for the spinal cord or a nerve.",
            "evidence": (
                "For a pressed spinal cord it can stop things from getting worse. For pain down one arm, most people "
                "do not need it [afp-neck-nerve]. We read no advice to operate for neck pain alone."
            ),
            "caution": "A large step. Ask for a second opinion if there is time.",
            "reference": "myelopathy-delay",
            "service": ["second-opinion"],
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
                "A collar | There is no proof that it helps to heal. It is better to keep the neck moving "
                "[nidirect-neck].\n"
                "Strong painkillers on prescription for new neck pain | In 347 adults one of them was no better than "
                "a tablet without medicine after 6 weeks [opal-trial]. If you take one now, ask your doctor before "
                "you stop.\n"
                "A scan for every stiff neck | It is normally not needed [tims-neck]."
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer, fasting", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | People recover faster if they stay at work or go back early, with light tasks at first "
                "[tims-neck]. Change your position before it gets stiff.\n"
                "Driving | Only when you can turn your head to both sides without delay [nidirect-neck].\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a doctor or pharmacist before Ramadan.\n"
                "Prayer | Turn the head only as far as it is comfortable. If bowing down makes you dizzy, pray on a "
                "chair and see a doctor."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Is my phone to blame?",
            "answer": (
                "Probably not by itself. In a study, how far people bent over the phone did not decide who got neck "
                "pain within a year. Poor sleep and too little activity did [phone-posture-study]. Put it down "
                "now and then and move."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Which pillow is best?",
            "answer": (
                "The NHS says: low and firm, so that the head is in line with the body [nhs-neck]. We read no study "
                "that proves one kind. Choose the one on which you sleep well."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "My arm tingles. What does it mean?",
            "answer": (
                "A nerve may be pressed. See a doctor about tingling [nhs-neck]. A suddenly cold, pale or numb arm "
                "is an "
                "emergency. So is an arm that gets weak quickly, or weak arms and legs."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like?",
            "answer": (
                "We ask when it began and what it keeps you from doing. We examine neck, arms, hands and how you walk. "
                "You get a plan in writing. Bring scans that you have and a list of your medicines. You may ask "
                "for a woman or a man."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If it stays or comes back", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
