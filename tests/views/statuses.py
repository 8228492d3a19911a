"""Statuses to look at: of a team at work, and of everything that can be undefined."""

from collections.abc import Iterator, Sequence

from claimcheck.models import Judgment
from claimcheck.models.status import ProjectStatus, StudioStatus
from claimcheck.project import load_scale
from claimcheck.verdicts import verified_claims
from claimcheck.verdicts.report import project_status
from tests.records import article, claim, judgment

SCALE = load_scale("averitec")
HOSTILE = "</script><script>alert(1)</script><img src=https://x.example onerror=alert(2)>\u202e&\"'"


def status(
    claims: Sequence[str], judgments: Sequence[Judgment], *, wanted: int = 2, text: str = "It stands.", **more
) -> ProjectStatus:
    rows = verified_claims(
        [claim(name, text=text) for name in claims],
        article_of=lambda _: article(),
        judgments_of=lambda name: [j for j in judgments if j.claim_id == name],
        wanted=wanted,
    )
    return project_status(rows, scale=SCALE, wanted=wanted, **more)


def at_work(*people: str, text: str = "It stands.") -> ProjectStatus:
    """Three weeks of a team: everybody judges every claim but the last and differs now and then."""
    claims = [f"c{number}" for number in range(12)]
    judgments = []
    for number, name in enumerate(claims[:-1]):
        for place, who in enumerate(people):
            at = f"2026-03-{1 + number * 2:02}T{8 + place:02}:00:00Z"
            label = SCALE.codes[(number + (place == number % 4)) % 3]
            said = "distorted" if (number + place) % 5 == 0 else "said"
            if number == 7 and place == 1:
                answer = {"verdict": None, "said": None, "outcome": "skipped"}
            else:
                answer = {"verdict": label, "said": said}
            more = {"created_at": at, "updated_at": at, "lead_time": 60.0 + 10 * place, **answer}
            judgments.append(judgment(who, more.pop("verdict"), name, **more))
    studio = StudioStatus(
        project=3, url="http://127.0.0.1:8080", pushed=11, waiting=1, changed={"c1": 2, "c11": 0}, left=1
    )
    return status(claims, judgments, wanted=len(people), text=text, gone={"old": 2}, studio=studio)


def undefined() -> Iterator[ProjectStatus]:
    """Statuses that between them hold every reason why something is not defined."""
    yield status(["c1"], [])
    yield status(["c1"], [judgment("ann", "supported")])
    same = [judgment(who, "supported", name) for who in ("ann", "bob") for name in ("c1", "c2")]
    yield status(["c1", "c2"], same)
    yield status(["c1"], [judgment("ann", "supported"), judgment("bob", "refuted")])
    yield status(["c1"], [judgment("ann", "supported", created_at="once")])
    late = {"created_at": "2026-06-01T00:00:00Z"}
    yield status(["c1", "c2"], [judgment("ann", "supported"), judgment("bob", "supported", "c2", **late)])


def reasons(found: ProjectStatus) -> set[str]:
    """Every reason that a status gives."""
    paces = [found.pace, *(annotator.pace for annotator in found.annotators)]
    given = {pace.undefined for pace in paces}
    for question in (found.said, found.truth):
        statistics = [*question.agreement, *(p.kappa for p in question.pairs), *(p.alpha for p in question.periods)]
        given |= {why for statistic in statistics for why in (statistic.undefined, statistic.no_interval)}
        given.add(question.advice.undefined)
    return {why for why in given if why}
