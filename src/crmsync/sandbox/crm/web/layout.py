"""The frame of every page: head, navigation, who is working, messages, and the style sheet."""

from __future__ import annotations

from crmsync.sandbox.crm.web.html import Child, Markup, tag

STYLE_ADDRESS = "/style.css"

STYLE = """
:root { color-scheme: light dark; --line: #d7dbe2; --soft: #f4f6f9; --ink: #1c2430; --mute: #5c6675;
        --paper: #fff; --accent: #1f5fbf; --danger: #a8322a; --good: #e7f4ea; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3a424f; --soft: #222933; --ink: #e8ecf2; --mute: #a2adbb; --paper: #171c23;
          --accent: #7fb0ff; --danger: #ff9189; --good: #1e3a28; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--accent); }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; padding: .7rem 1.5rem;
         font-size: .93rem; border-bottom: 1px solid var(--line); background: var(--soft); }
.brand { font-size: 1.05rem; font-weight: 700; color: inherit; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem .8rem; }
nav a { text-decoration: none; padding: .2rem .1rem; border-bottom: 2px solid transparent; }
nav a:hover, nav a:focus { border-color: var(--line); }
nav a[aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 600; }
header form { margin-left: auto; display: flex; gap: .4rem; align-items: center; }
main { padding: 1.2rem 1.5rem 3rem; max-width: 75rem; }
h1 { font-size: 1.4rem; margin: 0 0 .8rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
.bar { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin: 0 0 1rem; }
.bar form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line);
         vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--mute); font-weight: 600; font-size: .85rem; white-space: nowrap; }
td ul { margin: 0; padding-left: 1.1rem; }
table.facts { max-width: 60rem; } table.facts th { width: 13rem; padding-right: 1rem; }
.scroll { overflow-x: auto; }
.value { white-space: pre-wrap; }
.mute { color: var(--mute); } .small { font-size: .85rem; }
.tag { display: inline-block; padding: 0 .55rem; margin: 0 .3rem .2rem 0; border: 1px solid var(--line);
       border-radius: 1rem; background: var(--soft); font-size: .85rem; }
.note { padding: .6rem .9rem; margin: 0 0 1rem; border-radius: .4rem; background: var(--good); }
.problem { padding: .6rem .9rem; margin: 0 0 1rem; background: var(--soft);
           border-left: 4px solid var(--danger); }
input, select, textarea, button { font: inherit; color: inherit; background: var(--paper);
       border: 1px solid var(--line); border-radius: .35rem; padding: .35rem .55rem; max-width: 100%; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; }
textarea { width: 100%; min-height: 5rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button, .button { cursor: pointer; background: var(--soft); text-decoration: none; color: var(--ink);
       border: 1px solid var(--line); border-radius: .35rem; padding: .35rem .8rem; display: inline-block; }
button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); }
button.danger { color: var(--danger); }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: .8rem 1.2rem; }
.grid label, .stack label { display: block; font-size: .85rem; color: var(--mute); margin-bottom: .15rem; }
.stack label select, .stack label input { color: var(--ink); font-size: .95rem; }
.grid input:not([type=checkbox]), .grid select { width: 100%; }
.grid div:not(.wide) > textarea { min-height: 3.6rem; height: 3.6rem; }
.wide { grid-column: 1 / -1; }
.photo { max-width: 7rem; max-height: 7rem; border-radius: .4rem; float: right; margin-left: 1rem; }
.columns { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.2rem; align-items: center; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; text-decoration: none;
        color: inherit; }
.card b { display: block; font-size: 1.5rem; }
.narrow { max-width: 34rem; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
"""


def page(
    title: str,
    *body: Child,
    navigation: Child = None,
    actor: Child = None,
    message: str | None = None,
    problem: str | None = None,
) -> Markup:
    """A whole page. message: what was done; problem: what could not be."""
    return tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("title", f"{title} – embedded CRM"),
            tag("link", rel="stylesheet", href=STYLE_ADDRESS),
        ),
        tag(
            "body",
            tag("header", tag("a", "Embedded CRM", href="/", class_="brand"), navigation, actor),
            tag(
                "main",
                tag("p", message, class_="note", role="status") if message else None,
                tag("p", problem, class_="problem", role="alert") if problem else None,
                tag("h1", title),
                *body,
            ),
        ),
        lang="en",
    )
