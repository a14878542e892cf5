"""Five hundred everyday English words: the search shows what they find, if anything, and never corrects them.

Chosen before the code: twenty words for each of twenty-five things that people speak of every day. The rule: a child of
ten knows the word, it is spelt right (British or American), and it names no illness.
"""

EVERYDAY = {
    "a visit": "visit arrive wait queue ticket desk reception nurse form sign paper letter report card file copy name "
    "surname birthday passport",
    "money": "money cash coin note bill bank pay paid price cheap dear cost fee fees discount refund receipt wallet "
    "salary budget",
    "time": "time hour minute second day week month year morning noon evening night early late today tomorrow "
    "yesterday soon always never",
    "days": "monday tuesday wednesday thursday friday saturday sunday weekend holiday january february march april "
    "june july august september october november december",
    "journey": "journey train bus taxi metro station airport flight passenger tunnel road street bridge corner traffic "
    "platform driver seat luggage map",
    "car": "car parking park garage petrol engine wheel tyre brake mirror window door key licence speed fine crossing "
    "highway truck van",
    "home": "home house flat room kitchen bathroom bedroom garden roof floor wall stairs lift table chair lamp carpet "
    "curtain fridge oven",
    "family": "family mother father sister brother son daughter uncle aunt cousin grandmother husband wife baby child "
    "children parent twins friend neighbour",
    "food": "food bread rice meat chicken fish egg cheese butter milk sugar salt pepper soup salad fruit apple banana "
    "lemon onion",
    "drink": "drink water tea coffee juice cup glass bottle thirsty breakfast lunch dinner snack plate fork knife "
    "spoon menu waiter restaurant",
    "clothes": "clothes shirt trousers dress skirt coat jacket hat scarf gloves socks boots sandals belt pocket button "
    "zip laundry iron size",
    "work": "work job office boss meeting manager colleague email printer screen keyboard invoice project contract "
    "shift break factory tools uniform strike",
    "school": "school teacher student pupil class lesson book page pen pencil bag exam homework word sentence number "
    "library university degree question",
    "phone and computer": "phone mobile computer laptop internet website password account message photo video camera "
    "charger battery signal download search click link cable",
    "weather": "weather sun rain wind cloud storm snow fog warm hot cool dry wet summer winter spring autumn sky "
    "temperature umbrella",
    "nature": "tree flower grass leaf river lake sea beach sand stone hill mountain forest desert island star moon "
    "animal bird valley",
    "animals": "dog cat horse cow sheep goat camel goose mouse rabbit lion tiger elephant monkey snake bee spider duck "
    "frog falcon",
    "sport and play": "football tennis swimming running cycling gym game player ball team goal race winner dance music "
    "song guitar toy doll puzzle",
    "shopping": "shop market mall sale bargain basket trolley counter customer brand present gift wrap order delivery "
    "parcel return exchange open closed",
    "talk": "say tell speak talk ask answer call listen hear read write explain promise agree thanks sorry please "
    "hello goodbye maybe",
    "doing": "go come walk sit stand run jump carry push pull throw close begin stop bring take give find lose keep",
    "feelings": "happy sad angry tired bored afraid proud calm kind brave shy funny serious lonely lucky hungry busy "
    "ready careful polite",
    "size and shape": "big small tall short long wide narrow thick thin heavy shallow round square curved deep high "
    "low full empty half",
    "colours": "colour color red blue green yellow orange purple pink brown black white grey gray gold silver dark "
    "pale bright clear",
    "places and people": "city town village country world police fire hotel mosque church museum theatre doctor "
    "dentist baker farmer engineer lawyer pilot soldier",
}
WORDS = sorted({word for words in EVERYDAY.values() for word in words.split()})
# Arabic, without a list of the words that exist: what stands near no word of a title or name is left as it is.
_ARABIC = (
    "بيت غرفة مطبخ حمام باب شباك كرسي طاولة سرير ثلاجة غسالة تلفزيون مفتاح سيارة سيارات شارع مدينة دبي "
    "مطار فندق مدرسة جامعة مكتبة كتاب قلم ورقة دفتر معلم طالب درس امتحان عمل شركة مدير موظف راتب مال فلوس "
    "بنك بطاقة سوق محل ملابس قميص حذاء نظارة ساعة خاتم هدية طعام خبز لحم دجاج سمك بيض حليب جبن رز سلطة "
    "تفاح موز برتقال عنب تمر عسل سكر ملح شاي قهوة ماء عصير فطور غداء عشاء مطعم طباخ أم أب أخ أخت جد جدة عم "
    "خال ابن بنت زوج زوجة صديق جار عائلة رجل امرأة ولد طفل شمس قمر نجم سماء بحر نهر جبل صحراء شجرة وردة "
    "مطر ريح برد حر صيف شتاء ربيع خريف كلب قطة حصان جمل أسد طائر أحمر أخضر أزرق أصفر أبيض أسود كبير صغير "
    "طويل قصير جديد قديم جميل سعيد حزين غاضب خائف سريع بطيء صباح مساء ليل يوم أسبوع شهر سنة أمس غدا الآن "
    "دائما هاتف كمبيوتر صورة فيلم موسيقى أغنية لعبة كرة ملعب سباحة رياضة طائرة قطار دراجة باص تاكسي بنزين "
    "جواز سفر تأشيرة حقيبة خريطة علم دولة شرطة محكمة قانون جيش حرب سلام كسل فرح حب كره نوم حلم ضحك بكاء "
    "صوت كلام سؤال جواب خبر رسالة بريد عنوان موقع"
)
ARABIC_WORDS = _ARABIC.split()
TAKEN_FOR_ANOTHER = {"نظارة": "نظرة", "أخضر": "أحضر"}  # glasses, green; the page says so and leads back
