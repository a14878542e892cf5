"""A child who limps: what to look at, when it is an emergency, and what a doctor looks for at each age."""

ARTICLE = {
    "slug": "a-child-who-limps",
    "title": "A child who limps",
    "seo_title": "A child who limps: when to go to hospital, and what it can be",
    "summary": (
        "A small injury is the most common reason for a limp. A few causes need help within hours. "
        "A limp with a fever is an emergency, and so are some hips in older children. Here is what to look for."
    ),
    "key_points": (
        "A child who limps and has a fever, or looks ill, needs a hospital now.\n"
        "From 9 to 16 years: pain in hip, groin, thigh or knee, and cannot stand? Do not let the child walk. "
        "Get help now.\n"
        "Pain in the knee can come from the hip, so both must be examined.\n"
        "Growing pains are in both legs and do not make a child limp.\n"
        "A new limp without a clear fall, no weight on the leg, or under 3 years: a doctor today."
    ),
    "article_type": "condition_guide",
    "for_whom": "children",
    "condition": "child-limp",
    "regions": ["hip", "knee", "ankle-and-foot"],
    "hero": "child",
}

BLOCKS = [
    ("section_heading", {"text": "What a limp is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>A child limps when one leg is used less than the other. A small child may crawl again.</p><p>A "
                "small injury, such as a sprain, is the most common reason [healthier-together-limp]. A limp without "
                "a clear reason should always be checked by a doctor or nurse [hny-limp].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do now", "role": "self_care"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Look for an emergency sign | They stand in the next part. If there is one, go now.\n"
                "Take the temperature | A limp with a fever cannot wait [hny-limp].\n"
                "Look at the foot | Look for a wound on the sole, and look into the shoe [pmm-limp-tips].\n"
                "Compare both legs | Look for a joint that is swollen, warm or held bent. The skin may be red or "
                "darker. This is hard to see on brown or black skin.\n"
                "Ask | When did it begin? Was there a fall? Was there a cold or a stomach illness before? Is it "
                "worse in the morning?\n"
                "Let the child rest | Do not ask a child in pain to walk. Carry the child."
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "child-limp-and-fever", "child-hip", "child-drowsy-or-rash", "hot-joint-and-ill", "deep-joint-and-ill",
                "hot-artificial-joint", "limb-shape", "limb-cold", "limb-tight", "fall-and-cannot-stand",
                "serious-accident", "both-legs", "bladder-or-bowel", "numb-saddle", "cancer-and-weakness",
                "confused-or-very-ill", "chest-pain",
            ],
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>Do not wait for a medicine to work. Give nothing to eat, drink or swallow to a child who is "
                "drowsy, "
                "hard to wake or badly hurt.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    (
        "care_notice",
        {
            "urgency": "urgent",
            "signs": [
                "child-no-weight", "child-new-limp", "child-not-better", "child-limps-under-3", "child-swollen-joint",
                "hot-joint", "badly-swollen-or-locked", "foot-drop", "bone-pain-at-night", "child-back", "growing-lump",
                "weight-loss",
            ],
        },
    ),
    (
        "prose",
        {
            "html": (
                "<p>NHS advice: see a doctor today for a new limp or sudden pain in hip, thigh or knee. It should "
                "always be checked [nhs-irritable-hip].</p><p>Book a planned appointment for a limp that comes and "
                "goes, also when it does not hurt. A limp without pain can be the first sign of Perthes’ disease of "
                "the hip [pmm-hip-tips].</p>"
            )
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "Awaiting our clinicians",
            "text": (
                "At which temperature does a limp become an emergency? One NHS page says above 38 °C "
                "[healthier-together-limp]. Another says above 38.5 °C [hny-limp]. Until our doctors decide, take any "
                "fever with a limp as an emergency."
            ),
        },
    ),
    ("section_heading", {"text": "What it can be, by age", "role": "causes"}),
    (
        "data_table",
        {
            "caption": "Causes that doctors think of first",
            "rows": (
                "Age | More common | Must not be missed\n"
                "1 to 4 years | Irritable hip, break of the shin (toddler’s fracture) | Infected joint or bone, "
                "badly formed hip\n"
                "4 to 10 years | Irritable hip | Infected joint or bone, Perthes’ disease [pmm-hip-tips]\n"
                "Over 10 years | Strain from sport, small bone breaks from overuse | Slipped hip, infected joint or "
                "bone\n"
                "All ages | Injury of leg or foot | Infection, cancer of blood or bone, a cause in belly or groin "
                "[rch-limp]"
            ),
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Irritable hip (transient synovitis) | The lining of the hip is sore for a time. It can follow a "
                "cold or a stomach illness. It often gets better in 1 or 2 weeks [wales-irritable-hip].\n"
                "Infected joint (septic arthritis) | Germs in a joint can destroy it. It needs hospital care at "
                "once. A newborn may have no fever [septic-hip-review].\n"
                "Slipped hip (slipped epiphysis) | The top of the thigh bone slips, mostly from 8 to 15 years. It "
                "may hurt only in the thigh or knee, and is often missed at first [afp-slipped-hip].\n"
                "Perthes’ disease | Bone in the hip loses its blood supply. It grows again over two years or more. "
                "It is seen mostly from 4 to 12 years [plymouth-perthes].\n"
                "Swollen, stiff joints | A joint that is stiff in the morning can mean arthritis, which children can "
                "have too [pmm-limp-tips]."
            )
        },
    ),
    ("section_heading", {"text": "Growing pains are different", "role": "symptoms"}),
    (
        "prose",
        {
            "html": (
                "<p>Growing pains are in both legs. They come at the end of the day or at night, and are gone in the "
                "morning [pmm-growing-pains]. They should never make a child limp [pmm-limp-tips].</p><p>See a doctor "
                "if the pain is in one leg or only in a joint. See one too if it is there in the morning. Do the same "
                "if your child has a fever or does less than before [pmm-growing-pains].</p>"
            )
        },
    ),
    ("section_heading", {"text": "How the cause is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>The doctor asks what happened and watches your child walk. Then the doctor moves hip, knee and "
                "foot gently. The back and the belly are examined too, because pain can come from there "
                "[pmm-limp-pitfalls].</p><p>Some children need an X-ray, a blood test or a scan "
                "[wales-irritable-hip]. For a slipped hip, both hips are X-rayed [afp-slipped-hip]. An early X-ray "
                "can be normal although the joint is infected [pmm-limp-pitfalls]. Come back if it gets "
                "worse.</p><p>Doctors ask every family how an injury happened, and who saw it. It is part of good "
                "care.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    ("prose", {"html": "<p>The cause decides. The first two are for home, once a doctor has seen the child.</p>"}),
    (
        "treatment_option",
        {
            "name": "Rest for the leg",
            "what_it_is": "Only quiet play: no running, jumping or sport.",
            "evidence": (
                "This is the usual advice for irritable hip: no strain for at least 2 weeks, then "
                "slowly more. We found no study that tested it."
            ),
            "caution": "Not enough on its own if the pain grows or a fever begins. Then go to hospital.",
            "reference": "wales-irritable-hip",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Paracetamol or ibuprofen for children",
            "what_it_is": (
                "One of the two, in the dose on the pack for your child’s age and weight. A child who is "
                "much lighter than others gets the dose of the younger age group [rch-child-pain]."
            ),
            "evidence": (
                "In one small trial, irritable hip lasted 2 days with ibuprofen and 4.5 days without. Of 36 children, "
                "over 80 % were well in 7 days, with or without it. One small trial gives a hint. It is not proof."
            ),
            "caution": (
                "Never aspirin under 16 years, unless a doctor says so [nhs-reye].\n"
                "Paracetamol: 4 doses in 24 hours at most, 4 hours apart. Not under 2 months "
                "[sheffield-child-painkillers].\n"
                "Paracetamol: if your child may have had too much, go to a hospital now, even if the child seems "
                "well [liver-trust-paracetamol].\n"
                "Paracetamol: not after an allergic reaction to it, and not with another medicine that has it "
                "inside. Ask first with an illness of the liver [nhs-paracetamol].\n"
                "Ibuprofen: 3 doses in 24 hours at most, 6 hours apart [sheffield-child-painkillers]. Not under 3 "
                "months [nurofen-child-leaflet].\n"
                "Ibuprofen: not if it, aspirin or a similar medicine ever caused wheezing, a runny nose or a rash "
                "[nhs-ibuprofen].\n"
                "Ibuprofen: not with chickenpox, unless a doctor says so [greenway-chickenpox].\n"
                "Ibuprofen: not if the child is dehydrated: passes little or dark urine [nhs-child-ibuprofen].\n"
                "Ibuprofen: ask first with asthma, an ulcer, an illness of kidneys, liver or heart, or if the child "
                "fasts [nhs-ibuprofen][nhs-sick-day].\n"
                "Pregnant teenager: no ibuprofen after 28 weeks, and after 20 weeks only if a doctor says so "
                "[mhra-pregnancy]. Ask first about both.\n"
                "Ask a pharmacist if your child takes other medicines [nurofen-child-leaflet].\n"
                "Ibuprofen: 3 days at most without a doctor; under 6 months, 1 day [nhs-child-ibuprofen]."
            ),
            "names_a_medicine": True,
            "reference": "irritable-hip-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A boot or a cast",
            "what_it_is": "Support for a small break of the shin bone in a young child.",
            "evidence": (
                "In one trial of 129 young children, a boot was as good as a cast for pain after 4 weeks. More "
                "children with a boot were active again. We are fairly sure."
            ),
            "caution": (
                "Look at the skin under a boot every day.\n"
                "Go to hospital now if toes are cold, pale, blue or numb, or pain grows."
            ),
            "reference": "toddler-fracture-trial",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A screw for a slipped hip",
            "what_it_is": "An operation in hospital. A screw stops the bone from slipping further.",
            "evidence": "It is the usual treatment. Children who are treated early do better.",
            "caution": "Until the operation your child must not walk on the leg.\nIt cannot wait for a planned visit.",
            "reference": "afp-slipped-hip",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Hospital care for an infected joint",
            "what_it_is": "Doctors wash the joint out and give antibiotics.",
            "evidence": (
                "With quick treatment most children do well. With late treatment the joint can be "
                "destroyed. This is known from following patients, not from trials."
            ),
            "caution": "Tell the doctors about allergies and other medicines.\nGive no antibiotics at home first.",
            "names_a_medicine": True,
            "reference": "septic-hip-review",
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Waiting because of a fall | Children fall often. A fall may be told although it is not the cause "
                "[rch-limp].\n"
                "Calling it growing pains | They do not cause a limp [pmm-limp-tips].\n"
                "Looking at the knee only | A sick hip can hurt in the knee [pmm-limp-pitfalls].\n"
                "Deciding on irritable hip yourself | It looks much like an infected hip at first "
                "[healthier-together-limp]."
            )
        },
    ),
    ("section_heading", {"text": "School, sport and coming back", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>With irritable hip, keep your child at home from school or nursery until better. Go to each "
                "check that the doctor has planned [wales-irritable-hip]. A limp that lasts longer than two weeks "
                "needs a specialist for children [pmm-limp-tips].</p><p>No sports at school until your child is "
                "well.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "My child fell and limps a little. How long can I wait?",
            "answer": (
                "If there is none of the signs above, rest the leg and look again often. If you did not see the "
                "fall, or it was small, see a doctor today [nhs-irritable-hip]. No better after 48 hours? Then see a "
                "doctor, fall or no fall [healthier-together-limp]. Under 3 years, go today."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Will irritable hip damage the hip?",
            "answer": "Usually not [wales-irritable-hip]. But only a doctor can say that it is irritable hip.",
        },
    ),
    (
        "faq_item",
        {
            "question": "My teenager fasts in Ramadan and has pain. Is ibuprofen all right?",
            "answer": (
                "Ibuprofen should not be given to a child who lacks fluids [nhs-child-ibuprofen]. Ask a doctor or "
                "pharmacist first. A child who is ill and limps needs help, by day too."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like for a child?",
            "answer": (
                "You stay with your child all the time. We ask both of you, watch your child walk and play, and look "
                "at legs, hips and back. Say your child’s age when you book, so that we can tell you whether we are "
                "the right place. Bring shorts, and any reports or X-rays. For the signs above, go to a hospital."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If it is not urgent", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
