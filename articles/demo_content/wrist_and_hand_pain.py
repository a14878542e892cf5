"""Wrist and hand pain: five common causes and how to tell them apart, splints, exercises, and the fall on a hand."""

ARTICLE = {
    "slug": "wrist-and-hand-pain",
    "title": "Wrist and hand pain",
    "seo_title": "Wrist and hand pain: carpal tunnel, thumb, trigger finger and falls",
    "summary": (
        "A numb hand at night, a thumb that hurts at the jar, a finger that locks: each has a likely cause, and the "
        "first steps are simple. After a fall on the hand a bone can be broken, even if the first X-ray shows nothing."
    ),
    "key_points": (
        "Tingling in thumb, index and middle finger at night is often carpal tunnel syndrome.\n"
        "A splint at night is a good first step for it.\n"
        "Pain at the base of the thumb is often arthritis, or sore tendons in new mothers.\n"
        "After a fall on the hand, pain near the thumb can be a broken bone. The first X-ray may miss it.\n"
        "A hand that is suddenly numb, cold or cannot move is an emergency."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "wrist-and-hand-pain",
    "regions": ["wrist-and-hand"],
    "hero": "hand",
}

BLOCKS = [
    ("section_heading", {"text": "What hurts, and what it may be", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>The place of the pain, and what sets it off, give the first hint. The table is a guide, not a "
                "diagnosis.</p>"
            )
        },
    ),
    (
        "data_table",
        {
            "caption": "Five common causes",
            "rows": (
                "What you notice | It may be | Its name\n"
                "Thumb, index and middle finger tingle or go numb, more so at night [nhs-carpal-tunnel] | a nerve is "
                "pressed at the wrist | carpal tunnel syndrome\n"
                "The base of the thumb hurts when you pinch or open a jar | arthritis of the thumb joint | thumb "
                "base osteoarthritis\n"
                "The thumb side of the wrist hurts when you lift a child or turn a key | two tendons are sore | De "
                "Quervain's tenosynovitis\n"
                "A finger clicks, or locks when it is bent [au-trigger-finger] | a tendon is thick and catches | "
                "trigger finger\n"
                "Pain near the thumb after a fall on the hand [au-scaphoid] | a small bone of the wrist is broken | "
                "scaphoid fracture"
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
                "take off rings before the hand swells [nhs-wales-hand]\n"
                "cut down what sets it off: vibrating tools, hard grips, long typing\n"
                "keep the fingers moving gently\n"
                "use tools that open jars and cut for you [nhs-wales-hand]\n"
                "wear a splint at night if the fingers tingle then [nhs-carpal-tunnel]"
            ),
            "donts": (
                "lift heavy things, or grip hard\n"
                "sleep with bent wrists\n"
                "put a cold pack or heat on numb or bare skin\n"
                "wait with a painful wrist after a fall"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>A wrist or finger that is broken may look bent, or hardly move. You may have heard a snap. Then "
                "go to an emergency department [nidirect-hand]. A change of colour is harder to see on brown or black "
                "skin.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    (
        "callout",
        {
            "tone": "important",
            "heading": "You fell on your hand, and the thumb side hurts",
            "text": (
                "Have it examined today or tomorrow, also if the pain is mild. A scaphoid bone can be broken with "
                "little pain. The first X-ray may show nothing. A doctor may order an MRI scan. Or you get a cast "
                "for up to two weeks, then a new X-ray [au-scaphoid]."
            ),
        },
    ),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Why it happens", "role": "causes"}),
    (
        "point_list",
        {
            "points": (
                "Carpal tunnel syndrome | The wrist holds a narrow tunnel for a nerve. Swelling, pregnancy or hard "
                "use make it tighter [nhs-carpal-tunnel].\n"
                "Arthritis of the thumb base | The smooth layer of the joint gets thin.\n"
                "De Quervain's tenosynovitis | Often from gripping, twisting and lifting a small child "
                "[bnssg-de-quervain].\n"
                "Trigger finger | It is more common with diabetes [au-trigger-finger]. Often there is no clear "
                "reason.\n"
                "Other causes | Several swollen joints, or stiffness for more than 30 minutes in the morning, need "
                "other tests [nice-ng226]."
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A clinician looks at both hands, presses on the sore place, and tests grip and feeling. This is "
                "usually enough for carpal tunnel syndrome [nhs-carpal-tunnel]. If not, a test of the nerve can "
                "help. An X-ray is of use after a fall, or before an operation.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "A splint",
            "what_it_is": "A support that keeps the wrist or the thumb still.",
            "evidence": (
                "Carpal tunnel: worn at night, about 1 in 3 people get better without other treatment "
                "[borders-splint]. Wear it all night, for at least eight weeks. Thumb arthritis: in a trial with 349 "
                "people, a splint added nothing to good advice and exercises [thumb-splint-trial]."
            ),
            "caution": (
                "Not too tight: take it off if the hand swells, gets cold or changes its colour.\n"
                "Ask before you wear one all day: the hand can get stiff and weak."
            ),
            "reference": "borders-splint",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercises for the hand",
            "what_it_is": "Gentle movements for fingers, thumb and wrist.",
            "evidence": (
                "Seven studies looked at arthritis of the hand. Their quality is low, so how much exercise helps is "
                "not certain [hand-exercise-review]."
            ),
            "caution": (
                "Not after a fall until you have been examined.\nStop if tingling gets worse, or a finger locks."
            ),
            "reference": "hand-exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Medicines for the pain",
            "what_it_is": "An anti-inflammatory gel, or an anti-inflammatory tablet such as ibuprofen.",
            "evidence": (
                "For arthritis of the hand a gel can be tried first, then tablets [nasgp-oa]. In carpal tunnel "
                "syndrome painkillers may help for a short time."
            ),
            "caution": (
                "Read “Before you use an anti-inflammatory gel” and “Before you take an anti-inflammatory tablet” "
                "below.\n"
                "Wash your hands after the gel, and do not touch your eyes."
            ),
            "names_a_medicine": True,
            "reference": "nasgp-oa",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection",
            "what_it_is": "A steroid placed beside the nerve or the tendon with a needle.",
            "evidence": (
                "Carpal tunnel: two years later, people did about as well with a splint as with an injection. 16 of "
                "100 had surgery after the splint, 22 of 100 after the injection [carpal-follow-up]. Trigger finger: "
                "it helps 50 to 70 of 100 people, fewer with diabetes [nhs-trigger-finger]."
            ),
            "caution": (
                "Read “Before you have a steroid injection” below.\n"
                "The skin there can get thinner or change its colour [nhs-trigger-finger]."
            ),
            "names_a_medicine": True,
            "reference": "carpal-follow-up",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery",
            "what_it_is": "The tunnel of the nerve or of the tendon is opened, mostly through a small cut.",
            "evidence": (
                "Carpal tunnel: after 6 to 12 months more people are better with surgery than with a splint. This is "
                "probably so. Compared with an injection it is uncertain: 14 studies, 1,231 people."
            ),
            "caution": (
                "Risks are an infection, a sore scar, and a hurt nerve. Ask sooner if the thumb gets weak or the "
                "fingers stay numb: a nerve that is pressed for long may not recover."
            ),
            "reference": "carpal-surgery-review",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "Three exercises for the hand", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Do not do these if an emergency or urgent sign above fits you. After a fall, have the hand "
                "examined first.</p><p>The numbers are a suggestion to start from. A hand therapist or "
                "physiotherapist may change them for you.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Stretch, hook, fist",
            "steps": (
                "Hold the hand up, fingers straight.\n"
                "Bend only the two end joints of each finger, like a hook.\n"
                "Stretch again.\n"
                "Make a soft fist. Stretch again."
            ),
            "how_often": "Start with 5 rounds, three times a day.",
            "stop_if": "a finger locks\ntingling or numbness gets worse\na joint gets hot or swells",
            "picture": "fist-and-stretch",
        },
    ),
    (
        "exercise",
        {
            "name": "Thumb to each finger",
            "steps": (
                "Touch the tip of the index finger with the tip of the thumb. Make a round O.\n"
                "Open the hand wide.\n"
                "Go on with the middle, ring and little finger."
            ),
            "how_often": "Start with 5 rounds, twice a day.",
            "stop_if": "the base of the thumb hurts sharply\nthe thumb side of the wrist hurts more and more",
            "picture": "thumb-touch",
        },
    ),
    (
        "exercise",
        {
            "name": "Wrist up and down",
            "steps": (
                "Lay the forearm on a table, the hand over the edge, palm down.\n"
                "Lift the hand slowly as far as it is easy.\n"
                "Let it sink slowly."
            ),
            "how_often": "Start with 10 times, twice a day, without a weight.",
            "stop_if": "the fingers tingle or go numb\nthe wrist hurts sharply",
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "A splint day and night for months | It is meant for the night in carpal tunnel syndrome "
                "[borders-splint]. Without use, the hand gets stiff.\n"
                "To rely on painkillers in carpal tunnel syndrome | They do not treat the cause [nhs-carpal-tunnel].\n"
                "Injection after injection | A second one often works less well than the first [nhs-trigger-finger].\n"
                "To wait after a fall because the X-ray was normal | A scaphoid bone may show its break later "
                "[au-scaphoid]."
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, prayer and fasting", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Change tasks often. A soft pad under the wrist may help when you type [nhs-wales-hand]. Ask "
                "for tools that shake less.\n"
                "Driving | Do not drive with a numb hand, with a cast, or if you cannot grip the wheel fast.\n"
                "Prayer | If weight on the palms hurts, bear less of it, put a soft cloth below, or pray on a chair.\n"
                "Baby care | Lift your baby with the palms up and the thumbs close to the hands.\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a pharmacist before you fast with them.\n"
                "Summer | Take the splint off to dry the skin when you sweat. Sore skin under a splint needs a rest."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "I am pregnant and my hands tingle. Will it go away?",
            "answer": (
                "Often. Carpal tunnel syndrome may get better by itself in a few months, above all if it came with "
                "pregnancy [nhs-carpal-tunnel]. A splint at night needs no medicine."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What happens at a first appointment for the hand?",
            "answer": (
                "We ask about your work and what your hands do all day. We test feeling, grip and each sore place. You "
                "leave with a plan in plain words. Take off rings, and bring splints and earlier X-rays."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look at your hand", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
