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
    {
        "key": "nice-ng226",
        "kind": "guideline",
        "title": "Osteoarthritis in over 16s: diagnosis and management (NG226)",
        "publisher": "National Institute for Health and Care Excellence (NICE)",
        "year": 2022,
        "url": "https://www.nice.org.uk/guidance/ng226",
    },
    {
        "key": "who-back-pain",
        "kind": "guideline",
        "title": (
            "WHO guideline for non-surgical management of chronic primary low back pain in adults in "
            "primary and community care settings"
        ),
        "publisher": "World Health Organization",
        "year": 2023,
        "url": "https://www.who.int/publications/i/item/9789240081789",
    },
    {
        "key": "bed-rest-review",
        "kind": "systematic_review",
        "title": ("Advice to rest in bed versus advice to stay active for acute low-back pain and sciatica (CD007612)"),
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2010,
        "doi": "10.1002/14651858.CD007612.pub2",
    },
    {
        "key": "early-exercise-review",
        "kind": "systematic_review",
        "title": "Exercise therapy for treatment of acute non-specific low back pain (CD009365)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2023,
        "doi": "10.1002/14651858.CD009365.pub2",
    },
    {
        "key": "exercise-review",
        "kind": "systematic_review",
        "title": "Exercise therapy for chronic low back pain (CD009790)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2021,
        "doi": "10.1002/14651858.CD009790.pub2",
    },
    {
        "key": "nsaids-review",
        "kind": "systematic_review",
        "title": "Non-steroidal anti-inflammatory drugs for acute low back pain (CD013581)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2020,
        "doi": "10.1002/14651858.CD013581",
    },
    {
        "key": "paracetamol-review",
        "kind": "systematic_review",
        "title": "Paracetamol for low back pain (CD012230)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2016,
        "doi": "10.1002/14651858.CD012230",
    },
    {
        "key": "cramp-stretch-review",
        "kind": "systematic_review",
        "title": "Non-drug therapies for the secondary prevention of lower limb muscle cramps (CD008496)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2021,
        "doi": "10.1002/14651858.CD008496.pub3",
    },
    {
        "key": "sciatica-surgery-review",
        "kind": "systematic_review",
        "title": (
            "Surgical versus non-surgical treatment for sciatica: systematic review and meta-analysis of "
            "randomised controlled trials"
        ),
        "publisher": "BMJ 381:e070730",
        "year": 2023,
        "doi": "10.1136/bmj-2022-070730",
    },
    {
        "key": "quinine-update",
        "kind": "guideline",
        "title": "Quinine: not to be used routinely for nocturnal leg cramps",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2010,
        "url": "https://www.gov.uk/drug-safety-update/quinine-not-to-be-used-routinely-for-nocturnal-leg-cramps",
    },
    {
        "key": "nhs-sciatica",
        "kind": "patient_page",
        "title": "Sciatica",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/sciatica/",
    },
    {
        "key": "nhs-sprains",
        "kind": "patient_page",
        "title": "Sprains and strains",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/sprains-and-strains/",
    },
    {
        "key": "nhs-knee",
        "kind": "patient_page",
        "title": "Knee pain",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/knee-pain/",
    },
    {
        "key": "aaos-sprains",
        "kind": "patient_page",
        "title": "Sprains, strains and other soft-tissue injuries",
        "publisher": "American Academy of Orthopaedic Surgeons (AAOS), OrthoInfo",
        "url": "https://orthoinfo.aaos.org/en/diseases--conditions/sprains-strains-and-other-soft-tissue-injuries/",
    },
]
