"""What the engine says is told in the language that is shown: every message of the source has its template."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from crmsync.app import health
from crmsync.app.budget import Spending
from crmsync.desktop import language
from crmsync.desktop.engine.failure import SENTENCE, Failed, failed, without_commands
from crmsync.desktop.language import LANGUAGES, LENGTHENED
from crmsync.desktop.messages import telling
from crmsync.desktop.messages.telling import TEMPLATES, failure_text, told

SOURCE = Path(__file__).resolve().parents[2] / "src" / "crmsync"
ROOMS = ("formats", "mapping", "plan", "sync", "connect", "state", "accounts", "app")
FURTHER = ("desktop/engine/failure.py", "desktop/engine/preferences.py")

ELSEWHERE = frozenset(
    {
        # Said on the command line only.
        *("app/audit.py", "app/demo.py", "app/doctor.py", "app/mappings.py", "app/parts.py"),
        *("app/protection.py", "accounts/keys.py", "formats/corpus.py", "mapping/corpus.py"),
        # The windows make these sentences themselves, of values.
        *("app/words.py", "app/values.py", "plan/operations.py"),
    }
)
"""Modules whose texts are not told by windows."""

COVERED = frozenset(
    {
        # Names of states and deeds, which no message is made of.
        *("waiting for input", "waiting on someone else", "create the company", "save the picture"),
        # Said by a page in the browser.
        "You can close this page and go back to crmsync.",
        "{} said no. Go back to crmsync to try again.",
        # What cannot be done stands in another place of the source; each of the two has its template.
        "{} cannot be {}: {}.",
    }
)
"""Texts that need no template of their own."""

REASONS = re.compile(
    r"(mapping|plan|sync)/|connect/zoho/(mend|write|lookups)|connect/dav/(cards|reading)"
    r"|formats/(recurrence|document|icalendar|vcard)|accounts/(section|vault)"
)
"""Modules whose texts without a capital are reasons, told within a sentence."""

SILENT = ("LOG.", "ValueError", "KeyError", "TypeError", "LookupError", "AssertionError", "RuntimeError")
"""Calls whose texts are for developers."""

SQL = re.compile(r"(SELECT|INSERT|UPDATE|DELETE) |select id")

Text = tuple[str, ...]
"""What stands around the values of a message: one part more than there are values."""


# ---- the messages in the source


def messages(path: Path) -> Iterator[Text]:
    """Every text of a module that reads like a message."""
    is_reasons = REASONS.match(path.relative_to(SOURCE).as_posix()) is not None
    for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
        whole = "{}".join(text)
        words = len(re.findall(r"[a-z]{2,}", whole))
        if whole in COVERED or SQL.match(whole):
            continue
        if (re.match(r"[A-Z“\"{].*[.?!]$", whole, re.DOTALL) and words > 1) or (
            is_reasons and re.match(r"[a-z]+[ ']", whole) and words > 2 and "=" not in whole
        ):
            yield text


def texts(module: ast.Module) -> Iterator[Text]:
    """Everything a module can say."""
    constants = {
        target.id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for node in spoken(module):
        yield from alternatives(node, constants)


def spoken(node: ast.AST) -> Iterator[ast.expr]:
    """The texts of a module without docstrings, logs, developers' errors and what only the log says."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(SILENT):
        return
    if isinstance(node, ast.keyword) and node.arg == "action":
        return
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from spoken(child)


def alternatives(node: ast.expr, constants: dict[str, str]) -> Iterator[Text]:
    """What a text can say: each of "ahead of" and "behind" by itself."""
    if not isinstance(node, ast.JoinedStr):
        assert isinstance(node, ast.Constant)
        yield tuple(re.split(r"\{\w+\}", str(node.value)))
        return
    parts: list[list[str | None]] = []
    for value in node.values:
        match value:
            case ast.Constant():
                parts.append([str(value.value)])
            case ast.FormattedValue(value=ast.Name(id=name)) if name in constants:
                parts.append([constants[name]])
            case ast.FormattedValue(value=ast.IfExp(body=ast.Constant(), orelse=ast.Constant()) as either):
                parts.append([str(ast.literal_eval(one)) for one in (either.body, either.orelse)])
            case _:
                parts.append([None])
    for chosen in itertools.product(*parts):
        pieces = [""]
        for part in chosen:
            if part is None:
                pieces.append("")
            else:
                # `str.format` fills in the rest later.
                first, *others = re.split(r"\{\w+\}", part)
                pieces[-1] += first
                pieces += others
        yield tuple(pieces)


def collected() -> dict[Text, str]:
    """Message → where it stands."""
    found: dict[Text, str] = {}
    paths = [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))]
    for path in [*paths, *(SOURCE / name for name in FURTHER)]:
        name = path.relative_to(SOURCE).as_posix()
        if name not in ELSEWHERE:
            found |= dict.fromkeys(messages(path), name)
    return found


def filled(text: Text) -> Iterator[str]:
    """The message with all sorts of values."""
    for values in itertools.product(("Xyz", "7", "", "2026-11-02 14:05", "14:05"), repeat=len(text) - 1):
        yield "".join(itertools.chain(*itertools.zip_longest(text, values, fillvalue="")))


def is_known(text: Text) -> bool:
    """Is there a template for all of it, or for each of its sentences?"""
    said = (without_commands(one).strip() for one in filled(text))
    return any(all(known for _, known in telling._parts("none", one)) for one in said if one)


COLLECTED = collected()


def test_the_messages_of_the_source_are_found() -> None:
    """Of each room a sample, so that the test below cannot pass because nothing is looked at."""
    whole = {"{}".join(text) for text in COLLECTED}
    assert {
        "longer than {} characters",
        "it lies too far in the future",
        "Zoho CRM requires a value for “{}”.",
        "{} cannot be reached.",
        "This computer's clock is {} ahead of the server's.",
        "This computer's clock is {} behind the server's.",
        "The disk is full: the state file {} could not be written.",
        "the series has several rules; only the first was read",
        "The details are in {}; please report it.",
    } <= whole
    assert len(whole) > 400


