"""A proxy in front of a real DAV server that misbehaves the way other servers do (facts: what real servers
were seen to do).

Quirks are functions on requests and replies, put together by a test: `QuirkyDav(server, no_etag_on_put,
surrogates)`.
"""

from __future__ import annotations

import itertools
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from urllib.parse import quote, unquote, urljoin

import requests
from lxml import etree
from support.scripted_http import Answer, Asked, Drop, ScriptedHttp
from support.servers import DavServer

Forward = Callable[[Asked], Answer | Drop]
Quirk = Callable[[Asked, Forward], Answer | Drop]
"""Gets a request and the way on; gives the reply."""

NS = {"d": "DAV:", "c": "urn:ietf:params:xml:ns:caldav", "a": "urn:ietf:params:xml:ns:carddav"}
_HOP = {
    "connection",
    "transfer-encoding",
    "content-encoding",
    "content-length",
    "keep-alive",
    "date",
    "server",
}
_DATA = ("{urn:ietf:params:xml:ns:caldav}calendar-data", "{urn:ietf:params:xml:ns:carddav}address-data")


class QuirkyDav:
    """The proxy; a context manager. The first quirk sees a request first. `asked` keeps what clients sent."""

    def __init__(self, server: DavServer, *quirks: Quirk) -> None:
        self._upstream = server.url
        self._session = requests.Session()
        self._session.trust_env = False
        self._http = ScriptedHttp(self._chain(quirks))
        self.server = replace(server, name="quirky", url=self._http.url + "/")

    @property
    def asked(self) -> list[Asked]:
        return self._http.asked

    def __enter__(self) -> QuirkyDav:
        self._http.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.__exit__(kind, error, trace)
        self._session.close()

    def add(self, quirk: Quirk) -> None:
        """From now on, misbehave like this too."""
        self._http.script = _linked(quirk, self._http.script)

    def methods(self) -> list[str]:
        """The methods clients sent, in order."""
        return [asked.method for asked in self.asked]

    def _chain(self, quirks: tuple[Quirk, ...]) -> Forward:
        forward: Forward = self._pass_on
        for quirk in reversed(quirks):
            forward = _linked(quirk, forward)
        return forward

    def _pass_on(self, asked: Asked) -> Answer:
        headers = {
            name: value
            for name, value in asked.headers.items()
            if name.lower() not in {"host", "content-length"}
        }
        headers["Accept-Encoding"] = "identity"
        url = urljoin(self._upstream, asked.path)
        reply = self._session.request(
            asked.method, url, data=asked.body, headers=headers, allow_redirects=False
        )
        kept = [(name, value) for name, value in reply.headers.items() if name.lower() not in _HOP]
        return Answer(reply.status_code, kept, reply.content)


def _linked(quirk: Quirk, forward: Forward) -> Forward:
    return lambda asked: quirk(asked, forward)


# --- tools ---


def header_set(answer: Answer, name: str, value: str | None) -> Answer:
    kept = [(key, old) for key, old in answer.header_pairs() if key.lower() != name.lower()]
    return replace(answer, headers=kept if value is None else [*kept, (name, value)])


def without_header(asked: Asked, name: str) -> Asked:
    del asked.headers[name]
    return asked


def is_sync(asked: Asked) -> bool:
    return asked.method == "REPORT" and b"sync-collection" in asked.body


def is_multiget(asked: Asked) -> bool:
    return asked.method == "REPORT" and b"multiget" in asked.body


def token_of(asked: Asked) -> str:
    return etree.fromstring(asked.body).findtext("d:sync-token", "", NS)


def with_token(asked: Asked, token: str) -> Asked:
    root = etree.fromstring(asked.body)
    (element,) = root.findall("d:sync-token", NS)
    element.text = token
    return replace(asked, body=etree.tostring(root))


def edited(answer: Answer | Drop, edit: Callable[[etree._Element], None]) -> Answer | Drop:
    """A multistatus after `edit`; any other reply as it is."""
    if isinstance(answer, Drop) or answer.status != 207:
        return answer
    root = etree.fromstring(answer.body)
    edit(root)
    return replace(answer, body=etree.tostring(root, encoding="utf-8", xml_declaration=True))


