"""Autodiscover: where the mailbox of an address is served, as POX and as SOAP (GetUserSettings).

Knows addresses and documents; who may ask is the gate's.
Sources: [MS-OXDSCLI] 2.2 (POX); "GetUserSettings operation (SOAP)", Autodiscover reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from crmsync.sandbox.ews.editions import RELEASES, Release
from crmsync.sandbox.ews.mailbox import Mailbox, Organisation
from crmsync.sandbox.ews.xml import SOAP, Element, child, children, element, parse, serialised, text_of

POX_PATH = "/Autodiscover/Autodiscover.xml"
SOAP_PATH = "/autodiscover/autodiscover.svc"

_REQUEST = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"
_REPLY = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"
_OUTLOOK = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
_ANS = "http://schemas.microsoft.com/exchange/2010/Autodiscover"
_ADDRESSING = "http://www.w3.org/2005/08/addressing"
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


class Autodiscover:
    """Tells where mailboxes are."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    @property
    def _release(self) -> Release:
        return RELEASES[self._organisation.store.behaviour.edition]

    def pox(self, body: bytes, ews_url: str) -> bytes:
        """The reply to a POX request. Raises ValueError when it is none."""
        root = parse(body)
        request = child(root, "Request")
        address = text_of(child(request, "EMailAddress")) if request is not None else ""
        if root.tag != f"{{{_REQUEST}}}Autodiscover":
            return serialised(self._pox_error("600", "Invalid Request"))
        redirect = self._organisation.store.behaviour.autodiscover_redirect
        if redirect and redirect.casefold() != address.casefold():
            account = (("AccountType", "email"), ("Action", "redirectAddr"), ("RedirectAddr", redirect))
            return serialised(self._pox_reply(_account(*account)))
        mailbox = self._organisation.mailbox(address)
        if mailbox is None:
            return serialised(self._pox_error("500", "The email address can't be found."))
        return serialised(self._pox_settings(mailbox, ews_url))

    def soap(self, body: bytes, ews_url: str) -> bytes:
        """The reply to a GetUserSettings request. Raises ValueError when it is none."""
        content = child(parse(body), "Body")
        message = None if content is None else child(content, "GetUserSettingsRequestMessage")
        request = None if message is None else child(message, "Request")
        if request is None:
            raise ValueError("no GetUserSettings request")
        wanted = [text_of(setting) for setting in children(child(request, "RequestedSettings"))]
        users = [text_of(child(user, "Mailbox")) for user in children(child(request, "Users"))]
        responses = [self._user(address, wanted, ews_url) for address in users]
        told = _soap(
            "GetUserSettingsResponseMessage",
            None,
            _soap("Response", None, *_no_error(), _soap("UserResponses", None, *responses)),
        )
        action = element(f"{{{_ADDRESSING}}}Action", f"{_ANS}/Autodiscover/GetUserSettingsResponse")
        version = _soap(
            "ServerVersionInfo",
            None,
            *(_soap(name, text) for name, text in self._release.version_info.items()),
        )
        return serialised(
            element(
                f"{{{SOAP}}}Envelope",
                None,
                element(f"{{{SOAP}}}Header", None, action, version),
                element(f"{{{SOAP}}}Body", None, told),
            )
        )

    def _user(self, address: str, wanted: list[str], ews_url: str) -> Element:
        redirect = self._organisation.store.behaviour.autodiscover_redirect
        if redirect and redirect.casefold() != address.casefold():
            return _soap(
                "UserResponse",
                None,
                _soap("ErrorCode", "RedirectAddress"),
                _soap("ErrorMessage", "Redirection address."),
                _soap("RedirectTarget", redirect),
            )
        mailbox = self._organisation.mailbox(address)
        if mailbox is None:
            return _soap(
                "UserResponse",
                None,
                _soap("ErrorCode", "InvalidUser"),
                _soap("ErrorMessage", f"Invalid user: '{address}'"),
            )
        known = {
            "UserDisplayName": mailbox.owner.name,
            "AutoDiscoverSMTPAddress": mailbox.owner.username,
            "InternalEwsUrl": ews_url,
            "ExternalEwsUrl": ews_url,
            "EwsSupportedSchemas": ", ".join(self._release.schemas),
            "UserMSOnline": "False",
        }
        settings = [_setting(name, known[name]) for name in wanted if name in known]
        errors = [_missing(name) for name in wanted if name not in known]
        return _soap(
            "UserResponse",
            None,
            *_no_error(),
            _soap("RedirectTarget"),
            _soap("UserSettingErrors", None, *errors),
            _soap("UserSettings", None, *settings),
        )

    def _pox_settings(self, mailbox: Mailbox, ews_url: str) -> Element:
        account = _account(("AccountType", "email"), ("Action", "settings"), ("MicrosoftOnline", "False"))
        for protocol in ("EXCH", "EXPR"):
            told = (
                ("Type", protocol),
                ("Server", "exchange.example.com"),
                ("ASUrl", ews_url),
                ("EwsUrl", ews_url),
            )
            account.append(_outlook("Protocol", None, *(_outlook(name, text) for name, text in told)))
        user = (
            ("DisplayName", mailbox.owner.name),
            ("LegacyDN", f"/o=Example/ou=Exchange/cn=Recipients/cn={mailbox.owner.object_id}"),
            ("AutoDiscoverSMTPAddress", mailbox.owner.username),
            ("DeploymentId", mailbox.owner.tenant_id),
        )
        return self._pox_reply(
            _outlook("User", None, *(_outlook(name, text) for name, text in user)), account
        )

    def _pox_reply(self, *content: Element) -> Element:
        return element(f"{{{_REPLY}}}Autodiscover", None, _outlook("Response", None, *content))

    def _pox_error(self, code: str, message: str) -> Element:
        def told(name: str, text: str | None = None, *parts: Element, **attributes: str) -> Element:
            return element(f"{{{_REPLY}}}{name}", text, *parts, **attributes)

        time = self._organisation.store.now().strftime("%H:%M:%S.0000000")
        parts = (told("ErrorCode", code), told("Message", message), told("DebugData"))
        error = told("Error", None, *parts, Time=time, Id="1")
        return told("Autodiscover", None, told("Response", None, error))


def _outlook(name: str, text: str | None = None, *parts: Element) -> Element:
    return element(f"{{{_OUTLOOK}}}{name}", text, *parts)


def _account(*members: tuple[str, str]) -> Element:
    return _outlook("Account", None, *(_outlook(name, text) for name, text in members))


def _soap(name: str, text: str | None = None, *parts: Element) -> Element:
    return element(f"{{{_ANS}}}{name}", text, *parts)


def _no_error() -> Iterator[Element]:
    yield _soap("ErrorCode", "NoError")
    yield _soap("ErrorMessage", "No error.")


def _setting(name: str, value: str) -> Element:
    made = _soap("UserSetting", None, _soap("Name", name), _soap("Value", value))
    made.set(f"{_INSTANCE}type", "StringSetting")
    return made


def _missing(name: str) -> Element:
    return _soap(
        "UserSettingError",
        None,
        _soap("ErrorCode", "SettingIsNotAvailable"),
        _soap("ErrorMessage", f"The setting '{name}' is not available."),
        _soap("SettingName", name),
    )