def test_every_message_has_a_template() -> None:
    """Otherwise: add it to desktop/messages, run `python3 dev.py i18n` and translate it in resources/i18n."""
    commands = [text for text in COLLECTED if not any(map(without_commands, filled(text)))]
    unknown = [
        f"{where}: {'{}'.join(text)}"
        for text, where in COLLECTED.items()
        if text not in commands and not is_known(text)
    ]
    assert unknown == []


def test_every_template_is_that_of_a_message() -> None:
    """A message that is said no more needs no translation."""
    said = [
        text
        for room in (*ROOMS, "desktop/engine")
        for path in (SOURCE / room).rglob("*.py")
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
    ]
    whole = "\n".join("{}".join(text) for text in said)
    gone = [
        template
        for template in TEMPLATES
        if template not in telling.JOINTS
        and not _search(template, whole)
        and not any(_search("{x}".join(text), template) for text in COLLECTED)
    ]
    assert gone == []


def _search(template: str, whole: str) -> bool:
    literals = [part for part in re.split(r"\{\w+\}", template.replace("{{", "{").replace("}}", "}")) if part]
    return re.search(r"[^\n]*?".join(map(re.escape, literals)), whole) is not None


# ---- telling


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "fr")
    yield
    language.install(qapp, "en")


def plain(text: str) -> str:
    """With spaces that one can type."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("said", "in_french"),
    [
        ("it is private", "il est privé"),
        ("longer than 32,000 characters", "plus de 32 000 caractères"),
        (
            "Zoho CRM: It is not in Zoho CRM any more.",
            "Zoho CRM : La fiche n’est plus dans Zoho CRM.",
        ),
        (
            "Ada Byron: mobile phone was edited since and is left as it is.",
            "Ada Byron : téléphone mobile a été modifié depuis et reste tel quel.",
        ),
        ("Dr. No was left as it is: it is private.", "Dr. No est resté tel quel : il est privé."),
        (
            'line 3, mapping "Meetings": "account" is missing. Name one of the accounts.',
            "ligne 3, correspondance « Meetings » : « account » manque. Indiquez l’un des comptes.",
        ),
        (
            "The sign-in was refused. Sign in with: crmsync accounts sign-in crm",
            "La connexion a été refusée.",
        ),
        ("Zoho CRM has no company called “Ösel”", "Zoho CRM n’en contient pas du nom de « Ösel » (société)"),
        ("Quota of mailbox 7 is used up.", "Quota of mailbox 7 is used up."),
        (
            "It was changed meanwhile. (precondition failed)",
            "Il a été modifié entre-temps. (precondition failed)",
        ),
        ("One thing\nIt is not there any more.", "One thing\nIl n’existe plus."),
        ("", ""),
    ],
)
def test_a_message_in_another_language(said: str, in_french: str) -> None:
    assert plain(told(said)) == in_french


@pytest.mark.usefixtures("french")
def test_what_health_says_is_told_with_its_values() -> None:
    now = datetime(2026, 11, 2, 13, 5, tzinfo=UTC)
    spending = Spending({now: (1234, 200)}, True, 40, 400, now)
    concern = health.budget_concern(spending)
    assert concern is not None
    text = plain(told(f"crm: {concern}"))
    assert text.startswith(
        "crm : Les crédits d’API du jour sont presque épuisés : 200 crédits d’API et 1 234 requêtes en 24 heures"
        " ; 40 crédits restants à "
    )
    assert "crmsync" not in text
    assert "today" not in text


def test_in_english_everything_stays_but_advice_to_type_a_command(qapp: QApplication) -> None:
    language.install(qapp, "en")
    assert told("It is private. `crmsync folders` lists what there is.") == "It is private."
    assert told("It is tried again later. crmsync problems tells more.") == "It is tried again later."


@pytest.mark.parametrize("tag", [*LANGUAGES, LENGTHENED])
def test_every_template_is_told_whole_in_every_language(tag: str, qapp: QApplication) -> None:
    """No placeholder is left, and none is missing."""
    language.install(qapp, tag)
    try:
        for template in TEMPLATES:
            said = without_commands(next(filled(tuple(re.split(r"\{\w+\}", template)))))
            numbered = re.sub(r"\{(\w+)\}", lambda match: _value(match[1]), template)
            assert "{" not in told(numbered.replace("{{", "[").replace("}}", "]")), said
    finally:
        language.install(qapp, "en")


def _value(name: str) -> str:
    examples = {"moment": "2026-11-02 14:05", "time": "14:05", "requests": "7 requests in the last 24 hours"}
    numbers = ("number", "limit", "links", "most", "count")
    return "7" if name in numbers else examples.get(name, "Xyz")


@pytest.mark.usefixtures("french")
def test_a_failure_says_what_and_what_to_do() -> None:
    failure = failed(TimeoutError("x"), lambda text: text, lambda error: Path("/tmp/a.log"))
    assert isinstance(failure, Failed)
    assert plain(failure_text(failure)).split("\n") == [
        "crmsync a rencontré une erreur interne (TimeoutError).",
        "Les détails sont dans /tmp/a.log ; signalez-la.",
    ]


def test_sentences_are_told_apart() -> None:
    def parts(text: str) -> Iterable[str]:
        return SENTENCE.split(text)

    assert parts("One. Two: three. “Four” (five). `crmsync x` y. crmsync z.") == [
        *("One.", "Two: three.", "“Four” (five).", "`crmsync x` y.", "crmsync z."),
    ]
