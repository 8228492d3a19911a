"""The local server, started for real."""

import stat

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import Account

pytestmark = pytest.mark.studio


def test_the_owner_is_known_by_key(studio_server: RunningStudio) -> None:
    client = LabelStudio(base_url=studio_server.url, api_key=studio_server.api_key)
    assert client.users.whoami().email == studio_server.email


def test_a_second_person_has_a_key_of_their_own(studio_server: RunningStudio, second_annotator: Account) -> None:
    client = LabelStudio(base_url=studio_server.url, api_key=second_annotator.api_key)
    assert client.users.whoami().email == second_annotator.email
    assert second_annotator.api_key != studio_server.api_key


def test_an_address_cannot_be_taken_twice(studio_server: RunningStudio, second_annotator: Account) -> None:
    with pytest.raises(StudioError, match="user with this email already exists"):
        add_annotator(studio_server, second_annotator.email)


def test_nothing_in_the_data_folder_is_readable_by_others(studio_server: RunningStudio) -> None:
    everything = [studio_server.secrets.parent, *studio_server.secrets.parent.rglob("*")]
    assert len(everything) > 5
    assert not [path for path in everything if stat.S_IMODE(path.stat().st_mode) & 0o077]
