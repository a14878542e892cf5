"""What people in Dubai type in Arabic, and what has to come first for it in the sample clinic, on every engine.

The first thirty were written down before the code that answers them (issue 21), as phones write: without hamza and
marks, ى for ي, ه for ة, with joined prepositions, in the dialects of the Gulf, and with one letter wrong. "article
sciatica" is its Arabic translation. "card …" is an answer of the clinic, "emergency" the notice above everything,
"nothing" the page that says so.
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
    ("الم فى الكوع", "article elbow-pain"),
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
    ("ولدي يعرج", "article a-child-who-limps"),
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
