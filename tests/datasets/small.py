"""A small project with what exporters trip over: two scripts, dates, empty lists, disagreement, hostile text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimcheck.files import write_records
from claimcheck.models import (
    Article,
    Attribution,
    Block,
    Claim,
    Content,
    CorrectedSpans,
    Cue,
    Decision,
    Evidence,
    Judgment,
    Origin,
    QuestionAnswer,
    Range,
    Review,
    Source,
    Span,
    Splitter,
)
from claimcheck.project import Project, load_project
from claimcheck.running.export import export

ENGLISH = "Harbour master Ann Lee said the pier will stay closed until May. Traders denied that sales had fallen."
ARABIC = "قالت وزيرة النقل هدى منصور إن الجسر الجديد سيُفتح في آذار. وأضافت أن تكلفته بلغت ستة ملايين."
HOSTILE = (
    '=HYPERLINK("http://x.test") </script><script>alert(1)</script> '
    '\u202eدرس\u202c 👩\u200d👩\u200d👧 "quoted", \u2028 it says.'
)
PIER, SALES = "the pier will stay closed until May", "sales had fallen"
BRIDGE, COST = "الجسر الجديد سيُفتح في آذار", "تكلفته بلغت ستة ملايين"
_SPLITTER = Splitter(name="claimcheck-test", version="0", config="sha256:0")

SETTINGS = """title = "Harbour and bridge"
language = "en"
{more}
[publication]
name = "Harbour and bridge checks"
description = "Claims about a harbour and a bridge, made up for tests."
publisher = "Check Desk"
url = "https://check.example.org/reviews"
articles_licence = "All rights with the outlets"
"""


def at(text: str, part: str) -> Span:
    start = text.index(part)
    return Span.cut(text, start, start + len(part))


def articles() -> list[Article]:
    return [
        Article(
            id="a-en",
            lang="en",
            text=ENGLISH,
            blocks=(Block(kind="paragraph", start=0, end=len(ENGLISH)),),
            title="Pier closed",
            url="https://news.example.org/pier?a=1&b=2",
            publisher="Harbour News",
            published="2026-03-05T08:00:00+02:00",
            authors=("Kit Moor",),
        ),
        Article(id="a-ar", lang="ar", text=ARABIC, title="الجسر", publisher="صحيفة الجسر", published="2026-03-06"),
        Article(id="a-hostile", lang="en", text=HOSTILE),
    ]


def attribution(text: str, source: str, cue: str, content: str, names: Sequence[str], **more: Any) -> Attribution:
    return Attribution(
        source=Source(spans=(at(text, source),) if source else (), names=tuple(names), **more),
        cue=Cue(spans=(at(text, cue),), lemma=cue, kind="verb"),
        content=Content(spans=(at(text, content),)),
        mode="indirect",
        polarity="asserts",
    )


def claim(claim_id: str, article: Article, text: str, said: Attribution | None) -> Claim:
    whole = Range(start=0, end=len(article.text))
    content = said.content.spans[0] if said else whole
    return Claim(
        id=claim_id,
        article_id=article.id,
        lang=article.lang,
        text=text,
        voice="attributed" if said else "author",
        attribution=said,
        span=Range(start=content.start, end=content.end),
        context=whole,
        check_worthiness=0.5,
        splitter=_SPLITTER,
    )


def claims() -> list[Claim]:
    english, arabic, hostile = articles()
    pier = attribution(ENGLISH, "Harbour master Ann Lee", "said", PIER, ["Ann Lee"], kind="person")
    sales = attribution(ENGLISH, "Traders", "denied", SALES, ["Traders"], kind="group")
    bridge = attribution(ARABIC, "وزيرة النقل هدى منصور", "قالت", BRIDGE, ["هدى منصور"], kind="person")
    cost = attribution(ARABIC, "", "وأضافت", COST, ["هدى منصور"], kind="person", elided=True)
    return [
        claim("c-pier", english, "Ann Lee said the pier will stay closed until May.", pier),
        claim("c-sales", english, "Traders denied that sales had fallen.", sales),
        claim("c-bridge", arabic, "قالت هدى منصور إن الجسر الجديد سيُفتح في آذار.", bridge),
        claim("c-cost", arabic, "أضافت هدى منصور أن تكلفة الجسر بلغت ستة ملايين.", cost),
        claim("c-hostile", hostile, HOSTILE, None),
    ]


def judgment(claim_id: str, annotator: str, verdict: str | None, number: int, **more: Any) -> Judgment:
    article_id = next(c.article_id for c in claims() if c.id == claim_id)
    return Judgment(
        **{
            "id": f"j-{claim_id}-{annotator}",
            "claim_id": claim_id,
            "article_id": article_id,
            "annotator": annotator,
            "outcome": "judged",
            "said": "said",
            "verdict": verdict,
            "scale": "averitec",
            "created_at": "2026-04-01T10:00:00Z",
            "updated_at": f"2026-04-0{number}T10:05:00Z",
            "origin": Origin(project=1, task=1, annotation=number),
            **more,
        }
    )


def judgments() -> list[Judgment]:
    notice, report = "https://port.example.org/notice", "https://data.example.net/report"
    asked = (
        QuestionAnswer(question="Until when is it closed?", answer="Until May", answer_type="extractive", url=notice),
        QuestionAnswer(question="Is the notice in force?", answer="Yes", answer_type="boolean"),
        QuestionAnswer(question="Who signed the notice?", answer_type="unanswerable"),
    )
    return [
        judgment(
            "c-pier",
            "ann",
            "supported",
            1,
            questions=asked,
            notes="The port's notice says so.",
            evidence=(Evidence(url=notice, primary=True), Evidence(url=report)),
            confidence=3,
        ),
        judgment("c-pier", "bob", "supported", 2, questions=asked[:1], qualifiers=("outdated",), lead_time=12.5),
        judgment("c-sales", "ann", "supported", 3),
        judgment("c-sales", "bob", "refuted", 4),
        judgment("c-bridge", "ann", "refuted", 5, evidence=(Evidence(url=report),), notes="الافتتاح في نيسان."),
        judgment("c-bridge", "bob", "refuted", 6),
        judgment("c-cost", "ann", "not_enough_evidence", 7),
        judgment("c-cost", "bob", "not_enough_evidence", 8),
        judgment("c-hostile", "ann", "conflicting_evidence", 8, notes="\t+1 is no formula"),
        judgment("c-hostile", "bob", "conflicting_evidence", 9),
    ]


def decision(kind: str, **more: Any) -> Decision:
    return Decision(
        **{
            "id": f"d-{kind}",
            "claim_id": "c-pier",
            "kind": kind,
            "by": "editor",
            "at": "2026-05-01",
            "reason": "new",
            **more,
        }
    )


def corrected(content: str, source: str = "", cue: str = "") -> CorrectedSpans:
    return CorrectedSpans(
        source=(at(ENGLISH, source),) if source else (),
        cue=(at(ENGLISH, cue),) if cue else (),
        content=(at(ENGLISH, content),),
    )


def review(**more: Any) -> Review:
    found = {
        "source": (at(ARABIC, "وزيرة النقل هدى منصور"),),
        "cue": (at(ARABIC, "قالت"),),
        "content": (at(ARABIC, BRIDGE),),
    }
    return Review(
        **{
            "id": "r-1",
            "article_id": "a-ar",
            "lang": "ar",
            "annotator": "ann",
            "attributions": (found,),
            "created_at": "2026-04-01T10:00:00Z",
            "updated_at": "2026-04-01T10:00:00Z",
            "origin": Origin(project=2, task=1, annotation=1),
            **more,
        }
    )


def small_project(folder: Path, *, more: str = "", **records: Sequence[Any]) -> Project:
    """The project, written into a folder; `records` take the place of its own, `more` are lines of its settings."""
    folder.mkdir(exist_ok=True)
    (folder / "project.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")
    (folder / "guidelines.md").write_text("Judge.\n", encoding="utf-8")
    written = {"articles": articles(), "claims": claims(), "judgments": judgments(), **records}
    for name, found in written.items():
        write_records(folder / f"{name}.jsonl", found)
    return load_project(folder)


def exported(project: Project, name: str, **options: object) -> Path:
    """The folder of an export, beside the project."""
    target = project.folder.parent / name
    export(project=project, name=name, target=str(target), **options)
    return target
