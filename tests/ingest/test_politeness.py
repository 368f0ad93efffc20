"""Publishers are told who asks."""

import pytest

from ingest.politeness import WrongContact, user_agent


@pytest.mark.parametrize("contact", ["https://example.gov.uk/levelwith", "figures@example.gov.uk"])
def test_publishers_are_told_where_to_ask_if_somebody_said(contact: str) -> None:
    assert user_agent({"LEVELWITH_CONTACT": f" {contact} "}).endswith(f" (open data for local outcomes; +{contact})")


@pytest.mark.parametrize(
    "contact", ["ring me", "https://x.example/\r\nCookie: a=b", "https://x.example/(a)", "mé@x.example"]
)
def test_where_to_ask_is_an_address_that_can_be_sent(contact: str) -> None:
    with pytest.raises(WrongContact, match="LEVELWITH_CONTACT is"):
        user_agent({"LEVELWITH_CONTACT": contact})
