"""The pages a person uses: every one as a browser without scripts would, links and forms followed as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
import urllib3

from crmsync.sandbox.crm import EmbeddedCrm, Source, Taken

PIXEL = b"\x89PNG\r\n\x1a\n0000"
NASTY = "<script>alert(1)</script>&\"'"


@dataclass
class Form:
    """A form of a page and what is filled in."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    button: str = ""


class Page(HTMLParser):
    """What a browser makes of a page."""

    def __init__(self, status: int, text: str, headers: Any) -> None:
        super().__init__()
        self.status, self.source, self.headers = status, text, headers
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.labels: set[str] = set()
        self.inputs: set[str] = set()
        self.words: list[str] = []
        self._select: str | None = None
        self._area: str | None = None
        self._in_button = False
        self.feed(text)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def form(self, action: str = "", button: str = "") -> Form:
        (found,) = (form for form in self.forms if action in form.action and button in form.button)
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "a":
                self.links.append(given["href"])
            case "form":
                self.forms.append(Form(given["action"], given["method"]))
            case "label":
                self.labels.add(given.get("for", ""))
            case "input" if given.get("type") == "checkbox":
                self.inputs.add(given.get("id", ""))
                if "checked" in given:
                    self.forms[-1].values[given["name"]] = given["value"]
            case "input" if given.get("type") != "file":
                if given.get("type") != "hidden":
                    self.inputs.add(given.get("id", ""))
                self.forms[-1].values[given["name"]] = given.get("value", "")
            case "select":
                self.inputs.add(given.get("id", ""))
                self._select = given["name"]
            case "option" if self._select and (
                "selected" in given or self._select not in self.forms[-1].values
            ):
                self.forms[-1].values[self._select] = given.get("value", "")
            case "textarea":
                self.inputs.add(given.get("id", ""))
                self._area = given["name"]
                self.forms[-1].values[self._area] = ""
            case "button":
                self._in_button = True

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "select":
                self._select = None
            case "textarea":
                self._area = None
            case "button":
                self._in_button = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._area is not None:
            # The first line break after <textarea> is not part of its text.
            self.forms[-1].values[self._area] += data.removeprefix("\n")
        if self._in_button and self.forms:
            self.forms[-1].button += data


class Browser:
    """Follows links and sends forms; keeps one cookie."""

    def __init__(self, crm: EmbeddedCrm) -> None:
        self.crm = crm
        self.pool = urllib3.PoolManager(retries=False)
        self.cookie = ""

    def load(self, path: str, method: str = "GET", **options: Any) -> Page:
        headers = {"Cookie": self.cookie} | options.pop("headers", {})
        reply = self.pool.request(
            method, self.crm.base_url + path, redirect=False, headers=headers, timeout=10, **options
        )
        self.cookie = reply.headers.get("Set-Cookie", self.cookie).split(";")[0]
        if reply.status == 303:
            return self.load(reply.headers["Location"])
        return Page(reply.status, reply.data.decode("utf-8", "replace"), reply.headers)

    def send(self, form: Form, multipart: bool = False, **changes: Any) -> Page:
        return self.load(form.action, "POST", fields=form.values | changes, encode_multipart=multipart)


@pytest.fixture
def browser(crm: EmbeddedCrm) -> Browser:
    return Browser(crm)


