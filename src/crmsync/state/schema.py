"""The tables of the state file, as numbered migrations: a file is brought up to date by running those
it lacks."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE mapping (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- history outlives a mapping: numbers are not used again
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        outlook TEXT NOT NULL,            -- identity of the collection the state was made with
        crm TEXT NOT NULL,
        scope TEXT NOT NULL DEFAULT '',   -- digest of the rules that choose items
        fields TEXT NOT NULL DEFAULT '',  -- names of the fields that are in step, comma separated
        fresh TEXT NOT NULL DEFAULT '',   -- names of the fields that never were
        accepted INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0,
        last_success TEXT
    );
    CREATE TABLE cursor (
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        side TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (mapping, side)
    ) WITHOUT ROWID;
    CREATE TABLE link (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        state TEXT NOT NULL
    );
    CREATE INDEX link_mapping ON link(mapping, state);
    CREATE TABLE half (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        side TEXT NOT NULL,
        item TEXT NOT NULL,
        version TEXT NOT NULL,
        link INTEGER REFERENCES link(id),
        base TEXT,                        -- canonical fields when last in step
        now TEXT,                         -- canonical fields as read and not settled
        presence TEXT NOT NULL,           -- here, away, missing (to be confirmed), gone
        dirty INTEGER NOT NULL,
        separate INTEGER NOT NULL DEFAULT 0,
        unreadable INTEGER NOT NULL DEFAULT 0,
        adopt INTEGER NOT NULL DEFAULT 0, -- created by us and not read back yet
        blocked TEXT NOT NULL DEFAULT '',
        traits TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',   -- what of it canonical fields cannot say
        uid TEXT,
        key TEXT,
        modified TEXT,
        created TEXT,
        revisit TEXT,                     -- when its scope may change by the passing of time
        seen INTEGER NOT NULL DEFAULT 0,  -- the last complete listing that named it
        UNIQUE (mapping, side, item)
    );
    CREATE INDEX half_link ON half(link);
    CREATE INDEX half_dirty ON half(mapping, link) WHERE dirty;
    CREATE INDEX half_missing ON half(mapping, side) WHERE presence = 'missing';
    CREATE INDEX half_revisit ON half(mapping, revisit) WHERE revisit IS NOT NULL;
    CREATE TABLE intent (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        run INTEGER NOT NULL,
        verb TEXT NOT NULL,
        side TEXT NOT NULL,
        label TEXT NOT NULL,
        link INTEGER,
        source INTEGER,
        item TEXT,
        version TEXT,
        changes TEXT NOT NULL,
        origin TEXT NOT NULL,
        before TEXT NOT NULL,
        reasons TEXT NOT NULL,
        original TEXT,
        created TEXT NOT NULL
    );
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        preview INTEGER NOT NULL,
        status TEXT,
        undoes INTEGER,
        report TEXT
    );
    CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL,
        mapping INTEGER NOT NULL,
        link INTEGER,
        side TEXT NOT NULL,
        verb TEXT NOT NULL,
        item TEXT NOT NULL,
        label TEXT NOT NULL,
        field TEXT NOT NULL,              -- '' for a create or a delete as a whole
        old TEXT,
        new TEXT,
        reason TEXT NOT NULL,
        original TEXT,                    -- before-image of a deleted document
        partner TEXT,                     -- the linked item of the other side
        at TEXT NOT NULL
    );
    CREATE INDEX change_run ON change(run);
    CREATE INDEX change_link ON change(link);
    CREATE TABLE saved_value (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL,
        mapping INTEGER NOT NULL,
        link INTEGER,
        intent INTEGER,
        side TEXT NOT NULL,
        item TEXT NOT NULL,
        label TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT,
        reason TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE TABLE problem (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        side TEXT NOT NULL,
        item TEXT NOT NULL,
        half INTEGER,
        label TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        advice TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_try TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (mapping, side, item)
    );
    CREATE TABLE conflict (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        link INTEGER NOT NULL,
        label TEXT NOT NULL,
        field TEXT NOT NULL,
        outlook TEXT,
        crm TEXT,
        resolution TEXT,                  -- outlook, crm or value, once a person decided
        value TEXT,
        at TEXT NOT NULL,
        UNIQUE (link, field)
    );
    CREATE TABLE left_out (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        half INTEGER NOT NULL,
        side TEXT NOT NULL,
        field TEXT NOT NULL,
        reason TEXT NOT NULL,
        UNIQUE (half, side, field)
    );
    CREATE TABLE ambiguous (
        half INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        side TEXT NOT NULL,
        candidates TEXT NOT NULL
    );
    CREATE TABLE hold (
        id INTEGER PRIMARY KEY,
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        fingerprint TEXT NOT NULL,        -- names exactly this operation
        batch TEXT NOT NULL,              -- digest of the batch it waits in
        verb TEXT NOT NULL,
        side TEXT NOT NULL,
        label TEXT NOT NULL,
        reason TEXT NOT NULL,
        link INTEGER,
        source INTEGER,
        verdict TEXT,                     -- accepted or refused, once a person decided
        at TEXT NOT NULL,
        UNIQUE (mapping, fingerprint)
    );
    """,
    """
    ALTER TABLE half DROP COLUMN blocked;
    ALTER TABLE half ADD COLUMN unmatched INTEGER NOT NULL DEFAULT 0;  -- a person said: it matches nobody
    ALTER TABLE hold RENAME TO hold_before;
    CREATE TABLE hold (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- a number that a person saw never means another operation
        mapping INTEGER NOT NULL REFERENCES mapping(id) ON DELETE CASCADE,
        fingerprint TEXT NOT NULL,        -- names exactly this operation
        batch TEXT NOT NULL,              -- digest of the batch it waits in
        verb TEXT NOT NULL,
        side TEXT NOT NULL,
        label TEXT NOT NULL,
        reason TEXT NOT NULL,
        link INTEGER,
        source INTEGER,
        verdict TEXT,                     -- accepted or refused, once a person decided
        at TEXT NOT NULL,
        UNIQUE (mapping, fingerprint)
    );
    INSERT INTO hold SELECT * FROM hold_before;
    DROP TABLE hold_before;
    ALTER TABLE intent ADD COLUMN unanswered TEXT;  -- since when the service has been silent about it
    """,
    """
    -- Each run asks for these, and hardly any item is one.
    CREATE INDEX half_unlinked ON half(mapping) WHERE link IS NULL;
    CREATE INDEX half_notes ON half(mapping) WHERE notes != '';
    """,
)
