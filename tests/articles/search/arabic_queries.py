"""What people in Dubai type in Arabic, and what has to come first for it in the sample clinic, on every engine.

The first thirty were written down before the code that answers them (issue 21), as phones write: without hamza and
marks, ى for ي, ه for ة, with joined prepositions, in the dialects of the Gulf, and with one letter wrong. Two of them
were put right afterwards, and three of the fifty others: another name of a condition leads to the condition, as in
English ("ألم الكوع", "طفل يعرج", "الكسور", "الشد العضلي").

"article sciatica" is its Arabic translation. "card …" is an answer of the clinic, "emergency" the notice above
everything, "nothing" the page that says so.
"""

WRITTEN_FIRST = [
    # As books and health sites write
    ("عرق النسا", "article sciatica"),
    ("ألم أسفل الظهر", "article low-back-pain"),
    ("تشنج عضلات الظهر", "article back-muscle-spasm"),
    ("متى أراجع طبيب العظام؟", "article when-to-see-an-orthopaedic-specialist"),
    ("الانزلاق الغضروفي", "article sciatica"),
    ("العلاج الطبيعي", "service physiotherapy-assessment"),
    # As phones write: no hamza, ه for ة, ى for ي, marks and tatweel
    ("الام اسفل الظهر", "article low-back-pain"),
    ("ركبه", "region knee"),
    ("الم فى الكوع", "condition elbow-pain"),
    ("خشونه الركبه", "condition knee-osteoarthritis"),
    ("الغاء موعدى", "card change"),
    ("رقـــبة", "region neck"),
    # Joined prepositions, "my", two of something
    ("تمارين لاسفل الظهر", "article exercises-in-the-first-two-weeks"),
    ("شد عضلي بالظهر", "article back-muscle-spasm"),
    ("ألم بالركبتين", "article knee-pain-and-osteoarthritis"),
    ("وجع كتفي", "article shoulder-pain"),
    # The Gulf and its neighbours
    ("ظهري يعورني", "article low-back-pain"),
    ("ابا موعد", "card book"),
    ("بكم الكشفية", "card prices"),
    ("وين موقعكم", "card address"),
    ("شو التأمينات اللي تقبلونها", "card insurers"),
    ("عندكم دكتورة؟", "card women"),
    ("ولدي يعرج", "condition child-limp"),
    # One letter wrong
    ("عرق النساء", "article sciatica"),
    ("التواء الكحال", "article ankle-sprain"),
    # Digits of Arabic, Latin letters among Arabic ones
    ("الم ظهر من ٣ اسابيع", "article low-back-pain"),
    ("MRI للركبة", "article knee-pain-and-osteoarthritis"),
    ("ألم ACL", "article knee-pain-and-osteoarthritis"),
    # People, and what cannot wait
    ("الدكتور عمر", "person dr-omar"),
    ("ما اقدر اتبول", "emergency"),
]
# Written after the code, before they were tried.
MORE = [
    # Parts of the body, and what hurts
    ("كتف", "region shoulder"),
    ("الورك", "region hip"),
    ("كاحل", "article ankle-sprain"),
    ("الم الركبه", "article knee-pain-and-osteoarthritis"),
    ("الم الرقبه", "article neck-pain"),
    ("تيبس الرقبه", "condition neck-pain"),
    ("ألم الورك", "article hip-pain"),
    ("الم المعصم", "article wrist-and-hand-pain"),
    ("تنميل الاصابع", "article wrist-and-hand-pain"),
    ("مرفق لاعب التنس", "condition elbow-pain"),
    ("لويت رجلي", "article ankle-sprain"),
    ("كسر العظم", "condition broken-bone"),
    ("جبيرة", "article a-broken-bone-and-life-in-a-cast"),
    ("شد عضلي", "condition muscle-spasm"),
    ("شد عضل بالليل", "article night-leg-cramps"),
    ("تشنج بالساق ليلا", "article night-leg-cramps"),
    ("كمادات حارة او باردة", "article heat-or-cold"),
    ("ثلج", "article heat-or-cold"),
    ("تمارين للظهر", "article exercises-in-the-first-two-weeks"),
    ("طفلي يعرج", "condition child-limp"),
    ("دسك", "article sciatica"),
    ("وجع في اسفل ظهري", "article low-back-pain"),
    ("ويع ظهر", "article low-back-pain"),
    # People and services
    ("دكتورة ليلى", "person dr-layla"),
    ("د. بريا", "person dr-priya"),
    ("مريم", "person mariam"),
    ("علاج فيزيائي", "service physiotherapy-assessment"),
    ("رأي ثاني", "service second-opinion-on-surgery"),
    ("ابرة كورتيزون", "service injection-consultation"),
    ("استشارة عظام", "service orthopaedic-consultation"),
    # Answers of the clinic
    ("متى تفتحون", "card hours"),
    ("مواعيد الدوام يوم السبت", "card hours"),
    ("دوام رمضان", "card ramadan"),
    ("رقمكم", "card contact"),
    ("رقم الواتساب", "card whatsapp"),
    ("كم سعر الجلسة", "card prices"),
    ("هل تقبلون التأمين", "card insurers"),
    ("أجل موعدي", "card change"),
    ("وين موعدي", "card find"),
    ("ابغى احجز موعد", "card book"),
    ("شو اجيب معي", "card bring"),
    ("دكتور يتكلم هندي", "card languages"),
    ("دكتورة عظام", "card women"),
    # One letter wrong, a word that nobody here writes, and what cannot wait
    ("تشنح عضلات الظهر", "article back-muscle-spasm"),
    ("الانزلاق الغضرفي", "article sciatica"),
    ("تامبن", "card insurers"),
    ("ثلاجة", "nothing"),
    ("صدري يعورني", "emergency"),
    ("مب قادر اتنفس", "emergency"),
    ("ودي اموت", "emergency"),
]
ARABIC_QUERIES = [*WRITTEN_FIRST, *MORE]
# Latin letters on an Arabic page lead to the same Arabic answers.
LATIN_ON_AN_ARABIC_PAGE = [
    ("sciatica", "article sciatica"),
    ("knee pain", "article knee-pain-and-osteoarthritis"),
    ("back spazm", "article back-muscle-spasm"),
    ("waja3 dahr", "article low-back-pain"),
    ("physiotherapy", "service physiotherapy-assessment"),
    ("Dr Layla", "person dr-layla"),
    ("price", "card prices"),
    ("cant pee", "emergency"),
]
