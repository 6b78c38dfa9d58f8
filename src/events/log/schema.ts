/**
 * The log's table. Append-only is true in the database itself: triggers abort every DELETE, and every UPDATE but one,
 * the redaction of an expiring row, which nulls all but its position and its hashes.
 */
export const APPLICATION_ID = 0x62756c62
export const SCHEMA_VERSION = 1
/** Older ones can lose a committed transaction when the WAL is reset. */
export const MINIMUM_SQLITE = [3, 51, 3] as const

/** In this order, each committed by itself: what a crash leaves is known by its id, and completed at the next start. */
export const SCHEMA: readonly string[] = [
  `PRAGMA application_id = ${APPLICATION_ID}`,
  `CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT, version INTEGER, type TEXT, at INTEGER, cause TEXT, payload TEXT, expires INTEGER,
    body_hash BLOB NOT NULL, hash BLOB NOT NULL,
    UNIQUE (stream, version)
  ) STRICT`,
  `CREATE INDEX IF NOT EXISTS events_expiring ON events (at) WHERE expires = 1`,
  `CREATE TRIGGER IF NOT EXISTS events_are_kept BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END`,
  `CREATE TRIGGER IF NOT EXISTS events_never_change BEFORE UPDATE ON events
    WHEN NOT (OLD.expires = 1 AND NEW.seq IS OLD.seq AND NEW.body_hash IS OLD.body_hash AND NEW.hash IS OLD.hash
      AND NEW.stream IS NULL AND NEW.version IS NULL AND NEW.type IS NULL AND NEW.at IS NULL
      AND NEW.cause IS NULL AND NEW.payload IS NULL AND NEW.expires IS NULL)
    BEGIN SELECT RAISE(ABORT, 'events never change'); END`,
  `PRAGMA user_version = ${SCHEMA_VERSION}`,
]

/**
 * The one change that the triggers allow: the oldest expiring rows before a time, at most so many, become nothing but
 * their hashes.
 */
export const REDACT = `
  UPDATE events SET stream = NULL, version = NULL, type = NULL, at = NULL, cause = NULL, payload = NULL, expires = NULL
  WHERE seq IN (SELECT seq FROM events WHERE expires = 1 AND at < ? LIMIT ?) RETURNING seq`
