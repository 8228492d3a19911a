"""How a project stands, as one HTML page: plots and tables, no script, nothing fetched."""

from collections.abc import Iterable, Sequence
from functools import partial
from html import escape

from claimcheck.models import Direction, Scale, Statistic, direction_of
from claimcheck.models.status import AnnotatorStatus, Difference, Pace, ProjectStatus, QuestionStatus
from claimcheck.views.markup import asset, escaped, head
from claimcheck.views.plots import Point, bars, heat_map, line_with_interval, stacked_bars
from claimcheck.views.status_words import QUESTIONS, Question, Words, words_of

_MOST_DIFFERENCES, _MOST_PAIRS, _MOST_ANNOTATORS = 200, 20, 12
"""What a page shows of each: a person reads no more of them."""

_SHORT_NAME = 24

_shares = partial(heat_map, shown="{:.0%}".format)


def status_page(status: ProjectStatus, *, title: str, language: str, direction: Direction, scale: Scale) -> str:
    """The page.

    Args:
        status: how the project stands.
        title: its title.
        language: its language (ISO 639-1); where we have no words of it the page is in English.
        direction: its writing direction.
        scale: the scale of its verdicts, which knows what its labels are called.
    """
    words = words_of(language, direction, scale)
    parts = [_top(status, title, words), _section(words["progress"], _progress(status, words))]
    if status.annotators:
        parts += [_section(words[question], _question(status, question, words)) for question in QUESTIONS]
        parts += [_section(words["differences"], _differences(status, words))]
    style = asset("plots.css") + asset("status.css")
    return (
        f'<!doctype html>\n<html lang="{words.lang}" dir="{words.direction}">\n<head>\n'
        f"{head(style=style, title=title)}</head>\n<body>\n{''.join(parts)}</body>\n</html>\n"
    )


def _top(status: ProjectStatus, title: str, words: Words) -> str:
    newest = f"{words['as_of']}: {_time(status.as_of)}" if status.as_of else words["nothing_yet"]
    scale = escaped(words.scale_title)
    tiles = [
        ("claims", f"{status.claims:,}"),
        ("judged", _share(status.judged, status.claims)),
        ("complete", _share(status.complete, status.claims)),
        ("still_wanted", f"{status.still_wanted:,}"),
    ]
    if status.annotators:
        tiles.append(("per_day", _per_day(status.pace, words)))
        if status.still_wanted:
            tiles.append(("days_left", _days(status.days_left)))
    shown = "".join(f"<li><b>{value}</b><span>{escape(words[key])}</span></li>" for key, value in tiles)
    return (
        f'<h1><bdi>{escaped(title)}</bdi></h1>\n<p class="meta">{escape(words["title"])} · {newest} · '
        f'{escape(words["scale"])}: <bdi>{scale}</bdi></p>\n<ul class="tiles">{shown}</ul>\n{_notes(status, words)}'
    )


def _notes(status: ProjectStatus, words: Words) -> str:
    """What somebody should know before reading the figures."""
    counts = [("out_of_reach", status.out_of_reach), ("undated", status.undated), ("gone", len(status.gone))]
    if studio := status.studio:
        counts = [("pushed", studio.pushed), ("waiting", studio.waiting), *counts]
        counts += [("changed", len(studio.changed)), ("left", studio.left)]
        counts += [("changed_judged", sum(judgments > 0 for judgments in studio.changed.values()))]
    lines = "".join(
        f"<li>{escape(words[key])}: <b>{_figure(f'{number:,}')}</b></li>" for key, number in counts if number
    )
    return f'<ul class="notes">{lines}</ul>\n' if lines else ""


def _progress(status: ProjectStatus, words: Words) -> Iterable[str]:
    standings = {name: count for name, count in status.standings.items() if count}
    drawn = bars(
        [(words.of("standings", name), count) for name, count in standings.items()],
        title=words["by_standing"],
        direction=words.direction,
        shown=_whole,
    )
    yield _card(words["by_standing"], _scrolling(drawn))
    if not status.annotators:
        return
    drawn = stacked_bars(
        [(a.annotator, tuple(a.outcomes.values())) for a in status.annotators],
        [words.of("outcomes", outcome) for outcome in status.outcomes],
        title=words["by_outcome"],
        direction=words.direction,
        shown=_whole,
    )
    yield _card(words["by_outcome"], _scrolling(drawn))
    columns = ("annotator", "judgments", "last", "median_minutes", "per_day", "open", "days_left")
    rows = [_annotator(annotator, words) for annotator in status.annotators]
    yield _card(words["annotators"], _table([words[name] for name in columns], rows), wide=True)


