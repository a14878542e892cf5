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
        "says": (
            "Exercise, stay active; no routine scans, belts, traction, opioids for long pain or nerve-pain "
            "medicines; anti-inflammatories in the lowest dose."
        ),
        "accessed_on": READ,
    },
    {
        "key": "heat-cold-review",
        "kind": "systematic_review",
        "title": "Superficial heat or cold for low back pain (CD004750)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2006,
        "doi": "10.1002/14651858.CD004750.pub2",
        "page_date": "",
        "says": (
            "9 trials, 1,117 people: a heat wrap eases new low back pain a little for a short time, more with "
            "exercise; on cold too little is known."
        ),
        "accessed_on": READ,
    },
    {
        "key": "magnesium-review",
        "kind": "systematic_review",
        "title": "Magnesium for skeletal muscle cramps (CD009402)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2020,
        "doi": "10.1002/14651858.CD009402.pub3",
        "page_date": "21 September 2020",
        "says": (
            "11 trials, 735 people: in older adults magnesium hardly changed how often cramps came; in pregnancy all "
            "five trials were at high risk of bias."
        ),
        "accessed_on": READ,
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
        "page_date": "8 July 2021",
        "says": (
            "49 trials: in the first two weeks 8 of 100 points less pain, with very low certainty; side effects may "
            "be 1.6 times as common."
        ),
        "accessed_on": READ,
    },
    {
        "key": "exercise-cramps-review",
        "kind": "commentary",
        "title": (
            "An evidence-based review of the pathophysiology, treatment, and prevention of exercise-associated "
            "muscle cramps"
        ),
        "publisher": "Journal of Athletic Training 57(1)",
        "year": 2022,
        "doi": "10.4085/1062-6050-0696.20",
        "page_date": "1 January 2022",
        "says": (
            "Cramps in exercise have several causes together; stretch gently; advice that fits the person is likely "
            "better than “drink more” for all."
        ),
        "accessed_on": READ,
    },
    {
        "key": "mayo-cramp",
        "kind": "patient_page",
        "title": "Muscle cramp: symptoms and causes",
        "publisher": "Mayo Clinic",
        "url": "https://www.mayoclinic.org/diseases-conditions/muscle-cramp/symptoms-causes/syc-20350820",
        "page_date": "",
        "says": (
            "Mostly no clear cause; effort, holding a position, age, pregnancy, narrow arteries, pressed nerves, few "
            "minerals (also from diuretics), diabetes, nerves, liver, thyroid."
        ),
        "accessed_on": READ,
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
            "https://www.mayoclinic.org/diseases-conditions/high-blood-cholesterol/expert-answers/rhabdomyolysis/faq-20057817"
        ),
    },
    {
        "key": "cleveland-spasm",
        "kind": "patient_page",
        "title": "Muscle spasms (muscle cramps)",
        "publisher": "Cleveland Clinic",
        "url": "https://my.clevelandclinic.org/health/diseases/muscle-spasms-muscle-cramps",
        "page_date": "",
        "says": (
            "A muscle tightens by itself and cannot relax; common; mostly nothing to worry about; with lasting "
            "weakness or poor coordination see a doctor."
        ),
        "accessed_on": READ,
    },
    {
        "key": "cleveland-back",
        "kind": "patient_page",
        "title": "Back spasms",
        "publisher": "Cleveland Clinic",
        "url": "https://my.clevelandclinic.org/health/diseases/22881-back-spasms",
        "page_date": "",
        "says": (
            "A common kind of back pain, from twinges to a crippling tightening; the lower back more often; with no "
            "warning or after a small twitch; rarely a sign of another disease."
        ),
        "accessed_on": READ,
    },
    {
        "key": "medlineplus-cramps",
        "kind": "patient_page",
        "title": "Muscle cramps",
        "publisher": "MedlinePlus, US National Library of Medicine",
        "url": "https://medlineplus.gov/musclecramps.html",
        "page_date": "",
        "says": (
            "Sudden tightening of a muscle, for a few seconds to several minutes; stretching or gentle massage eases "
            "it."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nidirect-cramps",
        "kind": "patient_page",
        "title": "Leg cramps",
        "publisher": "nidirect, Northern Ireland",
        "url": "https://www.nidirect.gov.uk/conditions/leg-cramps",
        "page_date": "",
        "says": "The calf most often; three of four at night; exercise, pregnancy, statins, liver disease; over 10 "
        "minutes is urgent.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-cramps",
        "kind": "patient_page",
        "title": "Leg cramps",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/leg-cramps/",
        "page_date": "",
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
        "page_date": "",
        "says": (
            "The cause is not always plain; often a strain (pulled muscle); exercises and stretches; surgery may be "
            "an option for a known cause such as a slipped disc when other care failed."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-ibuprofen",
        "kind": "patient_page",
        "title": "Ibuprofen: who can take it and who cannot",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/ibuprofen-for-adults/",
        "page_date": "",
        "says": "Who must not take ibuprofen or use the gel, and who asks first.",
        "accessed_on": READ,
    },
    {
        "key": "mhra-pregnancy",
        "kind": "guideline",
        "title": "NSAIDs: potential risks following prolonged use after 20 weeks of pregnancy",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2023,
        "url": (
            "https://www.gov.uk/drug-safety-update/non-steroidal-anti-inflammatory-drugs-nsaids-potential-risks-following-prolonged-use-after-20-weeks-of-pregnancy"
        ),
        "page_date": "June 2023",
        "says": "Not after 28 weeks; after 20 weeks only if a doctor finds it necessary.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-sick-day",
        "kind": "patient_page",
        "title": "Medicines and dehydration: medicine sick day guidance",
        "publisher": "NHS, East Basildon Primary Care Network",
        "url": "https://www.eastbasildonpcn.nhs.uk/local-support-advice/medicines-and-dehydration/",
        "page_date": "",
        "says": "Anti-inflammatories can stop the kidneys working when the body lacks water.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-paracetamol",
        "kind": "patient_page",
        "title": "Paracetamol for adults",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/paracetamol-for-adults/",
        "page_date": "",
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
        "page_date": "",
        "says": "In pregnancy the lowest dose that works, for the shortest time.",
        "accessed_on": READ,
    },
    {
        "key": "hse-codeine",
        "kind": "patient_page",
        "title": "Who can take codeine",
        "publisher": "HSE, Ireland",
        "url": "https://www2.hse.ie/medicines/codeine/who-can-take",
        "page_date": "",
        "says": "Not under 12, nor in pregnancy unless prescribed; who tells the doctor first.",
        "accessed_on": READ,
    },
    {
        "key": "beers-2023",
        "kind": "guideline",
        "title": "2023 Beers Criteria for potentially inappropriate medication use in older adults: muscle relaxants",
        "publisher": "American Geriatrics Society",
        "year": 2023,
        "url": "https://doi.org/10.1111/jgs.18372",
        "page_date": "",
        "says": "Avoid most muscle relaxants in older people: sleepiness, falls and broken bones, and unclear benefit.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-diazepam",
        "kind": "patient_page",
        "title": "Diazepam",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/diazepam/",
        "page_date": "",
        "says": "Sleepiness and dependence; four weeks at most; who tells the doctor first.",
        "accessed_on": READ,
    },
    {
        "key": "mpft-injections",
        "kind": "patient_page",
        "title": "Patient's guide to injections",
        "publisher": "Midlands Partnership University NHS Foundation Trust",
        "url": (
            "https://www.mpft.nhs.uk/services/musculoskeletal/supported-self-management/general-advice/patients-guide-injections"
        ),
        "page_date": "",
        "says": "Not in pregnancy, with infection, metal or an artificial joint; diabetes, blood thinners: ask.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-pregabalin",
        "kind": "patient_page",
        "title": "Pregabalin",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/pregabalin/",
        "page_date": "",
        "says": "For adults only; it may not suit people over 65.",
        "accessed_on": READ,
    },
    {
        "key": "hse-pregabalin",
        "kind": "patient_page",
        "title": "How and when to take pregabalin",
        "publisher": "HSE, Ireland",
        "url": "https://www2.hse.ie/medicines/pregabalin/how-and-when-to-take-pregabalin/",
        "page_date": "",
        "says": "It can make you sleepy or dizzy; stopping suddenly causes serious problems.",
        "accessed_on": READ,
    },
    {
        "key": "ms-pregabalin",
        "kind": "patient_page",
        "title": "Pregabalin",
        "publisher": "MS Trust",
        "url": "https://mstrust.org.uk/a-z/pregabalin",
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
        "says": "73 of 100 patients had it again at least once within a year.",
        "accessed_on": READ,
    },
    {
        "key": "sheffield-back",
        "kind": "patient_page",
        "title": "What is back pain?",
        "publisher": "NHS, Sheffield aches and pains",
        "url": "https://www.sheffieldachesandpains.com/conditions/back-pain/what-is-back-pain/",
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
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
        "page_date": "",
        "says": "With weak bones, avoid postures that bend the spine far forward; after a fracture of the spine, no "
        "more impact than brisk walking.",
        "accessed_on": READ,
    },
    {
        "key": "patch-heat",
        "kind": "guideline",
        "title": (
            "Transdermal fentanyl patches: life-threatening and fatal opioid toxicity from accidental exposure, "
            "particularly in children"
        ),
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2018,
        "url": (
            "https://www.gov.uk/drug-safety-update/"
            "transdermal-fentanyl-patches-life-threatening-and-fatal-opioid-toxicity-from-accidental-exposure-particularly-in-children"
        ),
        "page_date": "October 2018",
        "says": "No heat on a fentanyl patch; trouble breathing or unusual sleepiness: call an ambulance.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-pregnancy-back",
        "kind": "patient_page",
        "title": "Back pain in pregnancy",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/pregnancy/related-conditions/common-symptoms/back-pain/",
        "page_date": "",
        "says": "What eases back pain in pregnancy; paracetamol can be taken unless the midwife or doctor says no.",
        "accessed_on": READ,
    },
    {
        "key": "tommys-back",
        "kind": "patient_page",
        "title": "How can I reduce irritable back pain?",
        "publisher": "Tommy's, the pregnancy and baby charity",
        "url": "https://www.tommys.org/pregnancy-information/im-pregnant/ask-a-midwife/how-can-i-reduce-irritable-back-pain",
        "page_date": "",
        "says": "In pregnancy stay active as far as you can; lost feeling in legs, bottom or genitals is an emergency.",
        "accessed_on": READ,
    },
    {
        "key": "cupping-map",
        "kind": "systematic_review",
        "title": "Cupping therapy for pain-related outcomes: an evidence-mapping study",
        "publisher": "Journal of Pain Research (PMC10640990)",
        "year": 2023,
        "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC10640990",
        "page_date": "",
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
        "page_date": "",
        "says": "Mild reactions are common; serious ones are rare and include strokes after treatment of the neck.",
        "accessed_on": READ,
    },
    {
        "key": "mohap-medicines",
        "kind": "guideline",
        "title": "Issue of permit to import medicines for personal use",
        "publisher": "Ministry of Health and Prevention (MOHAP), United Arab Emirates",
        "url": "https://mohap.gov.ae/en/services/issue-of-permit-to-import-medicines-for-personal-use",
        "page_date": "",
        "says": (
            "Controlled medicines: residents must apply; for travellers the permit is optional; prescription and "
            "medical report; at most three months’ need."
        ),
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
        "key": "quinine-product",
        "kind": "guideline",
        "title": "Quinine bisulphate 300 mg tablets: summary of product characteristics",
        "publisher": "EMC, in epgonline",
        "year": 2022,
        "url": (
            "https://www.epgonline.org/drugs/p-antiparasitic-products-insecticides-and-repellents/p01/p01b/p01bc/p01bc01/quinine-bisulphate-300mg-tablets/"
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
        "page_date": "19 October 2022",
        "says": (
            "When no picture is needed; exercise and weight first; gel, then tablets; injection only for short "
            "relief; no acupuncture, electrical treatment or glucosamine."
        ),
        "accessed_on": READ,
    },
    {
        "key": "bed-rest-review",
        "kind": "systematic_review",
        "title": ("Advice to rest in bed versus advice to stay active for acute low-back pain and sciatica (CD007612)"),
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2010,
        "doi": "10.1002/14651858.CD007612.pub2",
        "page_date": "16 June 2010",
        "says": (
            "10 trials: with new back pain, advice to stay active is slightly better than bed rest; in sciatica "
            "there is little or no difference."
        ),
        "accessed_on": READ,
    },
    {
        "key": "early-exercise-review",
        "kind": "systematic_review",
        "title": "Exercise therapy for treatment of acute non-specific low back pain (CD009365)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2023,
        "doi": "10.1002/14651858.CD009365.pub2",
        "page_date": "",
        "says": (
            "23 trials, 2,674 people: in the first six weeks exercise has no clear effect on pain; the certainty is "
            "very low."
        ),
        "accessed_on": READ,
    },
    {
        "key": "exercise-review",
        "kind": "systematic_review",
        "title": "Exercise therapy for chronic low back pain (CD009790)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2021,
        "doi": "10.1002/14651858.CD009790.pub2",
        "page_date": "",
        "says": (
            "249 trials of pain longer than 12 weeks: exercise probably reduces pain compared with no treatment or "
            "usual care."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nsaids-review",
        "kind": "systematic_review",
        "title": "Non-steroidal anti-inflammatory drugs for acute low back pain (CD013581)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2020,
        "doi": "10.1002/14651858.CD013581",
        "page_date": "",
        "says": (
            "32 trials: slightly less pain than with a placebo, so little that it is probably of no practical "
            "importance."
        ),
        "accessed_on": READ,
    },
    {
        "key": "paracetamol-review",
        "kind": "systematic_review",
        "title": "Paracetamol for low back pain (CD012230)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2016,
        "doi": "10.1002/14651858.CD012230",
        "page_date": "",
        "says": (
            "2 trials, 1,785 people: with new back pain, 4 g of paracetamol a day did no better than a placebo (high "
            "quality)."
        ),
        "accessed_on": READ,
    },
    {
        "key": "cramp-stretch-review",
        "kind": "systematic_review",
        "title": "Non-drug therapies for the secondary prevention of lower limb muscle cramps (CD008496)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2021,
        "doi": "10.1002/14651858.CD008496.pub3",
        "page_date": "17 May 2021",
        "says": (
            "3 trials, 201 people over 50: six weeks of calf and thigh stretching may make night cramps less severe "
            "(55 and older)."
        ),
        "accessed_on": READ,
    },
    {
        "key": "sciatica-surgery-review",
        "kind": "systematic_review",
        "title": (
            "Surgical versus non-surgical treatment for sciatica: systematic review and meta-analysis of randomised "
            "controlled trials"
        ),
        "publisher": "BMJ 381:e070730",
        "year": 2023,
        "doi": "10.1136/bmj-2022-070730",
        "page_date": "19 April 2023",
        "says": (
            "24 trials: taking out the pressing part of a disc eased leg pain sooner; later the difference shrinks; "
            "very low to low certainty."
        ),
        "accessed_on": READ,
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
        "page_date": "",
        "says": "What it feels like, how to ease it, four to six weeks for many, and when to call an ambulance.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-sprains",
        "kind": "patient_page",
        "title": "Sprains and strains",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/sprains-and-strains/",
        "page_date": "",
        "says": (
            "Raise it, bandage, ice; no heat, alcohol or massage at first; most feel better after 2 weeks; no hard "
            "exercise for up to 8."
        ),
        "accessed_on": READ,
    },
    {
        "key": "aaos-sprains",
        "kind": "patient_page",
        "title": "Sprains, strains and other soft-tissue injuries",
        "publisher": "American Academy of Orthopaedic Surgeons (AAOS), OrthoInfo",
        "url": "https://orthoinfo.aaos.org/en/diseases--conditions/sprains-strains-and-other-soft-tissue-injuries/",
        "page_date": "",
        "says": (
            "Rest, cold packs for 20 minutes several times a day and never directly on skin, an elastic bandage, and "
            "raising the limb."
        ),
        "accessed_on": READ,
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
        "key": "healthier-together-limp",
        "kind": "patient_page",
        "title": "Limp",
        "publisher": "NHS Frimley Healthier Together",
        "url": "https://frimley-healthiertogether.nhs.uk/parentscarers/worried-your-child-unwell/limp",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "A limp is mostly a small injury; today: no weight on the leg, no better after 48 hours; fever over 38 "
            "°C: emergency."
        ),
    },
    {
        "key": "hny-limp",
        "kind": "patient_page",
        "title": "Limping",
        "publisher": "NHS Humber and North Yorkshire Healthier Together",
        "url": "https://www.hnyhealthiertogether.nhs.uk/parentscarers/worried-your-child-unwell/limp",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "A limp without a clear cause should always be checked; do not decide on the cause yourself; hip "
            "trouble can be felt in thigh or knee."
        ),
    },
    {
        "key": "wales-irritable-hip",
        "kind": "patient_page",
        "title": "Irritable hip (hip pain in children)",
        "publisher": "NHS 111 Wales",
        "url": "https://111.wales.nhs.uk/Encyclopaedia/i/article/irritablehip(hippaininchildren)",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "1 to 2 weeks; rest and children's painkillers; no strain for 2 weeks; X-ray, blood test or scan may be "
            "done."
        ),
    },
    {
        "key": "rch-limp",
        "kind": "guideline",
        "title": "The limping or non-weight bearing child",
        "publisher": "Royal Children's Hospital Melbourne, Clinical Practice Guidelines",
        "url": "https://www.rch.org.au/clinicalguide/guideline_index/Child_with_limp/",
        "page_date": "",
        "accessed_on": READ,
        "says": "Causes by age group; a fall is often reported although it is not the cause.",
    },
    {
        "key": "rch-child-pain",
        "kind": "patient_page",
        "title": "Pain relief for children: paracetamol and ibuprofen",
        "publisher": "Royal Children's Hospital Melbourne, Kids Health Information",
        "url": "https://www.rch.org.au/kidsinfo/fact_sheets/pain_relief_for_children",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Pain medicine does not hide signs of serious illness; a much lighter child gets the dose of a younger "
            "age group."
        ),
    },
    {
        "key": "pmm-limp-tips",
        "kind": "guideline",
        "title": "Top tips for the limping child",
        "publisher": "Paediatric Musculoskeletal Matters (PMM)",
        "url": "https://www.pmmonline.org/doctor/limping-child/top-tips-for-limping-child/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Look at soles and shoes; longer than two weeks: a specialist; growing pains never cause a limp; morning "
            "stiffness."
        ),
    },
    {
        "key": "pmm-limp-pitfalls",
        "kind": "guideline",
        "title": "Limping child: pitfalls",
        "publisher": "Paediatric Musculoskeletal Matters (PMM)",
        "url": "https://www.pmmonline.org/doctor/limping-child/making-a-diagnosis/pitfalls",
        "page_date": "",
        "accessed_on": READ,
        "says": "Mistakes: blaming an injury, missing pain from belly, back or hip (felt in the knee).",
    },
    {
        "key": "pmm-hip-tips",
        "kind": "guideline",
        "title": "Top tips for hip pain",
        "publisher": "Paediatric Musculoskeletal Matters (PMM)",
        "url": "https://www.pmmonline.org/doctor/pain-by-site/hip-pain/top-tips-for-hip-pain",
        "page_date": "",
        "accessed_on": READ,
        "says": "Causes of hip pain by age; Perthes often limps without pain.",
    },
    {
        "key": "irritable-hip-trial",
        "kind": "trial",
        "title": (
            "A randomized clinical trial: should the child with transient synovitis of the hip be treated with "
            "nonsteroidal anti-inflammatory drugs?"
        ),
        "publisher": "Annals of Emergency Medicine 40(3)",
        "year": 2002,
        "doi": "10.1067/mem.2002.126171",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "36 children with irritable hip: symptoms 2 days with ibuprofen, 4.5 days without it; over 80 "
            "% well within 7 days in both groups."
        ),
    },
    {
        "key": "toddler-fracture-trial",
        "kind": "trial",
        "title": "Removable boot vs casting of toddler's fractures: a randomized clinical trial",
        "publisher": "JAMA Pediatrics",
        "year": 2025,
        "doi": "10.1001/jamapediatrics.2025.0560",
        "page_date": "21 April 2025",
        "accessed_on": READ,
        "says": "129 young children: pain no worse with a boot than with a cast, and more were active again.",
    },
    {
        "key": "afp-slipped-hip",
        "kind": "guideline",
        "title": "Slipped capital femoral epiphysis: diagnosis and management",
        "publisher": "American Family Physician 95(12)",
        "year": 2017,
        "url": "https://www.aafp.org/pubs/afp/issues/2017/0615/p779.html",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Slipped hip, mostly 8 to 15 years: often missed; X-ray of both hips; fixed with a screw; delay does "
            "damage."
        ),
    },
    {
        "key": "plymouth-perthes",
        "kind": "patient_page",
        "title": "Perthes disease",
        "publisher": "University Hospitals Plymouth NHS Trust",
        "url": "https://www.plymouthhospitals.nhs.uk/display-pil/pil-perthes-disease-5944",
        "page_date": "September 2022",
        "accessed_on": READ,
        "says": "Mostly 4 to 12 years; bone regrows over two or more years; under 6 and mild: watch and wait.",
    },
    {
        "key": "septic-hip-review",
        "kind": "commentary",
        "title": "Paediatric septic arthritis of the hip: epidemiology, diagnosis, and treatment",
        "publisher": "Medical Research Archives, European Society of Medicine",
        "url": "https://esmed.org/MRA/mra/article/view/4031",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "An infected hip is an emergency: drain it and give antibiotics at once; late treatment can destroy "
            "the joint; in newborns fever may be absent."
        ),
    },
    {
        "key": "sheffield-child-painkillers",
        "kind": "patient_page",
        "title": "Paracetamol and ibuprofen",
        "publisher": "Sheffield Children's NHS Foundation Trust",
        "url": "https://library.sheffieldchildrens.nhs.uk/paracetamol-and-ibuprofen/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Paracetamol at most 4 doses, 4 hours apart, not under 2 months; ibuprofen at most 3 doses, 6 hours apart."
        ),
    },
    {
        "key": "nhs-child-ibuprofen",
        "kind": "patient_page",
        "title": "Common questions about ibuprofen for children",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/ibuprofen-for-children/common-questions-about-ibuprofen-for-children/",
        "page_date": "",
        "accessed_on": READ,
        "says": "Not more than 3 days (1 day under 6 months) without a doctor; none with signs of dehydration.",
    },
    {
        "key": "nhs-reye",
        "kind": "patient_page",
        "title": "Reye's syndrome",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/reyes-syndrome/",
        "page_date": "21 December 2018",
        "accessed_on": READ,
        "says": "No aspirin under 16 unless a doctor says so, because of a possible link with Reye's syndrome.",
    },
    {
        "key": "nurofen-child-leaflet",
        "kind": "patient_page",
        "title": "Nurofen for Children 100 mg/5 ml oral suspension: patient leaflet",
        "publisher": "imedi.co.uk",
        "url": "https://imedi.co.uk/nurofen-for-children-orange-baby?doc=1",
        "page_date": "",
        "accessed_on": READ,
        "says": "For most children from 3 months; ask first with other medicines or illnesses; not in pregnancy.",
    },
    {
        "key": "morecambe-knee",
        "kind": "patient_page",
        "title": "Knee pain",
        "publisher": "University Hospitals of Morecambe Bay NHS Foundation Trust",
        "url": (
            "https://www.uhmb.nhs.uk/our-services/services/musculoskeletal-msk-physiotherapy/"
            "musculoskeletal-msk-pain/knee-pain"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": "Mostly 6 to 12 weeks; stay active; wrapped heat or ice up to 15 minutes; go on working if you can.",
    },
    {
        "key": "dorset-knee",
        "kind": "patient_page",
        "title": "Knee pain",
        "publisher": "MSK Dorset, NHS",
        "url": "https://www.mskdorset.nhs.uk/knee-pain/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Mostly over 45, with extra weight, family or an old injury; it need not get worse; weak muscles let the "
            "knee give way."
        ),
    },
    {
        "key": "northern-care-knee",
        "kind": "patient_page",
        "title": "Emergency and urgent care: managing knee pain",
        "publisher": "Northern Care Alliance NHS Foundation Trust",
        "url": (
            "https://northerncarealliance.nhs.uk/patient-information/patient-leaflets/"
            "emergency-and-urgent-care-managing-knee-pain"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Stick in the hand opposite the painful knee; wrapped ice for 15 minutes, check after 5, not on numb skin."
        ),
    },
    {
        "key": "knee-exercise-review",
        "kind": "systematic_review",
        "title": "Exercise for osteoarthritis of the knee: a Cochrane systematic review",
        "publisher": "British Journal of Sports Medicine 49(24)",
        "year": 2015,
        "url": "https://bjsm.bmj.com/content/49/24/1554",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "44 trials: pain is 12 points of 100 lower, 6 points after 2 to 6 months; many trials had weak methods."
        ),
    },
    {
        "key": "topical-nsaids-review",
        "kind": "systematic_review",
        "title": "Topical NSAIDs for chronic musculoskeletal pain in adults (CD007400)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2016,
        "doi": "10.1002/14651858.CD007400.pub3",
        "page_date": "22 April 2016",
        "accessed_on": READ,
        "says": "6 of 10 people had much less pain after 6 to 12 weeks, 5 of 10 with a gel without medicine.",
    },
    {
        "key": "knee-steroid-review",
        "kind": "systematic_review",
        "title": "Intra-articular corticosteroid for knee osteoarthritis (CD005328)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2015,
        "doi": "10.1002/14651858.CD005328.pub3",
        "page_date": "",
        "accessed_on": READ,
        "says": "27 trials, all of low quality: on average 1 point of 10 less pain than with a pretended injection.",
    },
    {
        "key": "knee-gel-injection-review",
        "kind": "systematic_review",
        "title": "Viscosupplementation for knee osteoarthritis: systematic review and meta-analysis",
        "publisher": "BMJ 378:e069722",
        "year": 2022,
        "doi": "10.1136/bmj-2022-069722",
        "page_date": "6 July 2022",
        "accessed_on": READ,
        "says": (
            "24 large trials with 8,997 people: hyaluronan injections reduce pain by an amount too small to matter."
        ),
    },
    {
        "key": "restore-prp-trial",
        "kind": "trial",
        "title": (
            "Effect of intra-articular platelet-rich plasma vs placebo injection on pain and medial tibial "
            "cartilage volume in patients with knee osteoarthritis: the RESTORE randomized clinical trial"
        ),
        "publisher": "JAMA 326(20)",
        "year": 2021,
        "doi": "10.1001/jama.2021.19415",
        "page_date": "23 November 2021",
        "accessed_on": READ,
        "says": "288 adults: after a year platelet injections were no better than salt water.",
    },
    {
        "key": "bmj-knee-arthroscopy",
        "kind": "guideline",
        "title": (
            "Arthroscopic surgery for degenerative knee arthritis and meniscal tears: a clinical practice guideline"
        ),
        "publisher": "BMJ 357:j1982",
        "year": 2017,
        "doi": "10.1136/bmj.j1982",
        "page_date": "10 May 2017",
        "accessed_on": READ,
        "says": "Strong advice against keyhole surgery in nearly all people with degenerative knee disease.",
    },
    {
        "key": "option-grid-knee",
        "kind": "patient_page",
        "title": "Option grid for osteoarthritis of the knee",
        "publisher": "Health Expectations 20(6)",
        "year": 2017,
        "doi": "10.1111/hex.12570",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Injection: help up to a month or so. New knee: about 90 of 100 people say most or all pain goes "
            "over time, 10 of 100 do not."
        ),
    },
    {
        "key": "kneeling-review",
        "kind": "commentary",
        "title": "Kneeling ability after total knee replacement",
        "publisher": "EFORT Open Reviews 4(7)",
        "year": 2019,
        "doi": "10.1302/2058-5241.4.180085",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "60 to 80 of 100 people find kneeling on a new knee hard or cannot do it; there is no clinical "
            "reason known why they should not kneel."
        ),
    },
    {
        "key": "prayer-knee-guide",
        "kind": "commentary",
        "title": "Guide eases prayer for Muslims with knee osteoarthritis",
        "publisher": "MDedge Rheumatology",
        "url": (
            "https://www.mdedge.com/rheumatology/article/259135/osteoarthritis/"
            "guide-eases-prayer-muslims-knee-osteoarthritis"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Prayer means deep knee bends; telling people to stop is not right; a firm cushioned surface is permitted."
        ),
    },
    {
        "key": "bradford-knee",
        "kind": "patient_page",
        "title": "Knee replacement: your treatment pathway explained",
        "publisher": "Bradford Teaching Hospitals NHS Foundation Trust",
        "url": "https://virtualclinics.bradfordhospitals.nhs.uk/joint-school/knee-pathway",
        "page_date": "",
        "accessed_on": READ,
        "says": "After a new knee: at least 6 weeks without driving, work after about 6 to 12 weeks.",
    },
    {
        "key": "pj-ramadan",
        "kind": "commentary",
        "title": "Case-based learning: medicines management during Ramadan",
        "publisher": "The Pharmaceutical Journal",
        "year": 2022,
        "url": "https://pharmaceutical-journal.com/article/ld/case-based-learning-medicines-management-during-ramadan",
        "page_date": "",
        "accessed_on": READ,
        "says": "With regular medicines, see a doctor or pharmacist three to four weeks before Ramadan.",
    },
    {
        "key": "nhs-shoulder",
        "kind": "patient_page",
        "title": "Shoulder pain",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/shoulder-pain/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Keep moving gently; wrapped warmth up to 20 minutes; 2 weeks until it eases, 6 months to recover; who "
            "sees a doctor."
        ),
    },
    {
        "key": "nidirect-frozen-shoulder",
        "kind": "patient_page",
        "title": "Frozen shoulder",
        "publisher": "nidirect, Northern Ireland",
        "url": "https://www.nidirect.gov.uk/conditions/frozen-shoulder",
        "page_date": "",
        "accessed_on": READ,
        "says": "Mostly 18 months to 2 years, sometimes up to 5.",
    },
    {
        "key": "diabetes-uk-frozen-shoulder",
        "kind": "patient_page",
        "title": "Frozen shoulder",
        "publisher": "Diabetes UK",
        "url": (
            "https://www.diabetes.org.uk/Guide-to-diabetes/Introduction-to-diabetes/Other_associated_conditions/"
            "Musculoskeletal_Conditions/Frozen_shoulder/"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": "About 20 of 100 people with diabetes get a frozen shoulder at some time, about 5 of 100 without it.",
    },
    {
        "key": "dynamic-health-shoulder",
        "kind": "patient_page",
        "title": "Shoulder pain: advice and exercises",
        "publisher": "DynamicHealth, Cambridgeshire Community Services NHS Trust",
        "url": "https://docslib.org/doc/230668/shoulder-pain-advice-and-exercises",
        "page_date": "October 2018",
        "accessed_on": READ,
        "says": (
            "Some discomfort is fine; ask if no better in 6 to 8 weeks; after an injury a doctor first; neck trouble "
            "can hurt here."
        ),
    },
    {
        "key": "grasp-trial",
        "kind": "trial",
        "title": (
            "Progressive exercise compared with best practice advice, with or without corticosteroid injection, "
            "for the treatment of patients with rotator cuff disorders (GRASP)"
        ),
        "publisher": "Lancet 398:416–428",
        "year": 2021,
        "doi": "10.1016/S0140-6736(21)00846-1",
        "page_date": "31 July 2021",
        "accessed_on": READ,
        "says": (
            "708 adults: six sessions were no better than one with home exercise; an injection helped a little and "
            "early."
        ),
    },
    {
        "key": "bmj-shoulder-decompression",
        "kind": "guideline",
        "title": "Subacromial decompression surgery for adults with shoulder pain: a clinical practice guideline",
        "publisher": "BMJ 364:l294",
        "year": 2019,
        "doi": "10.1136/bmj.l294",
        "page_date": "6 February 2019",
        "accessed_on": READ,
        "says": (
            "Strong advice against this operation for adults with shoulder pain of more than 3 months that did "
            "not begin with an injury."
        ),
    },
    {
        "key": "shoulder-decompression-review",
        "kind": "systematic_review",
        "title": (
            "Subacromial decompression surgery for adults with shoulder pain: a systematic review with meta-analysis"
        ),
        "publisher": "British Journal of Sports Medicine 54(11)",
        "year": 2020,
        "doi": "10.1136/bjsports-2018-100486",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "High certainty: no benefit over pretended surgery for pain after a year; about 6 serious harms in "
            "1,000 operations."
        ),
    },
    {
        "key": "uk-frost",
        "kind": "trial",
        "title": "UK FROST: United Kingdom Frozen Shoulder Trial",
        "publisher": "University of York; Lancet 2020",
        "year": 2020,
        "url": "https://www.york.ac.uk/healthsciences/research/trials/ytutrialsandstudies/archive/ukfrost/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "503 adults: three treatments about equal after 12 months; most get better in one to three years without "
            "treatment."
        ),
    },
    {
        "key": "uk-frost-nihr",
        "kind": "commentary",
        "title": "Three treatments for frozen shoulder are effective, but have different costs and benefits",
        "publisher": "National Institute for Health and Care Research (NIHR), NIHR Evidence",
        "url": (
            "https://evidence.nihr.ac.uk/alert/three-treatments-frozen-shoulder-effective-but-different-costs-benefits"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "All three groups improved; physiotherapy with injection needed further treatment more often; "
            "keyhole surgery had higher risks."
        ),
    },
    {
        "key": "shoulder-mri-study",
        "kind": "trial",
        "title": "Shoulder MRI: rethinking findings (study of 602 Finnish adults in JAMA Internal Medicine)",
        "publisher": "Conexiant Radiology",
        "url": "https://conexiant.com/radiology/articles/shoulder-mri-rethinking-findings/summary",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "602 adults: 99 of 100 had a change on MRI, 96 of 100 shoulders without pain too; a tear did not go with "
            "pain."
        ),
    },
    {
        "key": "nhs-neck",
        "kind": "patient_page",
        "title": "Neck pain and stiff neck",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/neck-pain-and-stiff-neck/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Mostly a few weeks; low firm pillow, warmth, painkillers; no collar; no driving if you cannot turn; "
            "tingling: a doctor."
        ),
    },
    {
        "key": "hse-neck",
        "kind": "patient_page",
        "title": "Neck pain",
        "publisher": "Health Service Executive (HSE), Ireland",
        "url": "https://www2.hse.ie/conditions/neck-pain/",
        "page_date": "",
        "accessed_on": READ,
        "says": "Wrapped cold for 5 minutes or warmth for 20 minutes; do not stay in one position.",
    },
    {
        "key": "nidirect-neck",
        "kind": "patient_page",
        "title": "Neck pain and stiff neck",
        "publisher": "nidirect, Northern Ireland",
        "url": "https://www.nidirect.gov.uk/conditions/neck-pain-and-stiff-neck",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Carry on with daily life; gentle exercises; no proof that a collar helps; no driving if turning the "
            "head is hard."
        ),
    },
    {
        "key": "tims-neck",
        "kind": "patient_page",
        "title": "Neck pain",
        "publisher": "Telford Integrated Musculoskeletal Service (TIMS), NHS",
        "url": "https://www.tims.nhs.uk/self-care/neck/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Two of three people have it at some time; normally no scan; faster recovery if you stay at work or go "
            "back early."
        ),
    },
    {
        "key": "neck-exercise-review",
        "kind": "systematic_review",
        "title": "Exercises for mechanical neck disorders (CD004250)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2015,
        "doi": "10.1002/14651858.CD004250.pub5",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "27 trials: for new neck pain no evidence; for lasting pain strength training of neck, shoulders and "
            "arms reduces pain, moderate quality."
        ),
    },
    {
        "key": "neck-manual-review",
        "kind": "systematic_review",
        "title": "Manipulation or mobilisation for neck pain (CD004249)",
        "publisher": "Cochrane Database of Systematic Reviews",
        "year": 2010,
        "doi": "10.1002/14651858.CD004249.pub3",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "27 trials with 1,522 people: manipulation and gentle mobilisation about equal; short relief, low quality."
        ),
    },
    {
        "key": "phone-posture-study",
        "kind": "trial",
        "title": (
            "Cervical flexion posture during smartphone use was not a risk factor for neck pain, but low sleep "
            "quality and insufficient levels of physical activity were"
        ),
        "publisher": "Brazilian Journal of Physical Therapy",
        "year": 2025,
        "url": "https://www.rbf-bjpt.org.br/en-cervical-flexion-posture-during-smartphone-articulo-S1413355525000875",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "396 people over a year: how far they bent over the phone did not matter; poor sleep and little activity "
            "did."
        ),
    },
    {
        "key": "scot-myelopathy",
        "kind": "guideline",
        "title": "Serious cervical spine conditions: cervical myelopathy",
        "publisher": "Right Decisions, NHS Scotland, musculoskeletal pathways",
        "url": (
            "https://rightdecisions.scot.nhs.uk/msk-pathways/spine-pathways/cervical-spine-pathways/"
            "supporting-information-on-relevant-conditions/serious-cervical-spine-conditions"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Pressure on the spinal cord: numb or clumsy hands, stiff legs, unsteady walking; longer delay, worse "
            "result."
        ),
    },
    {
        "key": "myelopathy-delay",
        "kind": "trial",
        "title": (
            "Assessment of degenerative cervical myelopathy differs between specialists and may influence time "
            "to diagnosis and clinical outcomes"
        ),
        "publisher": "PLOS ONE 13(12)",
        "year": 2018,
        "doi": "10.1371/journal.pone.0207709",
        "page_date": "17 December 2018",
        "accessed_on": READ,
        "says": "An operation can stop it from getting worse; late diagnosis leaves more disability.",
    },
    {
        "key": "afp-neck-nerve",
        "kind": "guideline",
        "title": "Cervical radiculopathy: nonoperative management of neck pain and radicular symptoms",
        "publisher": "American Family Physician 81(1)",
        "year": 2010,
        "url": "https://www.aafp.org/pubs/afp/issues/2010/0101/p33.html",
        "page_date": "",
        "accessed_on": READ,
        "says": "A pressed nerve in the neck: most people improve over time without an operation.",
    },
    {
        "key": "northern-care-ankle",
        "kind": "patient_page",
        "title": "Emergency and urgent care: managing ankle injuries",
        "publisher": "Northern Care Alliance NHS Foundation Trust",
        "url": (
            "https://northerncarealliance.nhs.uk/patient-information/patient-leaflets/"
            "emergency-and-urgent-care-managing-ankle-injuries"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Up to 6 weeks; first 2 days ice, brace, raise it; then walk as pain allows and exercise little and often."
        ),
    },
    {
        "key": "altnagelvin-ankle",
        "kind": "patient_page",
        "title": "Ankle sprain: an information guide for patients (POLICE)",
        "publisher": "Altnagelvin Emergency Department, Western Health and Social Care Trust",
        "url": "https://docslib.org/doc/5701296/ankle-sprain-an-information-guide-for-patients-described-p-o-l-i-c-e",
        "page_date": "January 2019",
        "accessed_on": READ,
        "says": (
            "Come back if no progress in 10 days or it stays unstable; walking before running, then turns and jumps."
        ),
    },
    {
        "key": "versus-ankle",
        "kind": "patient_page",
        "title": "Ankle sprain: information and exercise sheet",
        "publisher": "Arthritis Research UK (now Versus Arthritis)",
        "url": "https://docobook.com/ankle-sprain-arthritis-research-uk.html",
        "page_date": "",
        "accessed_on": READ,
        "says": "After 24 to 48 hours get it moving, then strengthen and train balance.",
    },
    {
        "key": "ottawa-review",
        "kind": "systematic_review",
        "title": "Accuracy of Ottawa ankle rules to exclude fractures of the ankle and mid-foot: systematic review",
        "publisher": "BMJ 326:417",
        "year": 2003,
        "doi": "10.1136/bmj.326.7386.417",
        "page_date": "22 February 2003",
        "accessed_on": READ,
        "says": "27 studies, 15,581 people: if the rules find nothing, a break is there in fewer than 1.4 of 100.",
    },
    {
        "key": "ottawa-mdcalc",
        "kind": "guideline",
        "title": "Ottawa ankle rule",
        "publisher": "MDCalc",
        "url": "https://www.mdcalc.com/calc/1670",
        "page_date": "",
        "accessed_on": READ,
        "says": "Which four findings ask for an X-ray of ankle or foot.",
    },
    {
        "key": "ankle-early-exercise-trial",
        "kind": "trial",
        "title": "Effect of accelerated rehabilitation on function after ankle sprain: randomised controlled trial",
        "publisher": "BMJ 340:c1964",
        "year": 2010,
        "doi": "10.1136/bmj.c1964",
        "page_date": "10 May 2010",
        "accessed_on": READ,
        "says": (
            "101 people: exercise in the first week gave better use of the ankle at 1 and 2 weeks, no more pain "
            "or swelling."
        ),
    },
    {
        "key": "ankle-physio-trial",
        "kind": "trial",
        "title": (
            "Effect of early supervised physiotherapy on recovery from acute ankle sprain: randomised controlled trial"
        ),
        "publisher": "BMJ 355:i5650",
        "year": 2016,
        "doi": "10.1136/bmj.i5650",
        "page_date": "16 November 2016",
        "accessed_on": READ,
        "says": (
            "503 people: excellent at 3 months in 43 of 100 with physiotherapy, 37 with advice; no clear difference."
        ),
    },
    {
        "key": "ankle-brace-trial",
        "kind": "trial",
        "title": (
            "Bracing superior to neuromuscular training for the prevention of self-reported recurrent ankle "
            "sprains: a three-arm randomised controlled trial"
        ),
        "publisher": "British Journal of Sports Medicine",
        "year": 2014,
        "doi": "10.1136/bjsports-2013-092947",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "384 athletes over a year: another sprain in 27 of 100 with exercises, 15 with a brace in sport, 19 "
            "with both."
        ),
    },
    {
        "key": "ankle-balance-review",
        "kind": "systematic_review",
        "title": (
            "The effectiveness of proprioceptive training in preventing ankle sprains in sporting populations: a "
            "systematic review and meta-analysis"
        ),
        "publisher": "Journal of Science and Medicine in Sport",
        "year": 2015,
        "url": "https://www.jsams.org/article/S1440-2440(14)00074-7/fulltext",
        "page_date": "",
        "accessed_on": READ,
        "says": "7 trials, 3,726 people: balance training lowers the risk of another sprain by about a third.",
    },
    {
        "key": "ankle-overview",
        "kind": "systematic_review",
        "title": (
            "Treatment and prevention of acute and recurrent ankle sprain: an overview of systematic reviews "
            "with meta-analysis"
        ),
        "publisher": "British Journal of Sports Medicine 51(2)",
        "year": 2017,
        "url": "https://bjsm.bmj.com/content/51/2/113",
        "page_date": "",
        "accessed_on": READ,
        "says": "46 reviews: strong evidence for a brace, anti-inflammatories and early movement; mixed for surgery.",
    },
    {
        "key": "ankle-guideline",
        "kind": "guideline",
        "title": (
            "Diagnosis, treatment and prevention of ankle sprains: update of an evidence-based clinical guideline"
        ),
        "publisher": "British Journal of Sports Medicine 52:956",
        "year": 2018,
        "doi": "10.1136/bjsports-2017-098106",
        "page_date": "",
        "accessed_on": READ,
        "says": "The tear can best be judged 4 to 5 days later; rest may ease pain; a brace with exercise helps most.",
    },
    {
        "key": "ankle-course-review",
        "kind": "systematic_review",
        "title": "What is the clinical course of acute ankle sprains? A systematic literature review",
        "publisher": "American Journal of Medicine",
        "year": 2008,
        "doi": "10.1016/j.amjmed.2007.11.018",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "31 studies: after 1 year 5 to 33 of 100 have pain; 36 to 85 are well within 3 years; 3 to 34 sprain it "
            "again."
        ),
    },
    {
        "key": "nice-ng38",
        "kind": "guideline",
        "title": "Fractures (non-complex): assessment and management (NG38)",
        "publisher": "National Institute for Health and Care Excellence (NICE)",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng38",
        "page_date": "17 February 2016",
        "accessed_on": READ,
        "says": (
            "Paracetamol if mild, with codeine if moderate, hospital if severe; no anti-inflammatories for frail or "
            "older adults."
        ),
    },
    {
        "key": "milton-keynes-cast",
        "kind": "patient_page",
        "title": "Plaster casts",
        "publisher": "Milton Keynes University Hospital NHS Foundation Trust",
        "url": "https://www.mkuh.nhs.uk/patient-information-leaflet/plaster-casts",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Never wet, cut or push things in; back at once for pain not eased, changed colour, numbness, a tight or "
            "wet cast."
        ),
    },
    {
        "key": "rnoh-leg-cast",
        "kind": "patient_page",
        "title": "Instructions for patients in a leg cast",
        "publisher": "Royal National Orthopaedic Hospital (RNOH)",
        "url": (
            "https://www.rnoh.nhs.uk/patients-and-visitors/patient-information-guides/instructions-patients-leg-cast"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Raise it; tell them of diabetes and poor feeling; not better after 30 minutes raised: at once; burning, "
            "wet, smell: call."
        ),
    },
    {
        "key": "leeds-cast",
        "kind": "patient_page",
        "title": "Patients with plaster cast",
        "publisher": "Leeds Teaching Hospitals NHS Trust",
        "url": (
            "https://www.leedsth.nhs.uk/a-z-of-services/orthopaedic-trauma/special-conditions/"
            "patients-with-plaster-cast/"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": "Exercise the joints that are free; no driving, no hair dryer, nothing under the cast, not trimmed.",
    },
    {
        "key": "plymouth-cast",
        "kind": "patient_page",
        "title": "Plain English plaster care instructions",
        "publisher": "University Hospitals Plymouth NHS Trust",
        "url": "https://www.plymouthhospitals.nhs.uk/display-pil/pil-plain-english-plaster-care-instructions-5349",
        "page_date": "October 2021",
        "accessed_on": READ,
        "says": (
            "Plaster takes up to 72 hours to dry, synthetic 1 hour, by itself; heel and elbow free; nothing down the "
            "cast."
        ),
    },
    {
        "key": "nhs-compartment",
        "kind": "patient_page",
        "title": "Compartment syndrome",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/compartment-syndrome/",
        "page_date": "",
        "accessed_on": READ,
        "says": (
            "Pressure in a muscle, such as in a tight cast: bad pain, worse on moving; an operation as soon as "
            "possible."
        ),
    },
    {
        "key": "nhs-flying-cast",
        "kind": "patient_page",
        "title": "Can I travel on a plane if I have a plaster cast?",
        "publisher": "NHS",
        "url": (
            "https://www.nhs.uk/common-health-questions/travel-health/can-i-travel-on-a-plane-if-i-have-a-plaster-cast/"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": "Some airlines: 24 hours for flights under 2 hours, 48 hours for longer ones; ask the airline.",
    },
    {
        "key": "norfolk-fracture",
        "kind": "patient_page",
        "title": "Fracture/broken bones",
        "publisher": "Norfolk and Waveney Community Health, NHS",
        "url": "https://www.norfolkandwaveneycommunityhealth.nhs.uk/msk/self-help/fracture-broken-bones/",
        "page_date": "",
        "accessed_on": READ,
        "says": "Longer to heal with diabetes or smoking; early exercise only when allowed.",
    },
    {
        "key": "smoking-bone-review",
        "kind": "systematic_review",
        "title": (
            "Do smokers have greater risk of delayed and non-union after fracture, osteotomy and arthrodesis? A "
            "systematic review with meta-analysis"
        ),
        "publisher": "BMJ Open 6(11)",
        "year": 2016,
        "doi": "10.1136/bmjopen-2015-010303",
        "page_date": "14 November 2016",
        "accessed_on": READ,
        "says": "40 studies, 7,516 cases: in smokers a bone heals late or not at all 2.2 times as often.",
    },
    {
        "key": "cambridge-cast-clot",
        "kind": "patient_page",
        "title": "Prevention of deep vein thrombosis in lower limb immobilisation",
        "publisher": "Cambridge University Hospitals NHS Foundation Trust",
        "url": (
            "https://www.cuh.nhs.uk/patient-information/"
            "prevention-of-deep-vein-thrombosis-in-lower-limb-immobilisation/"
        ),
        "page_date": "",
        "accessed_on": READ,
        "says": "About 1 in 50 people with an immobilised leg gets a clot; who is at greater risk; drink enough.",
    },
    {
        "key": "sirona-cast-clot",
        "kind": "patient_page",
        "title": "Lower limb immobilisation",
        "publisher": "Sirona care & health, NHS",
        "url": "https://sirona-cic.org.uk/advice-information/leaflet-library/leaflet-lower-limb-immobilisation/",
        "page_date": "",
        "accessed_on": READ,
        "says": "In a leg cast: new pain, swelling or warmth of calf or thigh, or short breath: emergency department.",
    },
    {
        "key": "drafft2",
        "kind": "trial",
        "title": (
            "Surgical fixation with K-wires versus casting in adults with fracture of distal radius: DRAFFT2 "
            "multicentre randomised clinical trial"
        ),
        "publisher": "BMJ 376:e068041",
        "year": 2022,
        "doi": "10.1136/bmj-2021-068041",
        "page_date": "19 January 2022",
        "accessed_on": READ,
        "says": (
            "500 adults whose broken wrist was set: after a year wires were no better than a moulded cast; 13 of "
            "100 in a cast needed an operation within 6 weeks."
        ),
    },
    {
        "key": "ankle-fracture-brace-trial",
        "kind": "trial",
        "title": (
            "Use of cast immobilisation versus removable brace in adults with an ankle fracture: multicentre "
            "randomised controlled trial"
        ),
        "publisher": "BMJ 374:n1506",
        "year": 2021,
        "doi": "10.1136/bmj.n1506",
        "page_date": "5 July 2021",
        "accessed_on": READ,
        "says": (
            "669 adults with a broken ankle: no clear difference between a cast and a removable brace after 16 weeks."
        ),
    },
    {
        "key": "greenway-chickenpox",
        "kind": "patient_page",
        "title": "Chickenpox: reminder for parents",
        "publisher": "NHS, Greenway Community Practice",
        "url": "https://www.greenwaycommunitypractice.nhs.uk/chickenpox-reminder-for-parents/",
        "page_date": "",
        "says": "No ibuprofen with chickenpox unless a doctor says so: it may cause serious skin infections.",
        "accessed_on": READ,
    },
    {
        "key": "patch-heat-patients",
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
        "key": "leg-massage-clot",
        "kind": "commentary",
        "title": (
            "Leg massage during pregnancy with unrecognized deep vein thrombosis could be life threatening: a case "
            "report"
        ),
        "publisher": "BMC Pregnancy and Childbirth",
        "year": 2020,
        "doi": "10.1186/s12884-020-02924-w",
        "page_date": "",
        "says": (
            "A clot in a leg can come loose in a massage and block the lungs; a leg that may have a clot must not be "
            "massaged."
        ),
        "accessed_on": READ,
    },
    {
        "key": "velindre-opioids-driving",
        "kind": "patient_page",
        "title": "Opioids and driving",
        "publisher": "Velindre University NHS Trust",
        "url": (
            "https://velindre.nhs.wales/velindrecc/services-a-to-z/palliative-care/pall-care-leaflets/"
            "pall-care-leaflets/opioids-and-driving/"
        ),
        "page_date": "",
        "says": "They make some people sleepy and slow; no driving for at least five days after a start or a new dose.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-tramadol",
        "kind": "patient_page",
        "title": "Tramadol",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/tramadol/",
        "page_date": "",
        "says": "Who tells the doctor first; best no alcohol; some people become addicted.",
        "accessed_on": READ,
    },
    {
        "key": "mhra-quinine-heart",
        "kind": "guideline",
        "title": "Quinine: reminder of dose-dependent QT-prolonging effects; updated medicine interactions",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2017,
        "url": (
            "https://www.gov.uk/drug-safety-update/"
            "quinine-reminder-of-dose-dependent-qt-prolonging-effects-updated-medicine-interactions"
        ),
        "page_date": "November 2017",
        "says": (
            "Care with heart disease or heart block, disturbed salts of the blood, and other medicines that change "
            "the heart’s rhythm; also with some epilepsy medicines."
        ),
        "accessed_on": READ,
    },
    {
        "key": "vita-injections",
        "kind": "patient_page",
        "title": "Are there times when I should not have a steroid injection?",
        "publisher": "Vita Health Group, UK",
        "url": (
            "https://www.vitahealthgroup.co.uk/news/faqs/are-there-times-when-i-should-not-have-a-steroid-injection/"
        ),
        "page_date": "",
        "says": "Not when unwell, with an infection or allergy, under 18, or before surgery there.",
        "accessed_on": READ,
    },
    {
        "key": "elht-injections",
        "kind": "patient_page",
        "title": "Steroid joint injections",
        "publisher": "East Lancashire Hospitals NHS Trust",
        "url": "https://elht.nhs.uk/services/trauma-and-orthopaedics/patient-information/steroid-joint-injections",
        "page_date": "",
        "says": "Fever, or a red and very painful joint afterwards: emergency department.",
        "accessed_on": READ,
    },
    {
        "key": "aha-neck-manipulation",
        "kind": "guideline",
        "title": (
            "Cervical arterial dissections and association with cervical manipulative therapy: a statement for "
            "healthcare professionals"
        ),
        "publisher": "American Heart Association, Stroke 45:3155",
        "year": 2014,
        "doi": "10.1161/STR.0000000000000016",
        "page_date": "7 August 2014",
        "says": "A torn neck artery is linked with a quick push of the neck; whether it is the cause is not shown.",
        "accessed_on": READ,
    },
    {
        "key": "pmm-growing-pains",
        "kind": "guideline",
        "title": "Growing pains",
        "publisher": "Paediatric Musculoskeletal Matters (PMM)",
        "url": "https://www.pmmonline.org/page.aspx?id=808",
        "page_date": "",
        "says": (
            "Both legs, at night, never at the start of the day; a child who does not fit these rules needs a doctor."
        ),
        "accessed_on": READ,
    },
    {
        "key": "nhs-ibuprofen-effects",
        "kind": "patient_page",
        "title": "Side effects of ibuprofen for adults",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/medicines/ibuprofen-for-adults/side-effects-of-ibuprofen-for-adults/",
        "page_date": "",
        "says": "Black stool, blood in vomit, severe pain, swelling or trouble breathing: get help at once.",
        "accessed_on": READ,
    },
    {
        "key": "liver-trust-paracetamol",
        "kind": "patient_page",
        "title": "Paracetamol overdose and liver failure",
        "publisher": "British Liver Trust",
        "url": (
            "https://britishlivertrust.org.uk/information-and-support/liver-conditions/"
            "acute-liver-failure-caused-by-paracetamol-overdose/"
        ),
        "page_date": "",
        "says": "Always go to hospital straight away if you may have taken too much paracetamol.",
        "accessed_on": READ,
    },
    {
        "key": "mhra-pregabalin-breathing",
        "kind": "guideline",
        "title": "Pregabalin (Lyrica): reports of severe respiratory depression",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2021,
        "url": "https://www.gov.uk/drug-safety-update/pregabalin-lyrica-reports-of-severe-respiratory-depression",
        "page_date": "",
        "says": (
            "Breathing can become weak: more likely with disease of lungs, nerves or kidneys, with opioids and over 65."
        ),
        "accessed_on": READ,
    },
    {
        "key": "mhra-pregabalin-pregnancy",
        "kind": "guideline",
        "title": "Pregabalin (Lyrica): findings of safety study on risks during pregnancy",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2022,
        "url": (
            "https://www.gov.uk/drug-safety-update/pregabalin-lyrica-findings-of-safety-study-on-risks-during-pregnancy"
        ),
        "page_date": "April 2022",
        "says": (
            "Early in pregnancy slightly more birth defects: not unless clearly necessary; reliable contraception "
            "while you take it."
        ),
        "accessed_on": READ,
    },
    {
        "key": "ros-wrist",
        "kind": "patient_page",
        "title": "Recovering from a broken wrist",
        "publisher": "Royal Osteoporosis Society, UK",
        "url": (
            "https://theros.org.uk/information-and-support/osteoporosis/living-with-osteoporosis/"
            "recovering-from-a-broken-bone/broken-wrist/"
        ),
        "page_date": "",
        "says": "A broken wrist heals within 6 to 12 weeks for most; the cast stays on for about six weeks.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-irritable-hip",
        "kind": "patient_page",
        "title": "Hip pain in children (irritable hip)",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/irritable-hip/",
        "page_date": "",
        "says": "Always to be checked: urgently for sudden pain in hip, thigh or knee, a limp, or no weight on a leg.",
        "accessed_on": READ,
    },
    {
        "key": "nhs-tetanus",
        "kind": "patient_page",
        "title": "Tetanus",
        "publisher": "NHS",
        "url": "https://www.nhs.uk/conditions/tetanus/",
        "page_date": "",
        "says": (
            "After a wound: stiff jaw, painful spasms of muscles, trouble with breathing or swallowing. Severe "
            "stiffness or spasms: emergency department or ambulance at once."
        ),
        "accessed_on": READ,
    },
    {
        "key": "mhra-benzodiazepines-opioids",
        "kind": "guideline",
        "title": "Benzodiazepines and opioids: reminder of risk of potentially fatal respiratory depression",
        "publisher": "Medicines and Healthcare products Regulatory Agency (MHRA), Drug Safety Update",
        "year": 2020,
        "url": (
            "https://www.gov.uk/drug-safety-update/"
            "benzodiazepines-and-opioids-reminder-of-risk-of-potentially-fatal-respiratory-depression"
        ),
        "page_date": "",
        "says": "Together they can weaken the breathing: coma, death. Weak breathing or deep sleepiness: help at once.",
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
        "key": "who-back-arabic",
        "kind": "patient_page",
        "title": "آلام أسفل الظهر",
        "publisher": "منظمة الصحة العالمية",
        "year": 2023,
        "url": "https://www.who.int/ar/news-room/fact-sheets/detail/low-back-pain",
        "page_date": "19 June 2023",
        "says": "In Arabic: it is pain between the lower edge of the ribs and the buttocks; it can be short or long.",
        "accessed_on": date(2026, 12, 3),
    },
    {
        "key": "msd-cramps-arabic",
        "kind": "patient_page",
        "title": "التَّشنُّجات العضليَّة",
        "publisher": "أدلة MSD",
        "year": 2023,
        "url": (
            "https://msdmanuals.com/ar/home/"
            "اضطرابات-الدماغ-والحبل-الشوكي-والأعصاب/أعراضُ-اضطرابات-الدِّماغ-والحبل-الشوكي-والأعصاب/التَّشنُّجات-العضليَّة"
        ),
        "page_date": "",
        "says": "In Arabic: a cramp is a sudden, unintended tightening of a muscle; in sleep mostly of calf and foot.",
        "accessed_on": date(2026, 12, 3),
    },
]
