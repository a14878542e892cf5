"""What to know before taking a medicine: one text for each group, shared by all articles that name it.

articles/publishing/medicines.py lists the topics that each must give.
"""

CAUTIONS = {
    "anti-inflammatories": {
        "heading": "Before you take an anti-inflammatory tablet",
        "text": (
            "Ibuprofen, naproxen and diclofenac are anti-inflammatory tablets. Take the lowest dose that helps, for "
            "the shortest time, and never more than the pack says [nice-ng59].\n\n"
            "Do not take them [nhs-ibuprofen][mhra-pregnancy]:\n\n"
            "if aspirin or one of them ever gave you an allergy, a rash or wheezing\n"
            "together with another one of them\n"
            "after 28 weeks of pregnancy\n"
            "after 20 weeks of pregnancy, unless a doctor has told you to\n\n"
            "Ask a doctor or pharmacist first [nhs-ibuprofen][nhs-sick-day]:\n\n"
            "if you are pregnant or trying to become pregnant\n"
            "if you have asthma, or ever had an ulcer or bleeding of the stomach\n"
            "if you have a disease of the bowel (Crohn’s disease, ulcerative colitis) or bleed easily\n"
            "if you have disease of the heart, kidneys or liver, or high blood pressure, or had a stroke\n"
            "if you have chickenpox\n"
            "if you are over 65\n"
            "if you take blood thinners, low-dose aspirin, steroids or other medicines\n"
            "if you fast or cannot drink enough: with too little water they can harm the kidneys\n"
            "before you give one to a child: the dose depends on age and weight\n\n"
            "Stop, and get emergency help, for [nhs-ibuprofen-effects]:\n\n"
            "black stool, or blood in vomit\n"
            "severe pain in the chest or the stomach\n"
            "swelling of face, mouth or throat, wheezing or trouble breathing"
        ),
    },
    "anti-inflammatory-gel": {
        "heading": "Before you use an anti-inflammatory gel",
        "text": (
            "An ibuprofen gel or diclofenac gel goes through the skin into the body.\n\n"
            "Do not use it [nhs-ibuprofen]:\n\n"
            "if aspirin or a medicine of this kind ever gave you an allergy, a rash or wheezing\n"
            "if you are pregnant, unless a doctor has told you to\n"
            "on broken skin\n\n"
            "Ask a pharmacist first [nhs-ibuprofen]:\n\n"
            "if you have asthma, hay fever, kidney disease or an ulcer of the stomach\n"
            "if you take other medicines, above all tablets of the same kind\n"
            "before you use it on a child"
        ),
    },
    "paracetamol": {
        "heading": "Before you take paracetamol",
        "text": (
            "Never take more paracetamol than the pack says. Too much harms the liver. Many medicines for colds hold "
            "it too: do not take two that do [nhs-paracetamol]. If you may have taken too much, go to a hospital now, "
            "even if you feel well [liver-trust-paracetamol].\n\n"
            "Ask a doctor or pharmacist first [nhs-paracetamol]:\n\n"
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
            "Opioids and care with them [hse-codeine][nhs-tramadol][velindre-opioids-driving]:\n\n"
            "they can make you sleepy and slow: do not drive or use machines then, nor in the first five days\n"
            "do not drink alcohol with them\n"
            "do not take other medicines that make you sleepy with them, unless your doctor knows\n"
            "the body can come to depend on them: after longer use, a doctor helps you to stop slowly\n"
            "tell the doctor if a medicine ever gave you an allergy, or if your lungs, kidneys or liver are ill\n"
            "tell the doctor if you have had seizures (fits), a head injury or an addiction\n"
            "they are not advised in pregnancy or when breastfeeding, unless a doctor prescribes them\n"
            "a child under 12 must not have codeine\n\n"
            "Weak or slow breathing, or being very hard to wake, can be an overdose. Call an ambulance [patch-heat]."
        ),
    },
    "muscle-relaxants": {
        "heading": "Before you take a muscle relaxant",
        "text": (
            "Muscle relaxants need a prescription. They act on the brain and the nerves.\n\n"
            "Care with muscle relaxants [beers-2023][nhs-diazepam][mhra-benzodiazepines-opioids]:\n\n"
            "they make many people sleepy or dizzy: do not drive then\n"
            "do not drink alcohol with them\n"
            "do not take strong painkillers or other medicines that make you sleepy with them, unless your doctor "
            "knows\n"
            "older people fall and break bones more often with them: a list for doctors says to avoid most of them "
            "over 65\n"
            "tell the doctor if you are pregnant or breastfeeding, or if a medicine ever gave you an allergy\n"
            "tell the doctor if your kidneys or liver are ill\n"
            "tell the doctor if your breathing is weak, or stops at times in sleep (sleep apnoea)\n"
            "tell the doctor if your muscles are weak from an illness (myasthenia gravis)\n"
            "diazepam can make you depend on it: not longer than four weeks\n\n"
            "Weak or slow breathing, or being very hard to wake, is an emergency. Call an ambulance "
            "[mhra-benzodiazepines-opioids]."
        ),
    },
    "steroid-injection": {
        "heading": "Before you have a steroid injection",
        "text": (
            "Tell the clinician before a steroid (cortisone) injection "
            "[mpft-injections][vita-injections][elht-injections]:\n\n"
            "if you are ill, have an infection or take antibiotics\n"
            "if there is an artificial joint or metal at the place\n"
            "if you have diabetes: the blood sugar can rise for a few days\n"
            "if you take blood thinners or other medicines\n"
            "if you are pregnant or breastfeeding\n"
            "if a local anaesthetic or a steroid ever gave you an allergy\n"
            "if you are under 18\n"
            "if an operation at this place is planned\n\n"
            "The pain may grow for one or two days afterwards [elht-injections]. Get emergency help if the joint gets "
            "hot and swollen, or if you have a fever or feel ill. It may be an infection [elht-injections]. Wheezing "
            "or a swollen face or tongue is an emergency too [elht-injections]."
        ),
    },
    "nerve-pain-medicines": {
        "heading": "Before you take pregabalin or gabapentin",
        "text": (
            "Pregabalin and gabapentin need a prescription.\n\n"
            "Care with them [nhs-pregabalin][hse-pregabalin][ms-pregabalin][mhra-pregabalin-breathing]"
            "[mhra-pregabalin-pregnancy]:\n\n"
            "they can make you sleepy or dizzy: do not drive then\n"
            "alcohol, strong painkillers and other medicines that make you sleepy make this worse\n"
            "never stop from one day to the next: a doctor helps you to reduce them slowly\n"
            "some people come to depend on them\n"
            "pregabalin is not advised in pregnancy, unless a doctor has weighed it with you: it may harm the baby\n"
            "pregabalin is for adults; it may not suit you if you are over 65\n"
            "tell the doctor if your kidneys or lungs are ill, or if a medicine ever gave you an allergy\n"
            "breathing can become weak, above all together with opioids: then call an ambulance"
        ),
    },
}
