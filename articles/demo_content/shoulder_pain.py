"""Shoulder pain: rotator cuff pain and frozen shoulder, and what trials say of exercise, injections and surgery."""

ARTICLE = {
    "slug": "shoulder-pain",
    "title": "Shoulder pain",
    "seo_title": "Shoulder pain: exercises, frozen shoulder, and what helps",
    "summary": (
        "A painful shoulder needs gentle movement, and patience. Simple exercises at home did as well as six sessions "
        "in a large trial. Here is how to start, what a stiff shoulder means, and which operation is not advised."
    ),
    "key_points": (
        "Chest pain or trouble breathing with shoulder pain is an emergency.\n"
        "Keep the arm moving gently. Do not keep it in a sling on your own.\n"
        "For rotator cuff pain, one good session of advice and home exercise helped as much as several.\n"
        "An injection helps some people for a short time.\n"
        "Shaving bone off the shoulder (decompression) works no better than pretended surgery."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "shoulder-pain",
    "regions": ["shoulder"],
    "hero": "shoulder",
}

BLOCKS = [
    ("section_heading", {"text": "What it is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>Four muscles and their tendons hold and turn the shoulder. Together they are called the rotator "
                "cuff. When they are irritated, it hurts to lift the arm or to lie on it.</p><p>If the joint itself "
                "gets stiff, so that nobody can turn your arm out, it may be a frozen shoulder. Pain that runs down "
                "to the shoulder blade or upper arm can also come from the neck [dynamic-health-shoulder].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "do_dont_list",
        {
            "dos": (
                "stay active and move the shoulder gently [nhs-shoulder]\n"
                "rest your arm on a cushion in your lap when you sit\n"
                "use heat or cold for up to 20 minutes, with a cloth around it [nhs-shoulder]\n"
                "change for a time what hurts, such as work above your head"
            ),
            "donts": (
                "stop using the shoulder: it can stop it getting better [nhs-shoulder]\n"
                "make up hard exercises, or use heavy gym equipment [nhs-shoulder]\n"
                "put heat or cold on numb or broken skin\n"
                "put heat over or near a medicine patch [patch-heat]"
            ),
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>It usually takes about 2 weeks of this before the pain eases. Recovery can take 6 months or "
                "longer [nhs-shoulder].</p>"
            )
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "chest-pain", "limb-shape", "limb-cold", "limb-tight", "deep-joint-and-ill", "hot-joint-and-ill",
                "hot-artificial-joint", "serious-accident", "confused-or-very-ill",
            ],
        },
    ),
    ("care_notice", {"urgency": "urgent"}),
    (
        "prose",
        {
            "html": (
                "<p>See a doctor today or tomorrow also if the pain is sudden and very bad. The same is true if both "
                "shoulders hurt badly, or if you cannot lift the arm after a fall. Tingling that does not go away "
                "needs a doctor as well [nhs-shoulder].</p><p>NHS advice: see a doctor too if it gets worse, or is no "
                "better after 2 weeks [nhs-shoulder].</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Frozen shoulder", "role": "types"}),
    (
        "prose",
        {
            "html": (
                "<p>The bag around the joint gets sore, then tight (adhesive capsulitis). First it hurts most, then it "
                "is stiff, then it slowly loosens. It mostly takes 18 months to 2 years, sometimes up to 5 "
                "[nidirect-frozen-shoulder].</p>"
                "<p>About 20 of 100 people with diabetes get it at some time. Without diabetes it is about 5 of 100 "
                "[diabetes-uk-frozen-shoulder].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Do I need a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Not at first, for many people [shoulder-mri-study]. We ask where it hurts and since when. We test "
                "how far the arm goes, alone and with help, and how strong it is. We look at the neck as well.</p>"
                "<p>Scans show changes in nearly all adults of middle age. In 602 adults from 41 to 76 years, 99 of "
                "100 had a change of the rotator cuff. Of the shoulders without pain, 96 of 100 had one too "
                "[shoulder-mri-study]. A scan makes sense after an injury, or when it would change the treatment.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Three exercises to begin with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Some discomfort is fine, strong pain is not. If it is no better after 6 to 8 weeks, have it "
                "looked at [dynamic-health-shoulder]. The numbers are a suggestion to start from. A physiotherapist "
                "may change them. After an injury see a doctor first.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Let the arm swing",
            "steps": (
                "Lean forward and hold a table with the good arm.\n"
                "Let the sore arm hang.\n"
                "Swing it gently forward and back, then side to side, then in small circles."
            ),
            "how_often": "About 10 swings each way, 2 to 3 times a day.",
            "stop_if": "you feel dizzy when you bend forward\nthe pain gets sharp\nthe arm tingles or feels numb",
            "picture": "pendulum",
        },
    ),
    (
        "exercise",
        {
            "name": "Slide up the wall",
            "steps": (
                "Stand in front of a wall. Put both hands on it at the height of your chest.\n"
                "Slide both hands up as far as it is comfortable.\n"
                "Wait for one breath. Slide down slowly."
            ),
            "how_often": "5 to 10 times, 2 to 3 times a day.",
            "stop_if": "the pain gets sharp\nthe pain is stronger an hour later\nthe shoulder feels as if it slips",
            "picture": "wall-slide",
        },
    ),
    (
        "exercise",
        {
            "name": "Lift with both hands",
            "steps": (
                "Hold your hands together in front of you.\n"
                "Lift both arms forward. Let the good arm help.\n"
                "Lower them slowly."
            ),
            "how_often": "5 to 10 times, 2 to 3 times a day.",
            "stop_if": "the pain gets sharp\nyour chest hurts or you get short of breath\nthe arm gives way",
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Advice and home exercise",
            "what_it_is": "A physiotherapist examines you once and shows you exercises that you do at home.",
            "evidence": (
                "In a trial of 708 adults, one session was as good over a year as up to six sessions. The trial was "
                "large and well made. It did not test doing nothing."
            ),
            "caution": (
                "Not if the shoulder was injured and nobody has looked at it.\n"
                "Stop if the arm gets weak, numb or tingles."
            ),
            "reference": "grasp-trial",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Paracetamol, or an anti-inflammatory such as ibuprofen",
            "what_it_is": "Tablets for a short time, so that you can move.",
            "evidence": "NHS advice, so that you can keep moving. We read no trial that says how much they help.",
            "caution": "Read the two boxes “Before you take” below.\nAsk a pharmacist which one suits you.",
            "names_a_medicine": True,
            "reference": "nhs-shoulder",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection",
            "what_it_is": "A medicine against inflammation, put beside the tendon or into the joint with a needle.",
            "evidence": (
                "For rotator cuff pain it helped a little, and only early. Over a year it made no difference. "
                "We are fairly sure."
            ),
            "caution": "Read “Before you have a steroid injection” below.\nThe exercises go on after it.",
            "names_a_medicine": True,
            "reference": "grasp-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Hospital treatment for a frozen shoulder",
            "what_it_is": (
                "Physiotherapy with a steroid injection, or the joint is stretched or cut free while you sleep."
            ),
            "evidence": (
                "In a trial of 503 adults all three were about equal after 12 months. Most people get "
                "better in one to three years, also without treatment. About 1 in 10 is sent to a hospital."
            ),
            "caution": (
                "Read “Before you have a steroid injection” below.\n"
                "Not before exercises and time have been tried.\n"
                "Keyhole surgery had more risks. After physiotherapy, more people needed a further treatment "
                "[uk-frost-nihr]."
            ),
            "names_a_medicine": True,
            "reference": "uk-frost",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Shaving bone (decompression) | After a year, pain is no better than after pretended surgery. About "
                "6 of 1,000 people had a serious harm [shoulder-decompression-review]. A panel of doctors and "
                "patients advises strongly against it [bmj-shoulder-decompression].\n"
                "A sling without an injury | Not using the shoulder can stop it getting better [nhs-shoulder].\n"
                "A scan only to be sure | It finds changes that many people have without pain [shoulder-mri-study]."
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer, fasting", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Keep the things you use near you and below the shoulder. Ask for less lifting and less work "
                "above the head for a time.\n"
                "Driving | Drive only if you can turn the wheel hard with both hands, and reach the belt. Not with a "
                "medicine that makes you sleepy.\n"
                "Prayer | When you bow down, put your weight on the good arm, or on both forearms. Use a chair if it "
                "hurts too much, and ask your imam.\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a doctor or pharmacist before Ramadan.\n"
                "Sport | Come back when you can lift the arm without a sharp pain. Begin with little."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "I can’t lift my arm over my head. What now?",
            "answer": (
                "Sore tendons or a frozen shoulder are common reasons. If it began with a fall, or the arm is "
                "suddenly weak, "
                "see a doctor today."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "How can I sleep?",
            "answer": (
                "Try your back or the other side, with a pillow under the sore arm. Pain that wakes you every night "
                "needs a doctor."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "My scan shows a tear. Must it be repaired?",
            "answer": (
                "Not always. In a study, a tear by itself did not explain the pain, once other findings were counted "
                "[shoulder-mri-study]. A tear after a fall, with new weakness, is different: have it seen soon."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like?",
            "answer": (
                "You show us what hurts. We examine both shoulders and the neck. You try exercises and take them "
                "home in writing. Wear a top that shows the shoulder. You may ask for a woman or a man. Bring scans "
                "that you have."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If it does not get better", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