def _annotator(annotator: AnnotatorStatus, words: Words) -> Sequence[str]:
    minutes = "—" if annotator.median_seconds is None else f"{annotator.median_seconds / 60:.1f}"
    return (
        _named(annotator.annotator),
        f"{annotator.judgments:,}",
        _time(annotator.last) if annotator.last else "—",
        minutes,
        _per_day(annotator.pace, words),
        f"{annotator.open:,}",
        _days(annotator.days_left),
    )


def _question(status: ProjectStatus, question: Question, words: Words) -> Iterable[str]:
    found: QuestionStatus = getattr(status, question)
    names = [words.label(question, code) for code in found.labels]
    votes = [(name, found.votes[code]) for name, code in zip(names, found.labels, strict=True)]
    drawn = bars(votes, title=words["votes"], direction=words.direction, shown=_whole)
    table = f"<h3>{escape(words['agreement'])}</h3>\n{_statistics(found.agreement, words)}"
    yield _card(words["votes"], _scrolling(drawn) + table)
    if found.pairs:
        yield _card(words["pairs"], _pairs(found, words))
    if any(map(any, found.confusion)):
        drawn = _shares(
            _by_row(found.confusion), rows=names, columns=names, title=words["confusion"], direction=words.direction
        )
        yield _card(words["confusion"], _scrolling(drawn))
    if any(period.alpha.value is not None for period in found.periods):
        points = [Point(p.start, p.alpha.value, p.alpha.low, p.alpha.high) for p in found.periods]
        drawn = line_with_interval(points, title=words["over_time"], direction=words.direction)
        yield _card(words["over_time"], _scrolling(drawn))
    yield _advice(found, names, words)


def _statistics(statistics: Sequence[Statistic], words: Words) -> str:
    columns = [words[name] for name in ("measure", "value", "interval", "units")]
    return _table(columns, [(escape(words.of("measures", s.name)), *_figures(s, words)) for s in statistics])


def _figures(statistic: Statistic, words: Words) -> tuple[str, str, str]:
    """Value, interval and number of claims, or in their place why there are none."""
    units = f"{statistic.units:,}"
    if statistic.value is None:
        return "—", escape(words.of("reasons", statistic.undefined or "")), units
    if statistic.low is None or statistic.high is None:
        return _figure(f"{statistic.value:.3f}"), escape(words.of("reasons", statistic.no_interval or "")), units
    return _figure(f"{statistic.value:.3f}"), _figure(f"{statistic.low:.3f} – {statistic.high:.3f}"), units


def _pairs(found: QuestionStatus, words: Words) -> str:
    by_value = sorted(found.pairs, key=lambda pair: (pair.kappa.value is None, pair.kappa.value or 0))
    rows = []
    for pair in by_value[:_MOST_PAIRS]:
        value, reason, units = _figures(pair.kappa, words)
        both = f"{_named(pair.first)}<br>{_named(pair.second)}"
        rows.append((both, value if pair.kappa.value is not None else reason, units))
    table = _table([words["annotators"], words["value"], words["units"]], rows)
    return f'{table}<p class="small">{escape(words["pairs_shown"])}</p>'


def _advice(found: QuestionStatus, names: Sequence[str], words: Words) -> str:
    advice = found.advice
    notes = [words["advice_note"], *([words["too_few"]] if advice.too_few else [])]
    inside = f'<p class="small">{escape(" ".join(notes))}</p>'
    if advice.undefined:
        return _card(words["advice"], f"{inside}<p>{escape(words.of('reasons', advice.undefined))}</p>")
    drawn = [
        f"<h3><bdi>{escaped(one.annotator)}</bdi></h3>\n"
        f'<p class="small">{escape(words["votes"])}: {one.votes:,} · '
        f"{escape(words['right'])}: {_figure(f'{one.right:.0%}')}</p>\n"
        + _scrolling(_shares(one.confusion, rows=names, columns=names, title=one.annotator, direction=words.direction))
        for one in advice.annotators[:_MOST_ANNOTATORS]
    ]
    count = min(len(advice.annotators), _MOST_ANNOTATORS)
    summary = f"<summary>{escape(words['annotators'])}: {count} / {len(advice.annotators)}</summary>"
    grid = '<div class="grid">' + "".join(f"<div>{one}</div>" for one in drawn) + "</div>"
    return _card(words["advice"], f"{inside}<details>{summary}{grid}</details>", wide=True)


