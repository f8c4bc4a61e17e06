-- Scenario bundles, each kept once however many runs were played from it.
CREATE TABLE bundles (
	digest TEXT PRIMARY KEY,
	bytes  BLOB NOT NULL
) STRICT;

-- seq and chain are the tip of the run's journal: what the next append must follow.
-- lease counts who may write: a writer with an older one is fenced off.
CREATE TABLE runs (
	id       TEXT PRIMARY KEY,
	created  INTEGER NOT NULL, -- wall time, milliseconds since 1970
	scenario TEXT NOT NULL,
	contact  TEXT NOT NULL,
	digest   TEXT NOT NULL REFERENCES bundles (digest),
	header   BLOB NOT NULL,    -- JSON, the bytes the epoch was taken over
	epoch    TEXT NOT NULL,
	lease    INTEGER NOT NULL DEFAULT 0,
	seq      INTEGER NOT NULL DEFAULT 0,
	chain    TEXT NOT NULL,
	finished INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX runs_newest ON runs (created DESC, id DESC);
CREATE INDEX runs_digest ON runs (digest);

CREATE TABLE seats (
	run     TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
	id      TEXT NOT NULL,
	station TEXT NOT NULL,
	token   BLOB NOT NULL,     -- SHA-256 of the seat's token; the token itself is never stored
	PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX seats_token ON seats (token);

CREATE TABLE records (
	run   TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
	seq   INTEGER NOT NULL,
	at    INTEGER NOT NULL,    -- story time, milliseconds
	kind  TEXT NOT NULL,
	data  BLOB NOT NULL,
	chain TEXT NOT NULL,
	PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;

-- What people said or wrote, beside the journal so that it can be erased.
CREATE TABLE texts (
	run   TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
	id    INTEGER NOT NULL,
	salt  BLOB NOT NULL,       -- empty once erased
	words TEXT NOT NULL,       -- empty once erased
	PRIMARY KEY (run, id)
) STRICT;

CREATE TABLE assessments (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	run     TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
	kind    TEXT NOT NULL,
	data    BLOB NOT NULL,     -- JSON
	created INTEGER NOT NULL   -- wall time, milliseconds since 1970
) STRICT;

CREATE INDEX assessments_run ON assessments (run, id);