def test_the_front_page_counts_and_leads_everywhere(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    front = browser.load("/")
    assert (front.status, "1 Contacts" in front.text) == (200, True)
    for link in set(front.links):
        assert (link, browser.load(link).status) == (link, 200)


def test_nothing_comes_from_elsewhere(browser: Browser, kim: str) -> None:
    for path in ("/", "/m/Contacts", f"/r/{kim}", f"/r/{kim}/edit", "/connect"):
        page = browser.load(path)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert "<script" not in page.source
        assert all(link.startswith("/") for link in page.links)


def test_every_input_has_a_label(browser: Browser, crm: EmbeddedCrm) -> None:
    for module in ("Contacts", "Accounts", "Vendors", "Tasks", "Events"):
        page = browser.load(f"/m/{module}/new")
        unnamed = page.inputs - page.labels - {""}
        assert unnamed == set()


def test_a_contact_is_made_changed_deleted_and_restored(browser: Browser, crm: EmbeddedCrm) -> None:
    acme = crm.person.create("Accounts", {"Account_Name": "Acme"})
    form = browser.load("/m/Contacts/new").form("/m/Contacts/new")
    page = browser.send(
        form,
        First_Name="Ada",
        Last_Name="Byron",
        Salutation="Dr.",
        Account_Name="acme",
        Tag="vip, customer",
        Date_of_Birth="1990-12-10",
        Email_Opt_Out="true",
        Description="one\r\ntwo",
    )
    assert "Saved." in page.text
    (ada,) = crm.records("Contacts")
    assert (ada["Full_Name"], ada["Account_Name"]["id"], ada["Description"]) == (
        "Dr. Ada Byron",
        acme,
        "one\ntwo",
    )
    assert ([tag["name"] for tag in ada["Tag"]], ada["Email_Opt_Out"]) == (["vip", "customer"], True)

    form = browser.load(f"/r/{ada['id']}/edit").form("/edit")
    assert form.values["Account_Name"] == f"Acme #{acme}"
    form.values.pop("Email_Opt_Out")
    browser.send(form, Title="Countess", Owner=crm.people[1].id, Tag="vip")
    (ada,) = crm.records("Contacts")
    assert (ada["Title"], ada["Owner"]["name"], ada["Email_Opt_Out"]) == ("Countess", "Ben Osei", False)
    assert [tag["name"] for tag in ada["Tag"]] == ["vip"]

    browser.send(browser.load(f"/r/{ada['id']}").form("/delete"))
    assert crm.records("Contacts") == []
    page = browser.load("/bin")
    assert "Dr. Ada Byron" in page.text
    browser.send(page.form("/restore"))
    assert [record["id"] for record in crm.records("Contacts")] == [ada["id"]]


def test_saving_without_a_change_writes_nothing(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.edit(kim, {"Description": "\n one\ntwo \n", "Tag": [{"name": "vip"}]})
    before = crm.person.record(kim)
    logged = crm.automation_log(None)
    browser.send(browser.load(f"/r/{kim}/edit").form("/edit"))
    assert crm.person.record(kim) == before
    assert crm.automation_log(None) == logged


def test_a_meeting_and_its_series_survive_the_form(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    rule = {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-03-03;UNTIL=2026-03-09", "EXDATE": "2026-03-05"}
    acme = crm.person.create("Accounts", {"Account_Name": "Acme"})
    event = crm.person.create(
        "Events",
        {
            "Event_Title": "Review",
            "Start_DateTime": "2026-03-03T10:00:00+01:00",
            "End_DateTime": "2026-03-03T11:00:00+01:00",
            "Participants": [
                {"type": "contact", "participant": kim},
                {"type": "email", "participant": "guest@example.com"},
            ],
            "Remind_At": [{"unit": 15, "period": "minutes"}],
            "Recurring_Activity": rule,
            "What_Id": {"id": acme},
            "$se_module": "Accounts",
        },
    )
    before = crm.person.record(event) or {}
    crm.forget_automation()
    form = browser.load(f"/r/{event}/edit").form("/edit")
    assert form.values["Start_DateTime"] == "2026-03-03T10:00"
    browser.send(form, Venue="Room 1")
    after = crm.person.record(event) or {}
    assert after == before | {"Venue": "Room 1"}
    assert not [
        entry for entry in crm.automation_log(None) if "mail" in entry.reaction and entry.detail != "update"
    ]
    form = browser.load(f"/r/{event}/edit").form("/edit")
    browser.send(
        form,
        Start_DateTime="2026-07-01T09:00",
        End_DateTime="2026-07-01T10:00",
        **{"$send_notification": "true"},
    )
    assert (crm.person.record(event) or {})["Start_DateTime"] == "2026-07-01T09:00:00+02:00"
    assert "guest@example.com" in [entry.detail for entry in crm.automation_log(Source.PERSON)]


def test_a_refused_form_comes_back_filled_in(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    form = browser.load("/m/Contacts/new").form("/m/Contacts/new")
    page = browser.send(form, First_Name="Ada", Email="nonsense", Title="x" * 101)
    assert page.status == 400
    for sentence in (
        "Last Name: has to be filled in.",
        "Email: this is no valid email.",
        "Title: at most 100 characters.",
    ):
        assert sentence in page.text
    assert page.form("/m/Contacts/new").values["First_Name"] == "Ada"
    assert len(crm.records("Contacts")) == 1
    page = browser.send(browser.load(f"/r/{kim}/edit").form("/edit"), Account_Name="Nobody Ltd")
    assert "there is nothing called “Nobody Ltd”" in page.text
    crm.block(kim, "RECORD_LOCKED")
    page = browser.send(browser.load(f"/r/{kim}/edit").form("/edit"), Title="x")
    assert "RECORD_LOCKED" in page.text


@pytest.mark.parametrize(
    "module, name, text",
    [
        ("Accounts", "Employees", "many"),
        ("Accounts", "Annual_Revenue", "much"),
        ("Events", "Start_DateTime", "soon"),
        ("Events", "Remind_At", "soon"),
        ("Events", "Participants", "nobody"),
        ("Tasks", "Recurring_Activity", "daily"),
        ("Tasks", "Remind_At", "soon"),
        ("Tasks", "Due_Date", "soon"),
    ],
)
def test_what_cannot_be_understood_is_said(
    browser: Browser, crm: EmbeddedCrm, module: str, name: str, text: str
) -> None:
    form = browser.load(f"/m/{module}/new").form(f"/m/{module}/new")
    needed = {
        "Accounts": {"Account_Name": "A"},
        "Events": {
            "Event_Title": "E",
            "Start_DateTime": "2026-03-03T10:00",
            "End_DateTime": "2026-03-03T11:00",
        },
        "Tasks": {"Subject": "T"},
    }[module]
    page = browser.send(form, **{**needed, name: text})
    assert (page.status, crm.records(module)) == (400, [])
    assert page.form(f"/m/{module}/new").values[name] == text


def test_everything_is_escaped(browser: Browser, crm: EmbeddedCrm) -> None:
    account = crm.person.create("Accounts", {"Account_Name": NASTY})
    contact = {
        "Last_Name": NASTY,
        "Description": f"</textarea>{NASTY}",
        "Account_Name": {"id": account},
        "Salutation": NASTY,
    }
    nasty = crm.person.create("Contacts", contact | {"Tag": [{"name": NASTY[:25]}]})
    crm.person.note(nasty, NASTY, NASTY)
    gone = crm.person.create("Contacts", {"Last_Name": NASTY})
    crm.person.delete(gone)
    paths = [
        "/m/Contacts",
        f"/m/Contacts?q={NASTY}",
        f"/r/{nasty}",
        f"/r/{nasty}/edit",
        f"/r/{nasty}/merge",
        "/bin",
        "/log",
    ]
    for path in paths:
        page = browser.load(path)
        assert page.status == 200
        assert "<script" not in page.source
        assert "</textarea>&lt;" not in page.source.replace("</textarea></div>", "")
    form = browser.load(f"/r/{nasty}/edit").form("/edit")
    assert form.values["Description"] == contact["Description"]
    assert form.values["Last_Name"] == NASTY


def test_searching_views_and_pages(browser: Browser, crm: EmbeddedCrm) -> None:
    crm.person.create_many(
        "Contacts", ({"Last_Name": f"P{number:02}", "Mailing_City": "Bonn"} for number in range(60))
    )
    crm.people[1].create("Contacts", {"Last_Name": "Ben’s", "Mailing_City": "Berlin"})
    first = browser.load("/m/Contacts")
    assert "61 records" in first.text
    assert "P00" not in first.text
    (onward,) = (link for link in first.links if "page=2" in link)
    assert "P00" in browser.load(onward).text
    assert "1 records" in browser.load("/m/Contacts?q=berlin").text
    mine = first.form("/m/Contacts").values["view"]
    assert mine
    view = crm.add_view(
        "Contacts",
        "Berlin",
        {"comparator": "equal", "field": {"api_name": "Mailing_City"}, "value": "Berlin"},
    )
    found = browser.load(f"/m/Contacts?view={view}&q=ben")
    assert "Ben’s" in found.text
    assert found.form("/m/Contacts").values["view"] == view
    assert browser.load("/m/Contacts?page=-1").status == 200
    assert browser.load("/m/Contacts?view=nonsense").status == 404


def test_notes_photo_and_merging(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    twin = crm.person.create("Contacts", {"Last_Name": "Probe", "Mobile": "1"})
    browser.send(browser.load(f"/r/{kim}").form("/note"), content="called\ntwice")
    assert "called twice" in browser.load(f"/r/{kim}").text
    page = browser.load(f"/r/{kim}")
    browser.send(page.form("/photo", "Set"), multipart=True, file=("kim.png", PIXEL))
    assert crm.person.photo(kim) == PIXEL
    reply = browser.pool.request("GET", f"{crm.base_url}/r/{kim}/photo")
    assert (reply.data, reply.headers["Content-Type"]) == (PIXEL, "image/png")
    refused = browser.send(page.form("/photo", "Set"), multipart=True, file=("kim.txt", b"text"))
    assert "image format is invalid" in refused.text
    browser.send(browser.load(f"/r/{kim}").form("/photo/remove"))
    assert crm.person.photo(kim) is None
    merged = browser.send(browser.load(f"/r/{kim}/merge").form(f"/merge/{twin}"))
    assert "Merged." in merged.text
    assert (crm.person.record(kim) or {})["Mobile"] == "1"
    assert crm.person.record(twin) is None


@pytest.mark.parametrize("number, status", [("9999999999999999999", 404), ("1", 400)])
def test_what_is_not_in_the_recycle_bin(
    browser: Browser, crm: EmbeddedCrm, kim: str, number: str, status: int
) -> None:
    token = browser.load("/").forms[0].values["form_token"]
    for path in (f"/bin/{number}/restore", f"/bin/{number}/purge", f"/r/{kim}/merge/{number}"):
        assert browser.send(Form(path, "post", {"form_token": token})).status == status


def test_purging_and_the_log(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.delete(kim)
    page = browser.send(browser.load("/bin").form("/purge"))
    assert "The recycle bin is empty." in page.text
    assert browser.load(f"/r/{kim}").status == 404
    log = browser.load("/log")
    assert "a person" in log.text
    assert "Nothing yet." in browser.send(log.form("/log/clear")).text


def test_somebody_else_at_work(browser: Browser, crm: EmbeddedCrm) -> None:
    ben = crm.people[1]
    browser.send(browser.load("/").form("/actor"), user=ben.id)
    browser.send(browser.load("/m/Tasks/new").form("/m/Tasks/new"), Subject="Call")
    (task,) = crm.records("Tasks")
    assert (task["Owner"]["name"], task["Created_By"]["name"]) == ("Ben Osei", "Ben Osei")


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\r\nX: y"])
def test_changing_who_works_never_leads_away(browser: Browser, crm: EmbeddedCrm, back: str) -> None:
    form = browser.load("/").form("/actor")
    reply = browser.pool.request(
        "POST",
        crm.base_url + "/actor",
        fields=form.values | {"back": back},
        encode_multipart=False,
        redirect=False,
    )
    assert (reply.status, reply.headers["Location"]) == (303, "/")


def test_a_field_of_ones_own(browser: Browser, crm: EmbeddedCrm, kim: str) -> None:
    form = browser.load("/m/Contacts/fields").form("/fields")
    page = browser.send(form, api_name="Customer_No", length="12")
    assert "Field added." in page.text
    browser.send(browser.load(f"/r/{kim}/edit").form("/edit"), Customer_No="12")
    assert (crm.person.record(kim) or {})["Customer_No"] == "12"
    for changes in ({"api_name": "Email"}, {"api_name": "No spaces"}, {"api_name": "X", "length": "0"}):
        assert browser.send(form, **changes).status == 400


def test_connecting_a_program(browser: Browser, crm: EmbeddedCrm, api: Any) -> None:
    page = browser.load("/connect")
    assert crm.client().client_id in page.text
    code = next(
        word
        for word in browser.send(page.form("/connect")).text.split()
        if word.startswith("1000.") and word.count(".") == 2
    )
    client = crm.client()
    reply = api.form(
        "/oauth/v2/token",
        grant_type="authorization_code",
        client_id=client.client_id,
        client_secret=client.client_secret,
        code=code,
    )
    assert "refresh_token" in reply


@pytest.mark.parametrize("path", ["/delete", "/edit", "/merge/1", "/note", "/photo", "/photo/remove"])
def test_no_form_works_without_its_token(browser: Browser, crm: EmbeddedCrm, kim: str, path: str) -> None:
    before = crm.person.record(kim)
    for fields in ({}, {"form_token": ""}, {"form_token": "guessed"}):
        page = browser.load(f"/r/{kim}{path}", "POST", fields=fields | {"Title": "x"}, encode_multipart=False)
        assert page.status == 403
    assert crm.person.record(kim) == before


@pytest.mark.parametrize(
    "method, path, status",
    [
        ("GET", "/nonsense", 404),
        ("GET", "/m/Nonsense", 404),
        ("GET", "/r/1", 404),
        ("GET", "/r/99999999999999999999", 404),
        ("GET", "/r/9999999999999999999", 404),
        ("DELETE", "/m/Contacts", 404),
        ("HEAD", "/", 200),
        ("POST", "/bin/9999999999999999999/restore", 403),
    ],
)
def test_addresses(browser: Browser, method: str, path: str, status: int) -> None:
    assert browser.load(path, method).status == status


def test_the_styles(browser: Browser) -> None:
    page = browser.load("/style.css")
    assert page.headers["Content-Type"].startswith("text/css")


def test_the_page_keeps_to_the_same_switches(browser: Browser, crm: EmbeddedCrm) -> None:
    crm.switch(unknown_pick_list_values=Taken.REFUSED)
    page = browser.send(browser.load("/m/Tasks/new").form("/m/Tasks/new"), Subject="x", Status="Nonsense")
    assert page.status == 400
