"""The verdict of a claim as other formats name it: on the core scale, by the edges of the project's own."""

from claimcheck.datasets.rows import LeftOutError
from claimcheck.models import CORE_SCALE, CoreLabel, Label, Scale, VerifiedClaim


def label_of(row: VerifiedClaim, scale: Scale) -> Label:
    """The label of the claim's verdict.

    Raises:
        LeftOutError: the claim was retracted, or has no verdict.
    """
    if row.standing == "retracted":
        raise LeftOutError("retracted")
    for label in scale.labels:
        if label.code == row.truth.label:
            return label
    raise LeftOutError("without a verdict")


def core_of(label: Label, scale: Scale) -> CoreLabel | None:
    """What a label comes to on the core scale, whose own labels are themselves; None if it has no place there."""
    return CoreLabel(label=label.code, edge="exact") if scale.name == CORE_SCALE else label.core


def core_label_of(row: VerifiedClaim, scale: Scale) -> CoreLabel:
    """The label of the claim's verdict on the core scale, and how well it fits.

    Raises:
        LeftOutError: the claim was retracted, has no verdict, or one that says nothing on the core scale.
    """
    label = label_of(row, scale)
    core = core_of(label, scale)
    if core is None:
        raise LeftOutError(f"whose verdict is {label.name('en')}, which has no place on the core scale")
    return core
