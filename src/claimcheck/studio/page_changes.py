"""What becomes of a page that annotators already use: what is new on it, and which answers would lose their place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from claimcheck.studio.answers import answers_of


class _Control(NamedTuple):
    """A question or field of the page: its tag, what it is about, and the answers that it offers."""

    tag: str
    about: str
    offered: frozenset[str]


class Lost(NamedTuple):
    """What a new page no longer has: a control, or with `answer` one of the answers that it offered."""

    control: str
    answer: str | None = None

    def __str__(self) -> str:
        return f"“{self.answer}” of {self.control}" if self.answer else self.control


def page_changes(old: str, new: str) -> list[str]:
    """What differs between two labelling configurations, a phrase each; empty where they are the same to the letter."""
    if old == new:
        return []
    gone, come = lost(old, new), lost(new, old)
    said = [f"{one} taken away" for one in gone] + [f"{one} added" for one in come]
    return said or ["wording or layout"]


def lost(old: str, new: str) -> list[Lost]:
    """What the new configuration lacks, in the order of the old one.

    A control that is of another kind now, or about another text, is one that is gone: its answers do not fit.
    """
    before, after = _controls(old), _controls(new)
    found: list[Lost] = []
    for name, control in before.items():
        kept = after.get(name)
        if kept is None or (kept.tag, kept.about) != (control.tag, control.about):
            found.append(Lost(name))
        else:
            found += [Lost(name, answer) for answer in sorted(control.offered - kept.offered)]
    return found


def orphans(gone: Iterable[Lost], tasks: Iterable[Mapping[str, Any]]) -> Counter[Lost]:
    """In how many annotations each of these is used.

    Args:
        gone: of `lost`.
        tasks: annotated tasks, as Label Studio lists them.
    """
    wanted = set(gone)
    counted: Counter[Lost] = Counter()
    for task in tasks:
        for annotation in task["annotations"]:
            counted.update(wanted & set(_used(annotation)))
    return counted


def _used(annotation: Mapping[str, Any]) -> Iterator[Lost]:
    for region in annotation.get("result") or ():
        name = str(region.get("from_name"))
        yield Lost(name)
        for label in (region.get("value") or {}).get("labels") or ():
            yield Lost(name, str(label))
    for name, answers in answers_of(annotation).choices.items():
        yield from (Lost(name, answer) for answer in answers)


def _controls(config: str) -> dict[str, _Control]:
    """The controls of a configuration by name: all that has a name and is about something. None where it is no XML."""
    try:
        root = fromstring(config)  # noqa: S314 - expat bounds what entities may grow to
    except ParseError:
        return {}
    return {
        element.attrib["name"]: _Control(element.tag, element.attrib["toName"], frozenset(_offered(element)))
        for element in root.iter()
        if {"name", "toName"} <= element.attrib.keys()
    }


def _offered(control: Element) -> Iterator[str]:
    for child in control.iter():
        if child is not control and (answer := child.get("alias") or child.get("value")):
            yield answer
