"""CalDAV and CardDAV (RFC 4791, RFC 6352) with sync-collection (RFC 6578). Knows DAV and its servers'
ways, no sync.
"""
