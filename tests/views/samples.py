"""Two short articles of our own writing, with claims as a splitter might find them."""

from typing import Any

from claimcheck.articles import with_blocks
from claimcheck.models import Article, Attribution, Claim, Content, Cue, Insertion, Range, Source, Span, Splitter

SPLITTER = Splitter(name="hand", version="1", config="sha256:0")

ENGLISH = """Harbour bridge to reopen in spring

The harbour bridge will reopen in April, Transport Minister Lena Holt said on Tuesday. \
“We have replaced every cable,” she added.

The bridge closed two years ago after a storm.

Opposition to the toll

Holt’s deputy claimed that the city council had denied that the toll would rise. \
According to a report by the audit office, repairs cost 40 million euros."""

ARABIC = """وزيرة النقل: الجسر يعاد افتتاحه في الربيع

أعلنت وزيرة النقل ليلى حداد يوم الثلاثاء أن جسر الميناء سيعاد افتتاحه في أبريل. وأضافت: «استبدلنا جميع الكابلات».

أُغلق الجسر قبل عامين بعد عاصفة ضربت المدينة.

اعتراض على الرسوم

قال نائب الوزيرة إن مجلس المدينة نفى أن ترتفع رسوم العبور. \
وبحسب تقرير لديوان المحاسبة Audit Office، بلغت كلفة الإصلاح 40 مليون يورو."""


def article(text: str = ENGLISH, lang: str = "en", **more: Any) -> Article:
    return with_blocks(Article(**{"id": f"bridge-{lang}", "lang": lang, "text": text, **more}))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def attributed(of: Article, source: str, cue: str, content: str, *, names: tuple[str, ...] = (), **more: Any) -> Claim:
    spans = {"source": source, "cue": cue, "content": content}
    found = {role: (span(of.text, words),) if words else () for role, words in spans.items()}
    mode, polarity, parent = more.pop("mode", "indirect"), more.pop("polarity", "asserts"), more.pop("parent", None)
    places = [s for role in found.values() for s in role]
    return Claim(
        **{
            "id": f"c-{of.lang}-{found['cue'][0].start}",
            "article_id": of.id,
            "lang": of.lang,
            "text": f"{'، '.join(names) or source} {cue} {content}",
            "voice": "attributed",
            "attribution": Attribution(
                source=Source(spans=found["source"], names=names, kind="person", elided=not source),
                cue=Cue(spans=found["cue"], lemma=cue, kind="verb"),
                content=Content(spans=found["content"]),
                mode=mode,
                polarity=polarity,
                parent=parent,
            ),
            "span": Range(start=min(s.start for s in places), end=max(s.end for s in places)),
            "context": Range(start=0, end=len(of.text)),
            "check_worthiness": 0.6,
            "splitter": SPLITTER,
            **more,
        }
    )


def authors(of: Article, words: str, **more: Any) -> Claim:
    place = span(of.text, words)
    return Claim(
        **{
            "id": f"c-{of.lang}-author-{place.start}",
            "article_id": of.id,
            "lang": of.lang,
            "text": words,
            "voice": "author",
            "span": Range(start=place.start, end=place.end),
            "context": Range(start=0, end=len(of.text)),
            "check_worthiness": 0.5,
            "splitter": SPLITTER,
            **more,
        }
    )


def english() -> tuple[Article, list[Claim]]:
    of = article(
        publisher="The Sample Post", published="2026-03-03", authors=("A. Writer",), url="https://example.org/bridge"
    )
    holt = ("Lena Holt",)
    added = attributed(of, "she", "added", "“We have replaced every cable,”", names=holt, mode="direct")
    added = added.model_copy(
        update={
            "text": "Lena Holt added: “We have replaced every cable”",
            "insertions": (Insertion(start=0, end=9, antecedent=span(of.text, "Lena Holt")),),
        }
    )
    outer = attributed(of, "Holt’s deputy", "claimed", "that the city council had denied that the toll would rise")
    return of, [
        attributed(of, "Transport Minister Lena Holt", "said", "The harbour bridge will reopen in April", names=holt),
        added,
        authors(of, "The bridge closed two years ago after a storm."),
        outer,
        attributed(of, "the city council", "denied", "that the toll would rise", polarity="denies", parent=outer.id),
        attributed(of, "a report by the audit office", "According to", "repairs cost 40 million euros"),
    ]


def arabic() -> tuple[Article, list[Claim]]:
    of = article(ARABIC, "ar", publisher="صحيفة المثال", published="2026-03-03")
    haddad = ("ليلى حداد",)
    outer = attributed(of, "نائب الوزيرة", "قال", "مجلس المدينة نفى أن ترتفع رسوم العبور")
    return of, [
        attributed(of, "وزيرة النقل ليلى حداد", "أعلنت", "جسر الميناء سيعاد افتتاحه في أبريل", names=haddad),
        attributed(of, "", "أضافت", "«استبدلنا جميع الكابلات»", names=haddad, mode="direct"),
        authors(of, "أُغلق الجسر قبل عامين بعد عاصفة ضربت المدينة."),
        outer,
        attributed(of, "مجلس المدينة", "نفى", "أن ترتفع رسوم العبور", polarity="denies", parent=outer.id),
        attributed(of, "تقرير لديوان المحاسبة Audit Office", "بحسب", "بلغت كلفة الإصلاح 40 مليون يورو"),
    ]
