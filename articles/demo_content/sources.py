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
    {
        "key": "mayo-hip",
        "kind": "patient_page",
        "title": "Hip pain",
        "publisher": "Mayo Clinic",
        "url": "https://www.mayoclinic.org/symptoms/hip-pain/basics/definition/sym-20050684",
        "page_date": "",
        "says": (
            "Groin pain comes from the joint, outer pain from muscles and tendons, some pain from the back; a "
            "list of causes."
        ),
        "accessed_on": READ,
    },
    {
        "key": "uclh-hip",
        "kind": "patient_page",
        "title": "Hip pain",
        "publisher": "University College London Hospitals NHS Foundation Trust",
        "url": "http://www.uclh.nhs.uk/MSK/Pages/Hippain.aspx",
        "page_date": "",
        "says": "Osteoarthritis causes most hip pain in adults; the smooth layer on the bones breaks down.",
        "accessed_on": READ,
    },
    {
        "key": "devon-hip",
        "kind": "guideline",
        "title": "Hip pain in adults: referral guidance",
        "publisher": "NHS Devon Formulary and Referral",
        "url": "https://northeast.devonformularyguidance.nhs.uk/referral-guidance/eastern-locality/musculosketal/hip-pain-in-adults",
        "page_date": "",
        "says": "Hip disease may cause pain that is felt only at the knee; back and belly can cause pain at the hip.",
        "accessed_on": READ,
    },
    {
        "key": "kingston-hip",
        "kind": "patient_page",
        "title": "Greater trochanteric pain syndrome",
        "publisher": "Kingston Hospital NHS Foundation Trust",
        "url": "https://kingstonhospital.nhs.uk/information/greater-trochanteric-pain-syndrome/",
        "page_date": "",
        "says": (
            "Outer hip pain: causes, what makes it worse, how to sleep and sit; less load and gradual strength as"
            " main care."
        ),
        "accessed_on": READ,
    },
    {
        "key": "dynamic-health-hip",
        "kind": "patient_page",
        "title": "Greater trochanteric pain syndrome",
        "publisher": "Dynamic Health, NHS Cambridgeshire and Peterborough",
        "url": "https://www.dynamichealth.nhs.uk/help-and-advice/hip-pain/greater-trochanteric-pain-syndrome",
        "page_date": "",
        "says": (
            "Strengthen, and avoid stretches and positions that press on the tendons; better within 8 to 10 weeks."
        ),
        "accessed_on": READ,
    },
    {
        "key": "exeter-hip",
        "kind": "guideline",
        "title": "Support for GPs: hip conditions",
        "publisher": "Exeter Hip Unit",
        "url": "https://exeterhipunit.co.uk/support-for-gps/",
        "page_date": "",
        "says": (
            "First care for hip pain: painkillers, a walking stick, less weight, physiotherapy; which signs are urgent."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-hip-fracture",
        "kind": "patient_page",
        "title": "Hip fracture",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/hip-fracture/",
        "page_date": "",
        "says": "Signs of a broken hip after a fall; it need not bruise or stop you from standing; call an ambulance.",
        "accessed_on": READ,
    },
    {
        "key": "leap-protocol",
        "kind": "trial",
        "title": (
            "Exercise and load modification versus corticosteroid injection versus wait and see for persistent "
            "gluteus medius or minimus tendinopathy (the LEAP trial): a protocol"
        ),
        "publisher": "BMC Musculoskeletal Disorders 17:196",
        "year": 2016,
        "doi": "10.1186/s12891-016-1043-6",
        "page_date": "",
        "says": (
            "Outer hip pain is common in women of 40 to 60; the tendons, not the bursa, are the more common cause."
        ),
        "accessed_on": READ,
    },
    {
        "key": "gtps-trial",
        "kind": "trial",
        "title": (
            "Education plus exercise versus corticosteroid injection use versus a wait and see approach on global"
            " outcome and pain from gluteal tendinopathy: randomised clinical trial"
        ),
        "publisher": "BMJ 361:k1662",
        "year": 2018,
        "doi": "10.1136/bmj.k1662",
        "page_date": "2 May 2018",
        "says": (
            "Better after 8 weeks: 51 of 66 with advice and exercise, 38 of 65 after an injection, 20 of 68 with "
            "waiting."
        ),
        "accessed_on": READ,
    },
    {
        "key": "hip-exercise-review",
        "kind": "systematic_review",
        "title": "Exercise for osteoarthritis of the hip (CD007912)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2014,
        "doi": "10.1002/14651858.CD007912.pub2",
        "page_date": "22 April 2014",
        "says": "High-quality evidence: pain fell from 29 to 21 of 100 with exercise; function improved as much.",
        "accessed_on": READ,
    },
    {
        "key": "hip-exercise-later",
        "kind": "systematic_review",
        "title": (
            "Effect of exercise therapy in patients with hip osteoarthritis: a systematic review and cumulative "
            "meta-analysis"
        ),
        "publisher": "Osteoarthritis and Cartilage Open",
        "year": 2023,
        "doi": "10.1016/j.ocarto.2023.100338",
        "page_date": "",
        "says": (
            "18 trials: a small effect on pain and function, smaller after 6 to 9 months; a new trial will hardly"
            " change it."
        ),
        "accessed_on": READ,
    },
    {
        "key": "hip-injection-trial",
        "kind": "trial",
        "title": (
            "Clinical effectiveness of one ultrasound guided intra-articular corticosteroid and local anaesthetic"
            " injection for hip osteoarthritis (HIT trial)"
        ),
        "publisher": "BMJ 377:e068446",
        "year": 2022,
        "doi": "10.1136/bmj-2021-068446",
        "page_date": "6 April 2022",
        "says": (
            "199 people: 1.43 of 10 points less pain over six months than advice alone; no difference from the "
            "anaesthetic alone."
        ),
        "accessed_on": READ,
    },
    {
        "key": "fai-review",
        "kind": "systematic_review",
        "title": "Arthroscopic surgery versus physiotherapy for femoroacetabular impingement: a meta-analysis study",
        "publisher": "European Journal of Orthopaedic Surgery and Traumatology 30:1151",
        "year": 2020,
        "doi": "10.1007/s00590-020-02675-6",
        "page_date": "7 May 2020",
        "says": (
            "Three trials, 644 people, about 15 months: better scores after surgery; as many later had a hip "
            "replacement."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nasgp-oa",
        "kind": "commentary",
        "title": "Osteoarthritis in GP: NICE update October 2022",
        "publisher": "National Association of Sessional GPs (NASGP)",
        "year": 2022,
        "url": "https://www.nasgp.org.uk/resource/osteoarthritis-in-gp-nice-update-october-2022/",
        "page_date": "",
        "says": (
            "NICE 2022: anti-inflammatory tablets second, paracetamol not as a routine, no strong opioids, no "
            "arthroscopy."
        ),
        "accessed_on": READ,
    },
    {
        "key": "racgp-oa",
        "kind": "guideline",
        "title": "Guideline for the management of knee and hip osteoarthritis: topical analgesics",
        "publisher": "Royal Australian College of General Practitioners (RACGP)",
        "url": "https://www.racgp.org.au/clinical-resources/clinical-guidelines/guidelines-by-topic/view-all-guidelines-by-topic/musculoskeletal-health/knee-and-hip-osteoporosis",
        "page_date": "",
        "says": "Neither for nor against an anti-inflammatory gel for hip or knee; a short try is reasonable.",
        "accessed_on": READ,
    },
    {
        "key": "mayo-necrosis",
        "kind": "patient_page",
        "title": "Avascular necrosis (osteonecrosis)",
        "publisher": "Mayo Clinic",
        "url": "https://www.mayoclinic.org/diseases-conditions/avascular-necrosis/symptoms-causes/syc-20369859",
        "page_date": "",
        "says": (
            "Too little blood to bone: linked with high-dose steroids, alcohol, injury, sickle cell; most at 30 "
            "to 50; slow pain."
        ),
        "accessed_on": READ,
    },
    {
        "key": "hip-replacement-choice",
        "kind": "patient_page",
        "title": "Arthritis: should I have hip replacement surgery?",
        "publisher": "Healthwise",
        "url": "https://frhs.org/app/healthwise/document.aspx?id=uh1515",
        "page_date": "",
        "says": (
            "When other care fails; usually much less pain; most joints last 15 years or more; arthritis may "
            "worsen or improve."
        ),
        "accessed_on": READ,
    },
    {
        "key": "hip-driving",
        "kind": "patient_page",
        "title": "Driving after a hip or knee replacement",
        "publisher": "Alexander Dodds, orthopaedic surgeon, citing the Royal College of Surgeons",
        "url": "https://www.alexanderdodds.co.uk/blog",
        "page_date": "",
        "says": "About six weeks after a hip replacement; only when firm pressure on the pedals does not hurt.",
        "accessed_on": READ,
    },
    {
        "key": "hip-precautions",
        "kind": "patient_page",
        "title": "Continuing your recovery from hip surgery",
        "publisher": "University of Maryland St. Joseph Medical Center",
        "url": "https://www.umms.org/sjmc/health-services/orthopedics/joint-replacement/hip-replacement/continuing-your-recovery-hip-surgery",
        "page_date": "",
        "says": "Avoid certain positions for about six weeks, because the new hip can slip out (dislocate).",
        "accessed_on": READ,
    },
    {
        "key": "prayer-range",
        "kind": "trial",
        "title": "The study on range of motion of hip and knee in prayer by adult Muslim males: a preliminary report",
        "publisher": "IIUM Medical Journal Malaysia 14(1):49",
        "year": 2015,
        "url": "https://journals.iium.edu.my/kom/index.php/imjm/article/view/456",
        "page_date": "",
        "says": "60 men of 20 to 30 years: the hip bent 74 to 119 degrees in the positions of prayer.",
        "accessed_on": READ,
    },
    {
        "key": "prayer-hip-replacement",
        "kind": "trial",
        "title": "Total hip prosthesis and Muslim prayer: what quality of life for patients?",
        "publisher": "SOFMER congress 2015, Centre Hospitalier Universitaire Ibn Rochd, Casablanca",
        "year": 2015,
        "url": "https://www.atout-org.com/sofmer2015/abstract_display!en!!!!a3f482b0-20a9-1033-a713-1ad2d3a7cc08!2bdc640c-3f9c-1033-a713-1ad2d3a7cc08",
        "page_date": "",
        "says": "79 people: prayer impossible before the operation in 48 of 100, not possible after it in 11 of 100.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-tennis-elbow",
        "kind": "patient_page",
        "title": "Tennis elbow: treatment",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/tennis-elbow/treatment/",
        "page_date": "",
        "says": (
            "6 months to 2 years, 90 % well within a year; less load, cold pack, gel before tablets, talk with "
            "the employer."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-tennis-options",
        "kind": "patient_page",
        "title": "Treatment options for tennis elbow",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/tennis-elbow/pages/treatmentoptions.aspx",
        "page_date": "",
        "says": (
            "Steroid injection: quick relief, not after six weeks; the skin may get thinner and lighter; symptoms"
            " may return."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-bytes-elbow",
        "kind": "patient_page",
        "title": "Tennis elbow",
        "publisher": "Bytes PCN, NHS",
        "url": "https://bytespcn.nhs.uk/tennis-elbow",
        "page_date": "",
        "says": (
            "Overuse of the forearm: heavy lifting, heavy tools, typing, painting, cooking; not only racquet sports."
        ),
        "accessed_on": READ,
    },
    {
        "key": "borders-elbow",
        "kind": "patient_page",
        "title": "Tennis elbow: patient information leaflet",
        "publisher": "NHS Borders",
        "url": "https://rightdecisions.scot.nhs.uk/patient-information-leaflets/primary-community-services/physiotherapy/tennis-elbow",
        "page_date": "",
        "says": (
            "A sudden rise of activity may start it, or no reason; not treating is an option, because it settles "
            "in time."
        ),
        "accessed_on": READ,
    },
    {
        "key": "mayo-elbow",
        "kind": "patient_page",
        "title": "Elbow pain",
        "publisher": "Mayo Clinic",
        "url": "https://www.mayoclinic.org/symptoms/elbow-pain/basics/definition/sym-20050874",
        "page_date": "",
        "says": "Usually not serious; a list of causes; changed shape or a bone that shows is an emergency.",
        "accessed_on": READ,
    },
    {
        "key": "healthwise-elbow",
        "kind": "patient_page",
        "title": "Tennis elbow: topic overview",
        "publisher": "Healthwise",
        "url": "http://jayfsullivanmd.com/PatientPortal/MyPractice.aspx?ID=HW5hw225372",
        "page_date": "",
        "says": "Examination is enough; an X-ray is probably not needed, a scan only if it does not get better.",
        "accessed_on": READ,
    },
    {
        "key": "bnssg-golfers-elbow",
        "kind": "patient_page",
        "title": "Medial elbow pain (golfer's elbow)",
        "publisher": "My Joint Health Hub, NHS Bristol, North Somerset and South Gloucestershire",
        "url": "https://myjointhealthhub.bnssg.nhs.uk/?p=1308",
        "page_date": "",
        "says": (
            "Inner side, less than 1 % of people, from gripping, lifting and twisting; most recover within a year."
        ),
        "accessed_on": READ,
    },
    {
        "key": "ouh-cubital-tunnel",
        "kind": "patient_page",
        "title": "Cubital tunnel syndrome: information for patients",
        "publisher": "Oxford University Hospitals NHS Trust",
        "url": "https://docslib.org/doc/1854315/cubital-tunnel-syndrome",
        "page_date": "",
        "says": (
            "Numb or tingling fingers, worse with a bent elbow and at night; towel or splint; severe cases may "
            "lose feeling."
        ),
        "accessed_on": READ,
    },
    {
        "key": "patient-bursitis",
        "kind": "patient_page",
        "title": "Olecranon bursitis (student's elbow)",
        "publisher": "Patient.info",
        "url": "https://patient.info/health/olecranon-bursitis-students-elbow",
        "page_date": "",
        "says": "A soft lump at the point of the elbow, from leaning on it; hot and very tender if infected.",
        "accessed_on": READ,
    },
    {
        "key": "sheffield-bursitis",
        "kind": "patient_page",
        "title": "Olecranon bursitis",
        "publisher": "Sheffield Aches and Pains, NHS",
        "url": "https://sheffieldachesandpains.com/conditions/olecranon-bursitis/what-is-olecranon-bursitis",
        "page_date": "",
        "says": "Emergency care with a fever, a swollen arm, painful movement of the elbow or severe pain.",
        "accessed_on": READ,
    },
    {
        "key": "biceps-tear",
        "kind": "patient_page",
        "title": "A pop in your elbow: distal biceps tendon rupture",
        "publisher": "Seattle Shoulder Doc",
        "url": "https://seattleshoulderdoc.com/a-pop-in-your-elbow-distal-biceps-tendon-rupture/",
        "page_date": "",
        "says": "Pop, bruise, bulge, weak bending and turning; if repaired, within the first two or three weeks.",
        "accessed_on": READ,
    },
    {
        "key": "elbow-protocol",
        "kind": "commentary",
        "title": "Manual therapy and exercise for lateral elbow pain: protocol (CD013042)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2018,
        "doi": "10.1002/14651858.CD013042",
        "page_date": "",
        "says": "About 1.0 to 1.3 of 100 men and 1.1 to 4.0 of 100 women have pain on the outer side of the elbow.",
        "accessed_on": READ,
    },
    {
        "key": "elbow-exercise-review",
        "kind": "systematic_review",
        "title": "Manual therapy and exercise for lateral elbow pain (CD013042)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2024,
        "doi": "10.1002/14651858.CD013042.pub2",
        "page_date": "",
        "says": (
            "23 studies, 1,612 people: may slightly reduce pain and disability; little change in success; harms "
            "uncertain."
        ),
        "accessed_on": READ,
    },
    {
        "key": "elbow-steroid-trial",
        "kind": "trial",
        "title": (
            "Effect of corticosteroid injection, physiotherapy, or both on clinical outcomes in patients with "
            "unilateral lateral epicondylalgia: a randomized controlled trial"
        ),
        "publisher": "JAMA 309:461",
        "year": 2013,
        "doi": "10.1001/jama.2013.129",
        "page_date": "6 February 2013",
        "says": (
            "165 people: at one year 83 % against 96 % well or much better, pain again in 54 % against 12 %, "
            "steroid worse."
        ),
        "accessed_on": READ,
    },
    {
        "key": "elbow-steroid-review",
        "kind": "systematic_review",
        "title": (
            "Treating lateral epicondylitis with corticosteroid injections or non-electrotherapeutical "
            "physiotherapy: a systematic review"
        ),
        "publisher": "BMJ Open 3:e003564",
        "year": 2013,
        "doi": "10.1136/bmjopen-2013-003564",
        "page_date": "29 October 2013",
        "says": "11 studies, 1,161 people: steroid better early, worse in the middle term, no difference at a year.",
        "accessed_on": READ,
    },
    {
        "key": "elbow-prp-review",
        "kind": "systematic_review",
        "title": "Autologous blood and platelet-rich plasma injection therapy for lateral elbow pain (CD010951)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2021,
        "doi": "10.1002/14651858.CD010951.pub2",
        "page_date": "30 September 2021",
        "says": (
            "32 studies, 2,337 people: 0.16 of 10 points less pain than placebo at three months; probably no real"
            " benefit."
        ),
        "accessed_on": READ,
    },
    {
        "key": "elbow-surgery-review",
        "kind": "systematic_review",
        "title": "Surgery for tennis elbow: a systematic review",
        "publisher": "Shoulder and Elbow 11(1):35",
        "year": 2019,
        "doi": "10.1177/1758573217745041",
        "page_date": "",
        "says": "12 studies of poor quality: surgery no more effective than other care or a sham operation.",
        "accessed_on": READ,
    },
    {
        "key": "elbow-bandolier",
        "kind": "commentary",
        "title": "Elbow pain interventions: from the Cochrane Library",
        "publisher": "Bandolier, Oxford",
        "url": "http://www.bandolier.org.uk/booth/Arthritis/elbow.html",
        "page_date": "",
        "says": (
            "Cochrane reviews in short: gel may help, braces not shown to help, shock waves no benefit in over "
            "1,000 people."
        ),
        "accessed_on": READ,
    },
    {
        "key": "aruk-elbow",
        "kind": "patient_page",
        "title": "Tennis elbow: information and simple exercises",
        "publisher": "Arthritis Research UK (now Versus Arthritis)",
        "url": "https://docslib.org/doc/10550958/elbow-pain-exercises-information-pamphlet",
        "page_date": "",
        "says": (
            "Exercises: wrist turn, wrist lift with a light weight, stretch for 15 to 30 seconds; an ice pack or "
            "warmth."
        ),
        "accessed_on": READ,
    },
    {
        "key": "bristol-elbow",
        "kind": "patient_page",
        "title": "Exercise of the month: tennis elbow",
        "publisher": "Bristol Physiotherapy Clinic",
        "url": "https://www.bristolphysiotherapyclinic.co.uk/exercise-of-the-month-tennis-elbow/",
        "page_date": "",
        "says": (
            "Slow wrist lifts with no more than moderate discomfort; watch the pain for two hours, then do less "
            "if worse."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-carpal-tunnel",
        "kind": "patient_page",
        "title": "Carpal tunnel syndrome",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/carpal-tunnel-syndrome/",
        "page_date": "",
        "says": (
            "Worse at night; may get better in months, above all in pregnancy; splint for up to 6 weeks; "
            "painkillers do not treat it."
        ),
        "accessed_on": READ,
    },
    {
        "key": "borders-splint",
        "kind": "patient_page",
        "title": "Wrist splints for carpal tunnel syndrome: a guide for patients",
        "publisher": "NHS Borders",
        "url": "https://rightdecisions.scot.nhs.uk/patient-information-leaflets/primary-community-services/physiotherapy/wrist-splints-for-carpal-tunnel-syndrome-a-guide-for-patients",
        "page_date": "",
        "says": (
            "About one third get better with a splint at night alone; all night, at least eight weeks, not in the day."
        ),
        "accessed_on": READ,
    },
    {
        "key": "carpal-follow-up",
        "kind": "trial",
        "title": (
            "The effectiveness of corticosteroid injection versus night splints for carpal tunnel syndrome: "
            "24-month follow-up of a randomized trial"
        ),
        "publisher": "Rheumatology 62:546",
        "year": 2023,
        "url": "https://www.medscape.com/viewarticle/988826",
        "page_date": "",
        "says": (
            "234 people: no difference in symptoms at 12 and 24 months; surgery in 22 % after injection, 16 % "
            "after splint."
        ),
        "accessed_on": READ,
    },
    {
        "key": "carpal-surgery-review",
        "kind": "systematic_review",
        "title": "Surgical versus non-surgical treatment for carpal tunnel syndrome (CD001552)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2024,
        "doi": "10.1002/14651858.CD001552.pub3",
        "page_date": "",
        "says": (
            "14 studies, 1,231 people: surgery probably better than a splint at 6 to 12 months; uncertain against"
            " injection."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-trigger-finger",
        "kind": "patient_page",
        "title": "Trigger finger: treatment",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/trigger-finger/treatment/",
        "page_date": "",
        "says": (
            "Mild cases may get better; a splint at night may help; injection helps 50 to 70 %, less with "
            "diabetes; thin skin."
        ),
        "accessed_on": READ,
    },
    {
        "key": "au-trigger-finger",
        "kind": "patient_page",
        "title": "Trigger finger",
        "publisher": "Health Resource Directory, Australia",
        "url": "https://healthresourcedirectory.org.au/en/health-resource-directory/trigger-finger/",
        "page_date": "",
        "says": (
            "A finger that is hard to straighten, clicks or locks; the cause is often unclear; more with diabetes."
        ),
        "accessed_on": READ,
    },
    {
        "key": "au-scaphoid",
        "kind": "patient_page",
        "title": "Scaphoid fractures",
        "publisher": "Health Resource Directory, Australia",
        "url": "https://healthresourcedirectory.org.au/en/health-resource-directory/scaphoid-fractures/",
        "page_date": "",
        "says": (
            "After a fall on the hand; not always very painful; X-ray may miss it; MRI, or a cast for 2 weeks and"
            " a new X-ray."
        ),
        "accessed_on": READ,
    },
    {
        "key": "scaphoid-nonunion",
        "kind": "patient_page",
        "title": "Scaphoid fracture and nonunion",
        "publisher": "Expert Hand Surgery",
        "url": "https://www.experthandsurgery.co.uk/conditions/scaphoid-fracture-nonunion",
        "page_date": "",
        "says": "Little blood supply: a late or missed break may not heal, with pain, stiffness and arthritis later.",
        "accessed_on": READ,
    },
    {
        "key": "bnssg-de-quervain",
        "kind": "patient_page",
        "title": "De Quervain's tenosynovitis",
        "publisher": "My Joint Health Hub, NHS Bristol, North Somerset and South Gloucestershire",
        "url": "https://myjointhealthhub.bnssg.nhs.uk/hand-wrist-pain/de-quervains-tenosynovitis/",
        "page_date": "",
        "says": (
            "Pain near the base of the thumb with gripping, twisting and lifting a child; new mothers; rest helps many."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nz-de-quervain",
        "kind": "patient_page",
        "title": "De Quervain's tenosynovitis",
        "publisher": "Our Health Hawke's Bay, New Zealand",
        "url": "https://ourhealthhb.nz/conditions-treatments/bones-and-joints/de-quervains-tenosynovitis",
        "page_date": "",
        "says": "More common in women, late in pregnancy or with a young baby; gripping makes it worse.",
        "accessed_on": READ,
    },
    {
        "key": "somerset-de-quervain",
        "kind": "patient_page",
        "title": "De Quervain's syndrome: advice for patients",
        "publisher": "Somerset NHS Foundation Trust",
        "year": 2020,
        "url": "https://docslib.org/doc/12779814/de-quervains-syndrome",
        "page_date": "July 2020",
        "says": "Relative rest, splint, exercises; several weeks to months, up to six months to settle fully.",
        "accessed_on": READ,
    },
    {
        "key": "thumb-protocol",
        "kind": "trial",
        "title": "The osteoarthritis thumb therapy (OTTER) II trial: a study protocol",
        "publisher": "BMJ Open 9:e028342",
        "year": 2019,
        "url": "https://eprints.keele.ac.uk/id/eprint/7166/",
        "page_date": "",
        "says": "Painful arthritis of the thumb base is found in 20 % of people over 55.",
        "accessed_on": READ,
    },
    {
        "key": "thumb-splint-trial",
        "kind": "trial",
        "title": (
            "The clinical and cost effectiveness of splints for thumb base osteoarthritis: a randomized "
            "controlled clinical trial"
        ),
        "publisher": "Rheumatology 60:2862",
        "year": 2020,
        "url": "https://eprints.keele.ac.uk/id/eprint/8998/",
        "page_date": "",
        "says": "349 people: all groups improved at 8 weeks; a splint added nothing to supported self-management.",
        "accessed_on": READ,
    },
    {
        "key": "hand-exercise-review",
        "kind": "systematic_review",
        "title": "Exercise for hand osteoarthritis (CD010388)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2017,
        "doi": "10.1002/14651858.CD010388.pub2",
        "page_date": "31 January 2017",
        "says": "Seven studies; the quality of the evidence was downgraded to low.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-wales-hand",
        "kind": "patient_page",
        "title": "Hand pain",
        "publisher": "NHS 111 Wales",
        "url": "https://111.wales.nhs.uk/Encyclopaedia/h/article/handpain",
        "page_date": "",
        "says": (
            "Rest, gentle movement, rings off, splint, tools for jars, a soft pad for typing; no heavy lifting or"
            " hard grip."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nidirect-hand",
        "kind": "patient_page",
        "title": "Hand pain",
        "publisher": "nidirect, Northern Ireland",
        "url": "https://www.nidirect.gov.uk/conditions/hand-pain",
        "page_date": "",
        "says": "Emergency department for a possible broken bone: extreme pain, odd shape, snap, hard to move.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-inform-hand",
        "kind": "patient_page",
        "title": "Wrist, hand and finger problems",
        "publisher": "NHS inform, Scotland",
        "url": "https://www.nhsinform.scot/illnesses-and-conditions/muscle-bone-and-joints/self-management-advice/wrist-hand-and-finger-problems",
        "page_date": "",
        "says": "Many settle within 6 weeks; a hand problem may come from the neck; icy cold, pale or blue is urgent.",
        "accessed_on": READ,
    },
]
