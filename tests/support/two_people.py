"""Two linked people of a whole-program story, and what happens to them while services fail."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlencode, urlsplit

from support.documents import card
from support.story import COULD_NOT_RUN, IN_STEP, PROBLEMS, Story

ADA, CHARLES = "Ada Byron", "Charles Babbage"


def linked(story: Story, **rules: Any) -> None:
    """Two people, in step."""
    for name in (ADA, CHARLES):
        story.mailbox.contacts.put(card(name, "TITLE:Old", f"EMAIL:{name.split()[1]}@example.com"))
    story.begin("contacts", **rules)


def edit_both_sides(story: Story) -> None:
    """Each side has an edit of one of them."""
    story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:New")
    story.crm.contacts.edit(CHARLES, Title="New")


def in_step(story: Story) -> None:
    """Both edits have arrived, once."""
    for name in (ADA, CHARLES):
        assert story.mailbox.contacts.values(name, "TITLE") == ["New"]
        assert story.crm.contacts.get(name)["Title"] == "New"


def revoke(story: Story) -> None:
    """The person takes crmsync's access to the CRM back."""
    data = story.crm_server.sign_in_data()
    address = urlsplit(data.accounts_url)
    assert address.hostname is not None
    connection = http.client.HTTPConnection(address.hostname, address.port)
    connection.request("POST", "/oauth/v2/token/revoke?" + urlencode({"token": data.refresh_token}))
    assert connection.getresponse().status == 200
    connection.close()
    story.crm_server.end_access_tokens()


def once_more_if_needed(story: Story) -> list[Any]:
    """At most two runs bring everything in step."""
    runs = [story.sync()]
    if runs[0].exit != IN_STEP:
        assert runs[0].exit in (PROBLEMS, COULD_NOT_RUN), runs[0]
        runs.append(story.sync().ended(IN_STEP))
    return runs
