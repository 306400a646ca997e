"""What an embedded service of any kind needs: an HTTP server, messages, faults, a request log, a clock,
switches, the admin endpoint's common calls, start and stop.

Knows no service, so that none of them leans on another.
"""
