"""Arabic, English and German news of our own writing, long and short."""

ARABIC_LONG = """البلدية تعلن بدء ترميم السوق القديم

أعلنت بلدية المدينة، الأحد، أن أعمال ترميم السوق القديم ستبدأ مطلع الشهر المقبل، بعد تأخير دام سنتين.
وقالت المهندسة هدى السالم، مديرة المشروع، إن الكلفة تبلغ ثلاثة ملايين دينار، مشيرة إلى أن التمويل مؤمَّن بالكامل.
وأضافت: "لن نغلق أي متجر خلال الأعمال؛ هذا وعد".

رأي التجار

غير أن عدداً من أصحاب المحال شككوا في الموعد. وبحسب أحدهم، فإن البلدية وعدت بالأمر نفسه قبل عام...
"""
ARABIC_SHORT = "قال الوزير إن السد آمن"
ARABIC_WORD = "الوزير"
ARABIC_MARKS = "«هذا صحيح؟»، سألَ الصحفيُّ: لا؛ ١٢٪ فقط — حسب التقرير… (page 7)"
ENGLISH = "The café will close in May, its owner Zoë Marsh said on Friday. “We had no choice,” she added — twice."
GERMAN = (
    "Die Brücke bleibt gesperrt, sagte Bürgermeisterin Jäger am Montag. „Früher öffnen wir nicht“, fügte sie hinzu."
)

ALL = (ARABIC_LONG, ARABIC_SHORT, ARABIC_WORD, ARABIC_MARKS, ENGLISH, GERMAN)
