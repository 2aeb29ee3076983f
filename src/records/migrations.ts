/**
 * The ladder of formats. Rung n (from 1) leads from format n - 1 to n; a new format is a new rung at the end, never a
 * change of an old one. Times are epoch milliseconds (`…_at_ms`), dates are local (`2026-11-24`), JSON is text.
 */

const PEOPLE = `
  create table accounts (
    id integer primary key,
    name text not null unique,
    display_name text not null,
    role text not null check (role in ('admin', 'kurator', 'peninjau')),
    sudin text,
    password_hash text not null,
    created_at_ms integer not null,
    signed_in_at_ms integer,
    disabled_at_ms integer,
    check ((role = 'kurator') = (sudin is not null))
  ) strict;

  create table links (
    id integer primary key autoincrement,
    token_sha256 text not null unique,
    purpose text not null check (purpose in ('setup', 'invitation', 'reset')),
    role text,
    sudin text,
    display_name text,
    account_id integer references accounts (id),
    by_account_id integer references accounts (id),
    created_at_ms integer not null,
    expires_at_ms integer not null,
    used_at_ms integer
  ) strict;

  create table sessions (
    id_sha256 text primary key,
    account_id integer not null references accounts (id),
    created_at_ms integer not null,
    last_seen_at_ms integer not null
  ) strict;
  create index sessions_of_account on sessions (account_id);

  create table sign_in_attempts (
    name_sha256 text primary key,
    failures integer not null,
    last_failed_at_ms integer not null
  ) strict;

  create table audit (
    id integer primary key autoincrement,
    at_ms integer not null,
    account_id integer,
    who text not null,
    action text not null,
    subject text not null,
    detail text not null
  ) strict;
  create trigger audit_stays before update on audit begin select raise(abort, 'audit is append-only'); end;
  create trigger audit_keeps before delete on audit begin select raise(abort, 'audit is append-only'); end;
`;

const CURATION_AND_PUBLICATION = `
  create table curation (
    product_key text primary key,
    state text not null check (state in ('draft', 'submitted', 'returned', 'rejected', 'archived')),
    reason text,
    by_name text not null,
    at_ms integer not null,
    etag text
  ) strict;

  create table approvals (
    id integer primary key,
    product_key text not null,
    matters_sha256 text not null,
    by_name text not null,
    at_ms integer not null
  ) strict;
  create index approvals_of_product on approvals (product_key, at_ms);

  create table halal_checks (
    id integer primary key,
    product_key text not null,
    certificate text not null,
    checked_on text not null,
    by_name text not null,
    at_ms integer not null
  ) strict;
  create index halal_checks_of_product on halal_checks (product_key, at_ms);

  create table publications (
    id integer primary key autoincrement,
    state text not null check (state in ('building', 'published', 'failed')),
    kind text not null check (kind in ('manual', 'scheduled', 'restored', 'startup')),
    revision integer,
    previous_revision integer,
    manifest text check (json_valid(manifest)),
    note text not null default '',
    by_name text not null,
    started_at_ms integer not null,
    published_at_ms integer,
    summary text check (json_valid(summary))
  ) strict;

  create table schedule (
    id integer primary key autoincrement,
    at_ms integer not null,
    note text not null default '',
    by_name text not null,
    created_at_ms integer not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'cancelled')),
    outcome text
  ) strict;
`;

/**
 * A screen is a machine, never a person. Plays are summed by day as they arrive, in the transaction that notes their ids:
 * a report over a year reads some thousand sums, and an id that comes a second time adds nothing.
 */
const SCREENS_AND_PLAYS = `
  create table screens (
    id text primary key,
    name text not null,
    first_seen_at_ms integer not null,
    seen_at_ms integer not null,
    -- The newest report, as JSON of its shape.
    report text not null check (json_valid(report)),
    -- What was told last about it, and since when: 'connected' or 'silent'.
    told_state text not null default 'connected',
    told_at_ms integer not null
  ) strict;

  create table plays (
    id text primary key,
    received_at_ms integer not null
  ) strict, without rowid;
  create index plays_by_arrival on plays (received_at_ms);

  create table play_days (
    day text not null,
    screen_id text not null,
    rotation_id text not null,
    sudin text not null,
    product_id text not null,
    commodity text not null,
    reason text not null check (reason in ('passive', 'touch')),
    plays integer not null,
    shown_ms integer not null,
    primary key (day, screen_id, rotation_id, sudin, product_id, reason)
  ) strict, without rowid;

  create table visit_days (
    day text not null,
    screen_id text not null,
    product_id text not null,
    opened integer not null,
    qr_shown integer not null,
    viewed_ms integer not null,
    primary key (day, screen_id, product_id)
  ) strict, without rowid;

  -- Reports name what was shown also after it has been archived or deleted. Ids are unique across the units.
  create table product_names (
    product_id text primary key,
    sudin text not null,
    commodity text not null,
    name text not null,
    producer text not null
  ) strict, without rowid;
`;

export const LADDER: readonly string[] = [PEOPLE, CURATION_AND_PUBLICATION, SCREENS_AND_PLAYS];
