"""A private certificate authority for tests: that of the embedded services."""

from crmsync.sandbox.wire.tls import TlsFiles, make_tls_files

__all__ = ["TlsFiles", "make_tls_files"]
