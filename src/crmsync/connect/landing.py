"""What the browser shows at the end of a sign-in, in the person's language. See `connect.loopback`."""

from __future__ import annotations

import html

from crmsync.frozen import frozen

_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>crmsync</title>
<meta name="viewport" content="width=device-width"><style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 1em; }}
</style></head><body><h1>{title}</h1><p>{text}</p></body></html>"""


@frozen
class Landing:
    """The page's texts: a heading and a sentence, for a yes and for a no.

    language: of the texts (BCP 47). refused_text: names the service as `{service}`.
    """

    language: str = "en"
    done_title: str = "You are signed in"
    done_text: str = "You can close this page and go back to crmsync."
    refused_title: str = "You are not signed in"
    refused_text: str = "{service} said no. Go back to crmsync to try again."

    def page(self, service: str, *, done: bool) -> str:
        """The page as HTML. done: did the service say yes?"""
        title, text = (self.done_title, self.done_text) if done else (self.refused_title, self.refused_text)
        told = (html.escape(one.replace("{service}", service)) for one in (self.language, title, text))
        language, title, text = told
        return _PAGE.format(language=language, title=title, text=text)


ENGLISH = Landing()
