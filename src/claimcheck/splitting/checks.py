"""Whether each language can be split, and by what."""

import warnings

from claimcheck.checks import Check, fault
from claimcheck.errors import ClaimcheckError, ReducedWarning
from claimcheck.splitting.data import LANGUAGES_FOLDER, languages
from claimcheck.splitting.pipeline import load_pipeline


def language_checks() -> list[Check]:
    """One check a language: its pipeline is built, and its trained model, where it has one, loaded."""
    return [_check(code) for code in languages()]


def _check(code: str) -> Check:
    subject = f"Language {code}"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ReducedWarning)
        try:
            load_pipeline.__wrapped__(code)  # one that was built before does not warn again
        except ClaimcheckError as error:
            return fault(subject, error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - whatever breaks a pipeline is what a doctor is asked about
            return fault(subject, f"cannot be split: {type(error).__name__}, {error}", "Install claimcheck again")
    for warning in caught:
        if isinstance(warning.message, ReducedWarning):
            return Check(
                subject=subject,
                finding="split by pattern rules; the trained model lies idle",
                level="note",
                fix=f"pip install 'claimcheck[{code}]'",
            )
    trained = (LANGUAGES_FOLDER / code / "model").is_dir()
    return Check(subject=subject, finding="split by a trained model" if trained else "split by pattern rules")