def taken(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def dav_error(status: int, *conditions: str) -> Answer:
    """A refusal with preconditions such as `d:valid-sync-token` or `c:no-uid-conflict`."""
    root = etree.Element("{DAV:}error", nsmap={"d": "DAV:"})
    for condition in conditions:
        prefix, _, name = condition.partition(":")
        etree.SubElement(root, f"{{{NS[prefix]}}}{name}")
    return Answer(status, {"Content-Type": "application/xml"}, etree.tostring(root))


def answering(matches: Callable[[Asked], bool], answer: Answer | Drop, times: int | None = None) -> Quirk:
    """Gives `answer` to the requests that match (the first `times` of them) without passing them on."""
    count = itertools.count()

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        if matches(asked) and (times is None or next(count) < times):
            return answer
        return forward(asked)

    return quirk


# --- what real servers do ---


def no_etag_on_put(asked: Asked, forward: Forward) -> Answer | Drop:
    """DAViCal with vCards."""
    answer = forward(asked)
    if asked.method == "PUT" and isinstance(answer, Answer):
        return header_set(answer, "ETag", None)
    return answer


def weak_etags(asked: Asked, forward: Forward) -> Answer | Drop:
    """Cyrus on compressed GETs, and many reverse proxies."""
    answer = forward(asked)
    if isinstance(answer, Answer):
        etag = dict(answer.header_pairs()).get("ETag")
        return header_set(answer, "ETag", f"W/{etag}") if etag else answer
    return answer


def rewriting(asked: Asked, forward: Forward) -> Answer | Drop:
    """SOGo: upper-case groups, trailing name parts dropped, CLASS:PUBLIC added."""
    if asked.method == "PUT":
        body = asked.body.decode()
        body = re.sub(r"(?m)^item(\d)\.X-ABLabel", r"ITEM\1.X-ABLABEL", body)
        body = re.sub(r"(?m)^(N:.*?);+(\r?)$", r"\1\2", body)
        if "\nCLASS:" not in body:
            body = re.sub(r"(?m)^END:(VEVENT|VTODO)", r"CLASS:PUBLIC\r\nEND:\1", body)
        asked = replace(asked, body=body.encode())
    return forward(asked)


def splitting_categories(asked: Asked, forward: Forward) -> Answer | Drop:
    """Cyrus calendars: a category with a comma comes back as two."""
    if asked.method == "PUT":
        asked = replace(asked, body=asked.body.replace(b"\\, ", b","))
    return forward(asked)


def lists_everything_for_nonsense(asked: Asked, forward: Forward) -> Answer | Drop:
    """DAViCal and SOGo: a token that is not known is answered with everything, and without what was
    deleted.
    """
    answer = forward(asked)
    if not (is_sync(asked) and isinstance(answer, Answer) and answer.status in {403, 412}):
        return answer

    def drop_gone(root: etree._Element) -> None:
        for response in root.findall("d:response", NS):
            if "404" in response.findtext("d:status", "", NS):
                root.remove(response)

    return edited(forward(with_token(asked, "")), drop_gone)


def repeats_recent_items(asked: Asked, forward: Forward) -> Answer | Drop:
    """SOGo: tokens have a grain of one second, so items that did not change come again."""
    if not is_sync(asked) or not token_of(asked):
        return forward(asked)
    everything = forward(with_token(asked, ""))
    assert isinstance(everything, Answer)
    repeated = etree.fromstring(everything.body).findall("d:response", NS)

    def add(root: etree._Element) -> None:
        told = {response.findtext("d:href", "", NS) for response in root.findall("d:response", NS)}
        for response in repeated:
            if response.findtext("d:href", "", NS) not in told and response.find("d:status", NS) is None:
                root.insert(0, response)

    return edited(forward(asked), add)


def no_data_in_sync(asked: Asked, forward: Forward) -> Answer | Drop:
    """Xandikos and DAViCal: sync-collection gives no documents."""
    answer = forward(asked)
    if not is_sync(asked):
        return answer

    def strip(root: etree._Element) -> None:
        for data in list(root.iter(*_DATA)):
            taken(data)

    return edited(answer, strip)


def multiget_omits_missing(asked: Asked, forward: Forward) -> Answer | Drop:
    """DAViCal."""
    answer = forward(asked)
    if not is_multiget(asked):
        return answer

    def strip(root: etree._Element) -> None:
        for response in root.findall("d:response", NS):
            if "404" in response.findtext("d:status", "", NS):
                root.remove(response)

    return edited(answer, strip)


def paging(size: int) -> Quirk:
    """A server that tells `size` items at a time, with 507 for the folder while there are more (RFC 6578
    §3.6).
    """

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        if not is_sync(asked):
            return forward(asked)
        begin, real = 0, token_of(asked)
        if real.startswith("urn:page:"):
            _, _, position, encoded = real.split(":")
            begin, real = int(position), urlsafe_b64decode(encoded).decode()
        answer = forward(with_token(asked, real))

        def cut(root: etree._Element) -> None:
            responses = sorted(root.findall("d:response", NS), key=lambda one: one.findtext("d:href", "", NS))
            for position, response in enumerate(responses):
                if not begin <= position < begin + size:
                    root.remove(response)
            if begin + size < len(responses):
                more = etree.SubElement(root, "{DAV:}response")
                etree.SubElement(more, "{DAV:}href").text = asked.path
                etree.SubElement(more, "{DAV:}status").text = "HTTP/1.1 507 Insufficient Storage"
                (token,) = root.findall("d:sync-token", NS)
                token.text = f"urn:page:{begin + size}:{urlsafe_b64encode(real.encode()).decode()}"

        return edited(answer, cut)

    return quirk


def other_spelling_of_hrefs(asked: Asked, forward: Forward) -> Answer | Drop:
    """SOGo's raw spaces and other servers' `@` for `%40`, in replies only."""

    def respell(root: etree._Element) -> None:
        for href in root.iter("{DAV:}href"):
            href.text = quote(unquote(href.text or ""), safe="/@ !$&'()*+,;=:")

    return edited(forward(asked), respell)


def absolute_hrefs(asked: Asked, forward: Forward) -> Answer | Drop:
    """A server behind a proxy that names itself by its inner name."""

    def respell(root: etree._Element) -> None:
        for href in root.iter("{DAV:}href"):
            href.text = "http://inner.example:8080" + (href.text or "")

    return edited(forward(asked), respell)


def aliased(asked: Asked, forward: Forward) -> Answer | Drop:
    """A server that knows a folder by two paths, and names its items by the other one in reports."""

    def respell(root: etree._Element) -> None:
        for href in root.iter("{DAV:}href"):
            href.text = "/users/1234" + (href.text or "")

    return edited(forward(asked), respell) if asked.method == "REPORT" else forward(asked)


def surrogates(asked: Asked, forward: Forward) -> Answer | Drop:
    """SOGo: characters beyond U+FFFF as two surrogate references, which is not well-formed XML."""
    answer = forward(asked)
    if isinstance(answer, Drop) or answer.status != 207:
        return answer

    def pair(match: re.Match[str]) -> str:
        offset = ord(match[0]) - 0x10000
        return f"&#{0xD800 + (offset >> 10)};&#{0xDC00 + (offset & 0x3FF)};"

    body = re.sub("[\U00010000-\U0010ffff]", pair, answer.body.decode())
    return replace(answer, body=body.encode())


def ignores_preconditions(asked: Asked, forward: Forward) -> Answer | Drop:
    """SOGo: overwrites in spite of If-None-Match, deletes in spite of If-Match."""
    if asked.method == "PUT":
        asked = without_header(asked, "If-None-Match")
    if asked.method == "DELETE":
        asked = without_header(asked, "If-Match")
    return forward(asked)


def below(prefix: str) -> Quirk:
    """All paths lie below `prefix` (`/SOGo/dav`)."""

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        body = asked.body.replace(b">" + prefix.encode(), b">") if asked.method == "REPORT" else asked.body
        answer = forward(replace(asked, path=asked.path.removeprefix(prefix) or "/", body=body))
        if isinstance(answer, Drop):
            return answer
        location = dict(answer.header_pairs()).get("Location")
        if location:
            answer = header_set(answer, "Location", prefix + location)

        def respell(root: etree._Element) -> None:
            for href in root.iter("{DAV:}href"):
                href.text = prefix + (href.text or "")

        return edited(answer, respell)

    return quirk


def dropping_every(period: int, methods: frozenset[str] = frozenset({"PROPFIND", "REPORT", "GET"})) -> Quirk:
    """SOGo: drops connections at random; here every `period`-th request of these methods, before it is
    carried out.
    """
    count = itertools.count(1)

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        return Drop() if asked.method in methods and next(count) % period == 0 else forward(asked)

    return quirk


def losing_replies(method: str, times: int = 1) -> Quirk:
    """The first replies to `method` are lost after the server carried the request out."""
    count = itertools.count()

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        answer = forward(asked)
        return Drop() if asked.method == method and next(count) < times else answer

    return quirk


def without_sync(asked: Asked, forward: Forward) -> Answer | Drop:
    """A server that has no sync-collection, and says so."""
    if is_sync(asked):
        return dav_error(403, "d:supported-report")

    def strip(root: etree._Element) -> None:
        for report in list(root.iter("{DAV:}sync-collection")):
            supported = report.getparent()
            assert supported is not None
            taken(supported)

    return edited(forward(asked), strip)


def sync_only_promised(asked: Asked, forward: Forward) -> Answer | Drop:
    """A server that offers sync-collection and does not have it."""
    return Answer(501) if is_sync(asked) else forward(asked)
