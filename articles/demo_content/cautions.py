"""What to know before taking a medicine: one text for each group, shared by all articles that name it.

articles/publishing/medicines.py lists the topics that each must give.
"""

CAUTIONS = {
    "anti-inflammatories": {
        "heading": "Before you take an anti-inflammatory tablet",
        "text": (
            "Ibuprofen, naproxen and diclofenac are anti-inflammatory tablets. Take the lowest dose that helps, for "
            "the shortest time, and never more than the pack says [nice-ng59].\n\n"
            "Do not take them [nhs-ibuprofen][mhra-pregnancy]:\n"
            "if aspirin or one of them ever gave you an allergy, a rash or wheezing\n"
            "together with another one of them\n"
            "after 28 weeks of pregnancy\n"
            "after 20 weeks of pregnancy, unless a doctor has told you to\n\n"
            "Ask a doctor or pharmacist first [nhs-ibuprofen][nhs-sick-day]:\n"
            "if you are pregnant or trying to become pregnant\n"
            "if you have asthma, or ever had an ulcer or bleeding of the stomach\n"
            "if you have disease of the heart, kidneys or liver, or high blood pressure, or had a stroke\n"
            "if you are over 65\n"
            "if you take blood thinners, steroids or other medicines\n"
            "if you fast or cannot drink enough: with too little water they can harm the kidneys\n"
            "before you give one to a child: the dose depends on age and weight"
        ),
    },
    "anti-inflammatory-gel": {
        "heading": "Before you use an anti-inflammatory gel",
        "text": (
            "An ibuprofen gel or diclofenac gel goes through the skin into the body.\n\n"
            "Do not use it [nhs-ibuprofen]:\n"
            "if aspirin or a medicine of this kind ever gave you an allergy, a rash or wheezing\n"
            "if you are pregnant, unless a doctor has told you to\n"
            "on broken skin\n\n"
            "Ask a pharmacist first [nhs-ibuprofen]:\n"
            "if you have asthma, kidney disease or an ulcer of the stomach\n"
            "if you take other medicines, above all tablets of the same kind\n"
            "before you use it on a child"
        ),
    },
    "paracetamol": {
        "heading": "Before you take paracetamol",
        "text": (
            "Never take more paracetamol than the pack says. Too much harms the liver. Many medicines for colds hold "
            "it too: do not take two that do [nhs-paracetamol].\n\n"
            "Ask a doctor or pharmacist first [nhs-paracetamol]:\n"
            "if a medicine ever gave you an allergy\n"
            "if you have disease of the liver or the kidneys, or drink much alcohol\n"
            "if you weigh less than 50 kg\n"
            "if you take other medicines, above all warfarin, or one for epilepsy or tuberculosis\n"
            "before you give it to a child: the dose depends on age and weight\n\n"
            "You can take it in pregnancy, in the lowest dose for the shortest time "
            "[nhs-paracetamol][nhs-paracetamol-care]."
        ),
    },
    "opioids": {
        "heading": "Before you take an opioid",
        "text": (
            "Codeine and tramadol are opioids. Take one only if a doctor prescribed it to you.\n\n"
            "Opioids and care with them [hse-codeine][opioids-driving]:\n"
            "they can make you sleepy and slow: do not drive or use machines then\n"
            "do not drink alcohol with them\n"
            "do not take other medicines that make you sleepy with them, unless your doctor knows\n"
            "the body can come to depend on them: after longer use, a doctor helps you to stop slowly\n"
            "tell the doctor if a medicine ever gave you an allergy, or if your lungs, kidneys or liver are ill\n"
            "they are not advised in pregnancy, unless a doctor prescribes them\n"
            "a child under 12 must not have codeine"
        ),
    },
    "muscle-relaxants": {
        "heading": "Before you take a muscle relaxant",
        "text": (
            "Muscle relaxants need a prescription. They act on the brain and the nerves.\n\n"
            "Care with muscle relaxants [beers-2023][nhs-diazepam]:\n"
            "they make many people sleepy or dizzy: do not drive then\n"
            "do not drink alcohol with them\n"
            "do not take strong painkillers or other medicines that make you sleepy with them, unless your doctor "
            "knows\n"
            "older people fall and break bones more often with them: a list for doctors says to avoid most of them "
            "over 65\n"
            "tell the doctor if you are pregnant or breastfeeding, or if a medicine ever gave you an allergy\n"
            "diazepam can make you depend on it: not longer than four weeks"
        ),
    },
    "steroid-injection": {
        "heading": "Before you have a steroid injection",
        "text": (
            "Tell the clinician before a steroid (cortisone) injection [mpft-injections][nhsaa-injections]:\n"
            "if you are ill, have an infection or take antibiotics\n"
            "if there is an artificial joint or metal at the place\n"
            "if you have diabetes: the blood sugar can rise for a few days\n"
            "if you take blood thinners or other medicines\n"
            "if you are pregnant or breastfeeding\n"
            "if a local anaesthetic or a steroid ever gave you an allergy\n"
            "if you are under 18\n"
            "if an operation at this place is planned\n\n"
            "Get emergency help if the joint gets hot, swollen and more painful afterwards and you have a fever. It "
            "may be an infection [injection-infection]."
        ),
    },
    "nerve-pain-medicines": {
        "heading": "Before you take pregabalin or gabapentin",
        "text": (
            "Pregabalin and gabapentin need a prescription.\n\n"
            "Care with them [nhs-pregabalin][hse-pregabalin][ms-pregabalin]:\n"
            "they can make you sleepy or dizzy: do not drive then\n"
            "alcohol, strong painkillers and other medicines that make you sleepy make this worse\n"
            "never stop from one day to the next: a doctor helps you to reduce them slowly\n"
            "some people come to depend on them\n"
            "pregabalin is not advised in pregnancy, unless a doctor has weighed it with you\n"
            "pregabalin is for adults; it may not suit you if you are over 65\n"
            "tell the doctor if your kidneys are ill, or if a medicine ever gave you an allergy"
        ),
    },
}
