"""Which address leads to which page or change, who is at work, and the rule for all forms: they need their
token.

Pages are of this server only; the token in every form is what a page from elsewhere cannot know.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie

from crmsync.frozen import frozen
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import CrmError
from crmsync.sandbox.crm.multipart import form_parts
from crmsync.sandbox.crm.oauth import ALL_SCOPES, Grant, Refused
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.values import as_id
from crmsync.sandbox.crm.web import office, pages
from crmsync.sandbox.crm.web.changes import ChangeRefused, Changes
from crmsync.sandbox.crm.web.consent import ConsentPages
from crmsync.sandbox.crm.web.forms import RecordForm
from crmsync.sandbox.crm.web.html import Child, html_reply, redirect, tag
from crmsync.sandbox.crm.web.layout import STYLE, STYLE_ADDRESS, page
from crmsync.sandbox.crm.web.pages import Visit
from crmsync.sandbox.wire.messages import Reply, Request

_COOKIE = "actor"
_DONE = {
    "saved": "Saved.",
    "deleted": "Moved to the recycle bin.",
    "merged": "Merged.",
    "restored": "Restored.",
    "purged": "Deleted for good.",
    "noted": "Note added.",
    "photo": "Photo changed.",
    "field": "Field added.",
    "cleared": "The log is empty.",
}


class NotThere(Exception):
    """There is no page at this address."""


@frozen
class _Asked:
    """A request of a person, and the parts of its address."""

    request: Request
    visit: Visit
    base_url: str
    parts: tuple[str, ...]
    form: Mapping[str, str]
    file: bytes | None = None


_Page = Callable[["Site", _Asked], Reply]


class Site:
    """Answers every request that is for a person."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._form_token = secrets.token_urlsafe(24)
        self._consent = ConsentPages(core, self._form_token)

    def answer(self, request: Request, base_url: str) -> Reply:
        if request.path == STYLE_ADDRESS:
            return Reply(200, STYLE.encode(), "text/css;charset=UTF-8")
        method = "GET" if request.method == "HEAD" else request.method
        try:
            with self._core.store.transaction():
                return self._answer(method, request, base_url)
        except (NotThere, CrmError):
            return html_reply(404, page("Nothing here", problem="There is no page at this address."))
        except ChangeRefused as refused:
            return html_reply(
                400, page("Not possible", tag("p", tag("a", "Back", href="/")), problem=str(refused))
            )

    def _answer(self, method: str, request: Request, base_url: str) -> Reply:
        form, file = _form(request) if method == "POST" else ({}, None)
        if method == "POST" and not self._is_ours(form):
            sentence = "This form is from before a restart, or from another page. Load it again."
            return html_reply(403, page("Not sent", problem=sentence))
        for known, pattern, handler in _ADDRESSES:
            match = pattern.fullmatch(request.path) if known == method else None
            if match is not None:
                visit = Visit(self._core, self._actor(request), request.query, self._form_token)
                return handler(self, _Asked(request, visit, base_url, match.groups(), form, file))
        raise NotThere

    def _is_ours(self, form: Mapping[str, str]) -> bool:
        return secrets.compare_digest(form.get("form_token", "").encode(), self._form_token.encode())

    def _actor(self, request: Request) -> User:
        try:
            cookie = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
        except CookieError:
            cookie = None
        number = as_id(cookie.value) if cookie else None
        user = self._core.people.get(number) if number is not None else None
        return user if user is not None and user.active else self._core.people.first()

    def _page(
        self, asked: _Asked, title: str, body: list[Child], problem: str | None = None, status: int = 200
    ) -> Reply:
        visit = asked.visit
        here = asked.request.path
        links = [(f"/m/{module.api_name}", module.spec.plural) for module in self._core.schema.modules()]
        links += [("/bin", "Recycle bin"), ("/log", "Automation log"), ("/connect", "Connect")]
        navigation = tag(
            "nav",
            [
                tag("a", label, href=address, aria_current="page" if address == here else None)
                for address, label in links
            ],
        )
        people = [
            tag("option", user.name, value=user.id, selected=user.id == visit.user.id)
            for user in self._core.people.all()
            if user.active
        ]
        actor = visit.form(
            "/actor",
            tag("select", people, name="user", aria_label="Working as", title="Working as"),
            tag("input", type="hidden", name="back", value=here),
            tag("button", "Switch"),
        )
        message = _DONE.get(visit.query.get("done", ""))
        return html_reply(
            status,
            page(title, *body, navigation=navigation, actor=actor, message=message, problem=problem),
        )

    def _module(self, asked: _Asked) -> Module:
        return self._core.schema.module(asked.parts[0])

    def _record(self, asked: _Asked) -> Record:
        record = self._core.store.record(_number(asked.parts[0]))
        if record is None:
            raise NotThere
        return record

    def _changes(self, asked: _Asked) -> Changes:
        return Changes(self._core, asked.visit.user)

    def home(self, asked: _Asked) -> Reply:
        return self._page(asked, self._core.company, pages.home(asked.visit))

    def list(self, asked: _Asked) -> Reply:
        module = self._module(asked)
        return self._page(asked, module.spec.plural, pages.record_list(asked.visit, module))

    def new(self, asked: _Asked) -> Reply:
        module = self._module(asked)
        typed = {"Owner": str(asked.visit.user.id)}
        return self._form_page(asked, module, None, typed)

    def create(self, asked: _Asked) -> Reply:
        module = self._module(asked)
        try:
            record = self._changes(asked).create(module, asked.form)
        except ChangeRefused as refused:
            return self._form_page(asked, module, None, asked.form, str(refused))
        return redirect(f"/r/{record.id}?done=saved")

    def _form_page(
        self,
        asked: _Asked,
        module: Module,
        record: Record | None,
        typed: Mapping[str, str],
        problem: str | None = None,
    ) -> Reply:
        title = f"New {module.spec.singular.lower()}"
        if record is not None:
            title = f"Edit {self._core.records.display_name(record)}"
        body = pages.record_form(asked.visit, module, record, typed)
        return self._page(asked, title, body, problem, 400 if problem else 200)

    def record(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        title = self._core.records.display_name(record) or "(no name)"
        return self._page(asked, title, pages.record_page(asked.visit, record))

    def edit(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        module = self._core.schema.module(record.module)
        typed = RecordForm(self._core, module, asked.visit.user).typed(record)
        return self._form_page(asked, module, record, typed)

    def save(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        try:
            self._changes(asked).edit(record, asked.form)
        except ChangeRefused as refused:
            module = self._core.schema.module(record.module)
            return self._form_page(asked, module, record, asked.form, str(refused))
        return redirect(f"/r/{record.id}?done=saved")

    def delete(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        self._changes(asked).delete(record)
        return redirect(f"/m/{record.module}?done=deleted")

    def choose_merge(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        title = f"Merge into {self._core.records.display_name(record)}"
        return self._page(asked, title, pages.merge_page(asked.visit, record))

    def merge(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        self._changes(asked).merge(record, _number(asked.parts[1]))
        return redirect(f"/r/{record.id}?done=merged")

    def note(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        self._changes(asked).note(record, asked.form.get("content", ""))
        return redirect(f"/r/{record.id}?done=noted")

    def photo(self, asked: _Asked) -> Reply:
        content = self._core.store.photo(self._record(asked).id)
        if content is None:
            raise NotThere
        kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
        return Reply(200, content, kind, (("X-Content-Type-Options", "nosniff"),))

    def set_photo(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        self._changes(asked).photo(record, asked.file or b"")
        return redirect(f"/r/{record.id}?done=photo")

    def remove_photo(self, asked: _Asked) -> Reply:
        record = self._record(asked)
        self._changes(asked).photo(record, None)
        return redirect(f"/r/{record.id}?done=photo")

    def recycle_bin(self, asked: _Asked) -> Reply:
        return self._page(asked, "Recycle bin", office.recycle_bin(asked.visit))

    def restore(self, asked: _Asked) -> Reply:
        self._changes(asked).restore(_number(asked.parts[0]))
        return redirect(f"/r/{asked.parts[0]}?done=restored")

    def purge(self, asked: _Asked) -> Reply:
        self._changes(asked).purge(_number(asked.parts[0]))
        return redirect("/bin?done=purged")

    def log(self, asked: _Asked) -> Reply:
        return self._page(asked, "Automation log", office.automation_log(asked.visit))

    def clear_log(self, _: _Asked) -> Reply:
        self._core.log.clear()
        return redirect("/log?done=cleared")

    def fields(self, asked: _Asked) -> Reply:
        module = self._module(asked)
        return self._page(
            asked, f"Fields of {module.spec.plural.lower()}", office.fields(asked.visit, module)
        )

    def add_field(self, asked: _Asked) -> Reply:
        module = self._module(asked)
        try:
            self._changes(asked).add_field(module, asked.form)
        except ChangeRefused as refused:
            body = office.fields(asked.visit, module)
            return self._page(asked, f"Fields of {module.spec.plural.lower()}", body, str(refused), 400)
        return redirect(f"/m/{module.api_name}/fields?done=field")

    def connect(self, asked: _Asked) -> Reply:
        return self._connect_page(asked, None)

    def make_code(self, asked: _Asked) -> Reply:
        client = self._core.oauth.own_client()
        grant = Grant(client.client_id, asked.visit.user.id, ALL_SCOPES, offline=True)
        try:
            return self._connect_page(asked, self._core.oauth.code(grant, 180))
        except Refused as refused:
            raise ChangeRefused(
                "Too many codes were made in the last ten minutes. Try again later."
            ) from refused

    def _connect_page(self, asked: _Asked, code: str | None) -> Reply:
        client = self._core.oauth.own_client()
        return self._page(
            asked, "Connect a program", office.connect(asked.visit, client, asked.base_url, code)
        )

    def act_as(self, asked: _Asked) -> Reply:
        number = as_id(asked.form.get("user"))
        back = asked.form.get("back", "/")
        # Only an address of this server: "//elsewhere" would be another one's.
        target = back if re.fullmatch(r"/(?!/)[\w/]*", back) else "/"
        cookie = f"{_COOKIE}={number or ''}; Path=/; HttpOnly; SameSite=Strict"
        return redirect(target, (("Set-Cookie", cookie),))

    def authorize(self, asked: _Asked) -> Reply:
        return self._consent.authorize(asked.request, asked.base_url)

    def decide(self, asked: _Asked) -> Reply:
        return self._consent.decide(asked.form, asked.base_url)

    def device(self, asked: _Asked) -> Reply:
        return self._consent.device(asked.request.query)

    def answer_device(self, asked: _Asked) -> Reply:
        return self._consent.answer_device(asked.form)


def _number(text: str) -> int:
    number = as_id(text)
    if number is None:
        raise NotThere
    return number


def _form(request: Request) -> tuple[dict[str, str], bytes | None]:
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return request.form(), None
    parts = form_parts(kind, request.body)
    fields = {part.name: part.content.decode("utf-8", "replace") for part in parts if part.file_name is None}
    return fields, next((part.content for part in parts if part.file_name is not None), None)


def _addresses(*entries: tuple[str, str, _Page]) -> tuple[tuple[str, re.Pattern[str], _Page], ...]:
    return tuple((method, re.compile(pattern), handler) for method, pattern, handler in entries)


_R, _M = r"/r/(\d{1,19})", r"/m/(\w+)"
_ADDRESSES = _addresses(
    ("GET", "/", Site.home),
    ("GET", _M, Site.list),
    ("GET", f"{_M}/new", Site.new),
    ("POST", f"{_M}/new", Site.create),
    ("GET", f"{_M}/fields", Site.fields),
    ("POST", f"{_M}/fields", Site.add_field),
    ("GET", _R, Site.record),
    ("GET", f"{_R}/edit", Site.edit),
    ("POST", f"{_R}/edit", Site.save),
    ("POST", f"{_R}/delete", Site.delete),
    ("GET", f"{_R}/merge", Site.choose_merge),
    ("POST", rf"{_R}/merge/(\d{{1,19}})", Site.merge),
    ("POST", f"{_R}/note", Site.note),
    ("GET", f"{_R}/photo", Site.photo),
    ("POST", f"{_R}/photo", Site.set_photo),
    ("POST", f"{_R}/photo/remove", Site.remove_photo),
    ("GET", "/bin", Site.recycle_bin),
    ("POST", r"/bin/(\d{1,19})/restore", Site.restore),
    ("POST", r"/bin/(\d{1,19})/purge", Site.purge),
    ("GET", "/log", Site.log),
    ("POST", "/log/clear", Site.clear_log),
    ("GET", "/connect", Site.connect),
    ("POST", "/connect", Site.make_code),
    ("POST", "/actor", Site.act_as),
    ("GET", "/oauth/v2/auth", Site.authorize),
    ("POST", "/oauth/v2/auth", Site.decide),
    ("GET", "/device", Site.device),
    ("POST", "/device", Site.answer_device),
)
