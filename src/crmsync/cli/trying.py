"""`crmsync demo` and `crmsync sandbox`."""

from __future__ import annotations

from argparse import Namespace

from crmsync.app.facade import Crmsync
from crmsync.cli.console import Console


def demo(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`demo`; it has a profile of its own."""
    from crmsync.app.demo import run_demo

    return run_demo(
        headless=arguments.headless,
        as_json=arguments.json,
        out=console.out,
        err=console.err,
        keys=console.source,
    )


def sandbox(crmsync: Crmsync, arguments: Namespace, console: Console) -> int:
    """`sandbox`."""
    from crmsync.app.demo import run_sandbox

    return run_sandbox(
        arguments.mailbox,
        arguments.data,
        mailbox_port=arguments.mailbox_port,
        sign_in_port=arguments.sign_in_port,
        crm_port=arguments.crm_port,
        out=console.out,
    )