def _differences(status: ProjectStatus, words: Words) -> Iterable[str]:
    if not status.differences:
        yield _card("", f"<p>{escape(words['none_differ'])}</p>", wide=True)
        return
    shown = status.differences[:_MOST_DIFFERENCES]
    wanted = {difference.claim for difference in shown}
    likeliest = {
        question: {
            one.claim: (one.label, max(one.probabilities))
            for one in getattr(status, question).advice.claims
            if one.claim in wanted
        }
        for question in QUESTIONS
    }
    columns = [words[name] for name in ("claim", "standing", "who", "likeliest")]
    table = _table(columns, [_difference(one, likeliest, words) for one in shown])
    more = len(status.differences) - len(shown)
    note = f'<p class="small">{escape(words["not_shown"])}: {more:,}</p>' if more else ""
    yield _card("", table + note, wide=True)


def _difference(
    difference: Difference, likeliest: dict[Question, dict[str, tuple[str, float]]], words: Words
) -> Sequence[str]:
    who, advice = [], []
    for question in QUESTIONS:
        answers: dict[str, str] = getattr(difference, question)
        if not answers:
            continue
        lines = "".join(
            f"<li>{_named(name)}: {escaped(words.label(question, code))}</li>" for name, code in answers.items()
        )
        who.append(f'<span class="small">{escape(words[question])}</span><ul class="answers">{lines}</ul>')
        if difference.claim in likeliest[question]:
            label, probability = likeliest[question][difference.claim]
            named = escaped(words.label(question, label))
            advice.append(
                f'<span class="small">{escape(words[question])}</span><br>{named} {_figure(f"{probability:.0%}")}'
            )
    text = f'<div class="claim" lang="{escaped(difference.lang)}" dir="{direction_of(difference.lang)}">'
    return (
        f"{text}{escaped(difference.text)}</div>",
        escape(words.of("standings", difference.standing)),
        "".join(who),
        "<br>".join(advice),
    )


def _section(heading: str, cards: Iterable[str]) -> str:
    return f'<section>\n<h2>{escape(heading)}</h2>\n<div class="grid">\n{"".join(cards)}</div>\n</section>\n'


def _card(heading: str, inside: str, *, wide: bool = False) -> str:
    above = f"<h3>{escape(heading)}</h3>\n" if heading else ""
    return f'<div class="card{" wide" * wide}">{above}{inside}</div>\n'


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already. Each knows its heading, for a screen too narrow for columns."""
    heads = [escape(column) for column in columns]
    top = "".join(f"<th>{head}</th>" for head in heads)
    lines = ("".join(f'<td data-head="{h}">{cell}</td>' for h, cell in zip(heads, row, strict=True)) for row in rows)
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return _scrolling(f"<table>\n<tr>{top}</tr>\n{body}</table>")


def _scrolling(inside: str) -> str:
    """A table or a drawing that is scrolled by itself where the screen is too narrow for it."""
    return f'<div class="scroll">{inside}</div>\n'


def _by_row(counts: Sequence[Sequence[int]]) -> list[list[float]]:
    return [[count / (sum(row) or 1) for count in row] for row in counts]


def _share(part: int, whole: int) -> str:
    return f"{part:,} <small>({part / whole:.0%})</small>" if whole else "0"


def _per_day(pace: Pace, words: Words) -> str:
    if pace.per_day is None:
        return f"— <small>({escape(words.of('reasons', pace.undefined or ''))})</small>"
    return f"{pace.per_day:.1f}"


def _days(days: float | None) -> str:
    return "—" if days is None else f"{days:.1f}"


def _time(text: str) -> str:
    return _figure(escaped(text[:16].replace("T", " ")))


def _named(annotator: str) -> str:
    """An annotator; a pseudonym of ours is not broken at its hyphen."""
    kind = ' class="name"' if len(annotator) <= _SHORT_NAME else ""
    return f"<bdi{kind}>{escaped(annotator)}</bdi>"


def _figure(written: str) -> str:
    """A figure among words that may run the other way: its signs stay where they belong."""
    return f'<bdi dir="ltr" class="n">{written}</bdi>'


def _whole(value: float) -> str:
    return f"{value:,.0f}"
