"""The sources that the sample articles cite."""

SOURCES = [
    {
        "key": "nice-ng59",
        "kind": "guideline",
        "title": "Low back pain and sciatica in over 16s: assessment and management (NG59)",
        "publisher": "National Institute for Health and Care Excellence (NICE)",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng59",
    },
    {
        "key": "heat-cold-review",
        "kind": "systematic_review",
        "title": "Superficial heat or cold for low back pain (CD004750)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2006,
        "doi": "10.1002/14651858.CD004750.pub2",
    },
    {
        "key": "magnesium-review",
        "kind": "systematic_review",
        "title": "Magnesium for skeletal muscle cramps (CD009402)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2020,
        "doi": "10.1002/14651858.CD009402.pub3",
    },
    {
        "key": "manual-therapy-review",
        "kind": "systematic_review",
        "title": (
            "Benefits and harms of spinal manipulative therapy for the treatment of chronic low back pain: "
            "systematic review and meta-analysis of randomised controlled trials"
        ),
        "publisher": "BMJ 364:l689",
        "year": 2019,
        "doi": "10.1136/bmj.l689",
    },
    {
        "key": "muscle-relaxants-review",
        "kind": "systematic_review",
        "title": (
            "Efficacy, acceptability, and safety of muscle relaxants for adults with non-specific low back pain: "
            "systematic review and meta-analysis"
        ),
        "publisher": "BMJ 374:n1446",
        "year": 2021,
        "doi": "10.1136/bmj.n1446",
    },
    {
        "key": "exercise-cramps-review",
        "kind": "systematic_review",
        "title": (
            "An evidence-based review of the pathophysiology, treatment, and prevention of "
            "exercise-associated muscle cramps"
        ),
        "publisher": "Journal of Athletic Training 57(1)",
        "year": 2022,
        "doi": "10.4085/1062-6050-0696.20",
    },
    {
        "key": "posture-viewpoint",
        "kind": "commentary",
        "title": "“Sit up straight”: time to re-evaluate",
        "publisher": "Journal of Orthopaedic & Sports Physical Therapy 49(8)",
        "year": 2019,
        "doi": "10.2519/jospt.2019.0610",
    },
    {
        "key": "mayo-cramp",
        "kind": "patient_page",
        "title": "Muscle cramp: symptoms and causes",
        "publisher": "Mayo Clinic",
        "url": "https://www.mayoclinic.org/diseases-conditions/muscle-cramp/symptoms-causes/syc-20350820",
    },
    {
        "key": "mayo-statins",
        "kind": "patient_page",
        "title": "Rhabdomyolysis and statins",
        "publisher": "Mayo Clinic",
        "year": 2025,
        "url": (
            "https://www.mayoclinic.org/diseases-conditions/high-blood-cholesterol/expert-answers/"
            "rhabdomyolysis/faq-20057817"
        ),
    },
    {
        "key": "cleveland-spasm",
        "kind": "patient_page",
        "title": "Muscle spasms (muscle cramps)",
        "publisher": "Cleveland Clinic",
        "url": "https://my.clevelandclinic.org/health/diseases/muscle-spasms-muscle-cramps",
    },
    {
        "key": "cleveland-back",
        "kind": "patient_page",
        "title": "Back spasms",
        "publisher": "Cleveland Clinic",
    },
    {
        "key": "medlineplus-cramps",
        "kind": "patient_page",
        "title": "Muscle cramps",
        "publisher": "MedlinePlus, US National Library of Medicine",
        "url": "https://medlineplus.gov/musclecramps.html",
    },
    {
        "key": "nidirect-cramps",
        "kind": "patient_page",
        "title": "Leg cramps",
        "publisher": "nidirect, Northern Ireland",
        "url": "https://www.nidirect.gov.uk/conditions/leg-cramps",
    },
    {
        "key": "nhs-cramps",
        "kind": "patient_page",
        "title": "Leg cramps",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/leg-cramps/",
    },
    {
        "key": "nhs-back-pain",
        "kind": "patient_page",
        "title": "Back pain",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/back-pain/",
    },
]
