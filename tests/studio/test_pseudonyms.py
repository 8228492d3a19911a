"""Pseudonyms: the same person is the same name, which nobody without the key can make."""

from pathlib import Path

from claimcheck.studio.pseudonyms import pseudonyms


def test_the_same_person_keeps_a_name_that_another_key_does_not_give(tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    name = pseudonyms(tmp_path / "one")("منى@example.org")
    assert pseudonyms(tmp_path / "one")("منى@example.org") == name
    assert pseudonyms(tmp_path / "two")("منى@example.org") != name
    assert pseudonyms(tmp_path / "one")("mona@example.org") != name


def test_the_key_is_for_its_owner_alone(tmp_path: Path):
    pseudonyms(tmp_path)
    (key,) = tmp_path.iterdir()
    assert key.stat().st_mode & 0o777 == 0o600
