"""The sources that the sample articles cite."""

from datetime import date

READ = date(2026, 12, 2)

SOURCES = [
    {
        "key": "nice-ng59",
        "kind": "guideline",
        "title": "Low back pain and sciatica in over 16s: assessment and management (NG59)",
        "publisher": "National Institute for Health and Care Excellence (NICE)",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng59",
        "page_date": "11 December 2020",
        "says": "Exercise and staying active; no routine scans; no belts, traction, opioids for long pain, or "
        "nerve-pain "
        "medicines for sciatica; anti-inflammatories in the lowest dose.",
        "accessed_on": READ,
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
        "page_date": "25 December 2025",
        "says": "Severe muscle pain, weakness or dark urine: stop the statin and get treatment right away.",
        "accessed_on": READ,
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
        "says": "The calf most often; three of four at night; exercise, pregnancy, statins, liver disease; over 10 "
        "minutes is "
        "urgent.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-cramps",
        "kind": "patient_page",
        "title": "Leg cramps",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/leg-cramps/",
        "says": "Up to 10 minutes; stretching and rubbing help; dehydration can cause cramps; after a dirty wound it "
        "is urgent.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-back-pain",
        "kind": "patient_page",
        "title": "Back pain",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/back-pain/",
    },
    {
        "key": "nhs-ibuprofen",
        "kind": "patient_page",
        "title": "Ibuprofen: who can take it and who cannot",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/ibuprofen-for-adults/",
        "says": "Who must not take ibuprofen or use it on the skin, and who asks first: allergy, asthma, ulcer, heart, "
        "kidneys, liver, stroke, pregnancy, over 65, other medicines.",
        "accessed_on": READ,
    },
    {
        "key": "mhra-pregnancy",
        "kind": "guideline",
        "title": "NSAIDs: potential risks following prolonged use after 20 weeks of pregnancy",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2023,
        "url": (
            "https://www.gov.uk/drug-safety-update/non-steroidal-anti-inflammatory-drugs-nsaids-potential-risks-"
            "following-prolonged-use-after-20-weeks-of-pregnancy"
        ),
        "page_date": "June 2023",
        "says": "Not after 28 weeks of pregnancy. After 20 weeks only if a doctor finds it necessary, in the lowest "
        "dose "
        "for the shortest time.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-sick-day",
        "kind": "patient_page",
        "title": "Medicines and dehydration: medicine sick day guidance",
        "publisher": "NHS, East Basildon Primary Care Network",
        "url": "https://www.eastbasildonpcn.nhs.uk/local-support-advice/medicines-and-dehydration/",
        "says": "Anti-inflammatory painkillers can stop the kidneys working when the body lacks water.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-paracetamol",
        "kind": "patient_page",
        "title": "Paracetamol for adults",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/paracetamol-for-adults/",
        "says": "Who asks first, never two medicines that hold paracetamol, and that it can be taken in pregnancy.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-paracetamol-care",
        "kind": "patient_page",
        "title": "Painkillers, paracetamol: special considerations",
        "publisher": "NHS Choices",
        "year": 2009,
        "url": "https://www.nhs.uk/conditions/painkillers-paracetamol/",
        "says": "In pregnancy the lowest dose that works, for the shortest time.",
        "accessed_on": READ,
    },
    {
        "key": "hse-codeine",
        "kind": "patient_page",
        "title": "Who can take codeine",
        "publisher": "HSE, Ireland",
        "url": "https://www2.hse.ie/medicines/codeine/who-can-take",
        "says": "Not under 12, not in pregnancy unless prescribed; tell the doctor of an allergy, illness of lungs, "
        "kidneys or liver.",
        "accessed_on": READ,
    },
    {
        "key": "opioids-driving",
        "kind": "patient_page",
        "title": "Driving whilst taking strong painkillers",
        "publisher": "NHS patient leaflet",
        "url": "https://studyres.com/doc/1045860/3002---opioids-and-driving-10",
        "says": "Strong painkillers make you sleepy and slow, more so with alcohol and other such medicines: do not "
        "drive "
        "then.",
        "accessed_on": READ,
    },
    {
        "key": "beers-2023",
        "kind": "guideline",
        "title": "2023 Beers Criteria for potentially inappropriate medication use in older adults: muscle relaxants",
        "publisher": "American Geriatrics Society",
        "year": 2023,
        "url": "https://doi.org/10.1111/jgs.18372",
        "says": "Avoid most muscle relaxants in older people: sleepiness, falls and broken bones, and unclear benefit.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-diazepam",
        "kind": "patient_page",
        "title": "Diazepam",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/diazepam/",
        "says": "It can make people sleepy and depend on it; up to four weeks, in the lowest dose that helps.",
        "accessed_on": READ,
    },
    {
        "key": "mpft-injections",
        "kind": "patient_page",
        "title": "Patient's guide to injections",
        "publisher": "Midlands Partnership University NHS Foundation Trust",
        "url": (
            "https://www.mpft.nhs.uk/services/musculoskeletal/supported-self-management/general-advice/"
            "patients-guide-injections"
        ),
        "says": "When a steroid injection is not given: pregnancy, infection, metal or an artificial joint. Diabetes: "
        "sugar rises for a few days. Blood thinners: ask.",
        "accessed_on": READ,
    },
    {
        "key": "nhsaa-injections",
        "kind": "patient_page",
        "title": "Corticosteroid injection: information for you",
        "publisher": "NHS Ayrshire and Arran",
        "url": "https://docslib.org/doc/12591225/corticosteroid-injection",
        "says": "Not under 18, with an allergy to the anaesthetic, when feeling unwell, or before surgery there.",
        "accessed_on": READ,
    },
    {
        "key": "injection-infection",
        "kind": "patient_page",
        "title": "Steroid injection leaflet",
        "publisher": "NHS patient leaflet",
        "url": "https://studylib.net/doc/7431465/steroid-injection-leaflet",
        "says": "A joint that gets hot, swollen and painful with a fever after an injection needs help at once.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-pregabalin",
        "kind": "patient_page",
        "title": "Pregabalin",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/pregabalin/",
        "says": "For adults only; it may not suit people over 65.",
        "accessed_on": READ,
    },
    {
        "key": "hse-pregabalin",
        "kind": "patient_page",
        "title": "How and when to take pregabalin",
        "publisher": "HSE, Ireland",
        "url": "https://www2.hse.ie/medicines/pregabalin/how-and-when-to-take-pregabalin/",
        "says": "It can make you sleepy or dizzy; stopping suddenly causes serious problems.",
        "accessed_on": READ,
    },
    {
        "key": "ms-pregabalin",
        "kind": "patient_page",
        "title": "Pregabalin",
        "publisher": "MS Trust",
        "url": "https://mstrust.org.uk/a-z/pregabalin",
        "says": "MHRA 2022: only used in pregnancy if the benefit outweighs the risk; alcohol and opioids add to "
        "sleepiness.",
        "accessed_on": READ,
    },
    {
        "key": "opal-trial",
        "kind": "trial",
        "title": "Opioid analgesia for acute low back pain and neck pain (the OPAL trial)",
        "publisher": "The Lancet 402:304",
        "year": 2023,
        "doi": "10.1016/S0140-6736(23)00404-X",
        "says": "347 adults: after six weeks, pain was the same with an opioid and with a placebo.",
        "accessed_on": READ,
    },
    {
        "key": "niosh-hydration",
        "kind": "guideline",
        "title": "Heat stress: hydration",
        "publisher": "National Institute for Occupational Safety and Health (NIOSH), publication 2017-126",
        "year": 2017,
        "url": "https://stacks.cdc.gov/view/cdc/45851",
        "says": "At work in heat a cup every 15 to 20 minutes, before thirst, never over 1.4 litres an hour.",
        "accessed_on": READ,
    },
    {
        "key": "back-course",
        "kind": "systematic_review",
        "title": "The prognosis of acute and persistent low-back pain: a meta-analysis",
        "publisher": "CMAJ 184:E613",
        "year": 2012,
        "doi": "10.1503/cmaj.111271",
        "says": "33 groups of patients: pain fell by more than half in six weeks, then more slowly; some was left at "
        "a year.",
        "accessed_on": READ,
    },
    {
        "key": "back-recovery",
        "kind": "trial",
        "title": "Prognosis in patients with recent onset low back pain in Australian primary care",
        "publisher": "BMJ 337:a171",
        "year": 2008,
        "doi": "10.1136/bmj.a171",
        "says": "973 patients: half of those off work were back after two weeks; 72 of 100 had fully recovered at a "
        "year.",
        "accessed_on": READ,
    },
    {
        "key": "back-returns",
        "kind": "systematic_review",
        "title": "Acute low back pain: systematic review of its prognosis",
        "publisher": "BMJ 327:323",
        "year": 2003,
        "doi": "10.1136/bmj.327.7410.323",
        "says": "73 of 100 patients had it again at least once within a year.",
        "accessed_on": READ,
    },
    {
        "key": "sheffield-back",
        "kind": "patient_page",
        "title": "What is back pain?",
        "publisher": "NHS, Sheffield aches and pains",
        "url": "https://www.sheffieldachesandpains.com/conditions/back-pain/what-is-back-pain/",
        "says": "Over 99 of 100 cases have no serious cause; the emergency signs of back pain.",
        "accessed_on": READ,
    },
    {
        "key": "sciatica-course",
        "kind": "trial",
        "title": "Prognosis of sciatica and back-related leg pain in primary care: the ATLAS cohort",
        "publisher": "The Spine Journal 18:1030",
        "year": 2018,
        "doi": "10.1016/j.spinee.2017.10.071",
        "says": "609 patients in the UK: 55 of 100 were better after a year.",
        "accessed_on": READ,
    },
    {
        "key": "disc-shrinks",
        "kind": "systematic_review",
        "title": "The incidence of regression after the non-surgical treatment of symptomatic lumbar disc herniation",
        "publisher": "BMC Musculoskeletal Disorders 21:530",
        "year": 2020,
        "doi": "10.1186/s12891-020-03548-z",
        "says": "38 studies, 2,219 patients: without an operation the slipped disc had shrunk in 63 of 100.",
        "accessed_on": READ,
    },
    {
        "key": "bones-2022",
        "kind": "guideline",
        "title": "Strong, steady and straight: UK consensus statement on physical activity and exercise for "
        "osteoporosis",
        "publisher": "British Journal of Sports Medicine 56:837",
        "year": 2022,
        "doi": "10.1136/bjsports-2021-104634",
        "says": "With weak bones, avoid postures that bend the spine far forward; after a fracture of the spine, no "
        "more impact "
        "than brisk walking.",
        "accessed_on": READ,
    },
    {
        "key": "patch-heat",
        "kind": "patient_page",
        "title": "Medicine patches and heat sources",
        "publisher": "ConsumerMedSafety, Institute for Safe Medication Practices",
        "year": 2015,
        "url": "https://consumermedsafety.org/medication-safety-articles/item/773-medicine-patches-and-heat-sources",
        "page_date": "16 March 2015",
        "says": "Heat makes a medicine patch give too much of its medicine: no heat over or near it.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-pregnancy-back",
        "kind": "patient_page",
        "title": "Back pain in pregnancy",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/pregnancy/related-conditions/common-symptoms/back-pain/",
        "says": "What eases back pain in pregnancy; paracetamol can be taken unless the midwife or doctor says no.",
        "accessed_on": READ,
    },
    {
        "key": "tommys-back",
        "kind": "patient_page",
        "title": "How can I reduce irritable back pain?",
        "publisher": "Tommy's, the pregnancy and baby charity",
        "url": "https://www.tommys.org/pregnancy-information/im-pregnant/ask-a-midwife/how-can-i-reduce-irritable-back-pain",
        "says": "In pregnancy stay active as far as you can; lost feeling in legs, bottom or genitals is an emergency.",
        "accessed_on": READ,
    },
    {
        "key": "nice-acupuncture",
        "kind": "commentary",
        "title": "NICE scraps recommendations for paracetamol and acupuncture for low back pain",
        "publisher": "GPonline",
        "year": 2016,
        "url": (
            "https://www.gponline.com/nice-scraps-recommendations-paracetamol-acupuncture-low-back-pain/pain/"
            "musculoskeletal/article/1388984"
        ),
        "says": "NICE no longer advises acupuncture for low back pain: it was no better than a sham.",
        "accessed_on": READ,
    },
    {
        "key": "cupping-map",
        "kind": "systematic_review",
        "title": "Cupping therapy for pain-related outcomes: an evidence-mapping study",
        "publisher": "Journal of Pain Research (PMC10640990)",
        "year": 2023,
        "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC10640990",
        "says": "14 reviews: no high-quality evidence that cupping eases pain.",
        "accessed_on": READ,
    },
    {
        "key": "manual-risks",
        "kind": "systematic_review",
        "title": "What are the risks of manual treatment of the spine? A scoping review for clinicians",
        "publisher": "Chiropractic and Manual Therapies 25:37",
        "year": 2017,
        "doi": "10.1186/s12998-017-0168-5",
        "says": "Mild reactions are common; serious ones are rare and include strokes after treatment of the neck.",
        "accessed_on": READ,
    },
    {
        "key": "mohap-medicines",
        "kind": "commentary",
        "title": "Travelling to the UAE? Here is how to get pre-approval for narcotic and psychotropic medicines",
        "publisher": "Gulf News, with the rules of the Ministry of Health and Prevention (MOHAP)",
        "year": 2021,
        "url": (
            "https://gulfnews.com/living-in-uae/ask-us/travelling-to-the-uae-heres-how-to-get-pre-approval-for-"
            "narcotic-and-psychotropic-medicines-1.1639055941204"
        ),
        "says": "Controlled medicines need approval of the ministry before you bring them into the UAE.",
        "accessed_on": READ,
    },
    {
        "key": "mayo-restless",
        "kind": "patient_page",
        "title": "Restless legs syndrome",
        "publisher": "Mayo Clinic Health Letter",
        "year": 2018,
        "url": "https://healthletter.mayoclinic.com/issues/july-2018/restless-legs-syndrome",
        "page_date": "1 July 2018",
        "says": "An urge to move the legs at rest, worse in the evening, better with moving.",
        "accessed_on": READ,
    },
    {
        "key": "quinine-heart",
        "kind": "commentary",
        "title": "Prescribe quinine with caution in patients at risk of QT prolongation, MHRA advises",
        "publisher": "MIMS",
        "url": (
            "https://www.mims.co.uk/prescribe-quinine-caution-patients-risk-qt-prolongation-mhra-advises/"
            "musculoskeletal-disorders/article/1451267"
        ),
        "says": "MHRA 2017: care with disease of the heart's rhythm and with medicines that change it.",
        "accessed_on": READ,
    },
    {
        "key": "quinine-product",
        "kind": "guideline",
        "title": "Quinine bisulphate 300 mg tablets: summary of product characteristics",
        "publisher": "EMC, in epgonline",
        "year": 2022,
        "url": (
            "https://www.epgonline.org/drugs/p-antiparasitic-products-insecticides-and-repellents/p01/p01b/p01bc/"
            "p01bc01/quinine-bisulphate-300mg-tablets/"
        ),
        "page_date": "7 February 2022",
        "says": "Not with an allergy to it, tinnitus, optic neuritis, myasthenia gravis or broken-down blood.",
        "accessed_on": READ,
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
        "page_date": "June 2010",
        "says": "Not a routine treatment; about one cramp fewer a week; stop it for bruising, bleeding or changed "
        "hearing.",
        "accessed_on": READ,
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
        "says": "What it feels like, how to ease it, four to six weeks for many, and when to call an ambulance.",
        "accessed_on": READ,
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
