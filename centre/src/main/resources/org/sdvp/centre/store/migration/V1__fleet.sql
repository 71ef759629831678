-- One text for SQLite and PostgreSQL. Times are microseconds since 1970, UTC. What differs is in placeholders:
-- ${key} a text that is compared octet by octet, ${number} a number that the database gives, ${packed} rows kept in the
-- order of their key, ${changing} rows that change often, ${byDay} a table in one part for each day, ${hypertable} the
-- same done by TimescaleDB.

CREATE TABLE device (
    jid ${key} NOT NULL PRIMARY KEY,
    tenant ${key} NOT NULL,
    label text NOT NULL,
    vendor text NOT NULL,
    model text NOT NULL,
    serial text NOT NULL,
    revision text NOT NULL,
    status text NOT NULL,
    since bigint NOT NULL,
    reason text NOT NULL,
    heard bigint,
    resource text
);

CREATE TABLE device_group (
    device ${key} NOT NULL,
    name ${key} NOT NULL,
    PRIMARY KEY (device, name)
) ${packed};

CREATE TABLE presence (
    id ${number},
    device ${key} NOT NULL,
    status text NOT NULL,
    since bigint NOT NULL,
    reason text NOT NULL,
    heard bigint,
    resource text
);
CREATE INDEX presence_of_device ON presence (device, since, id);

CREATE TABLE point (
    device ${key} NOT NULL,
    place integer NOT NULL,
    reference text NOT NULL,
    description text NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL,
    usage text NOT NULL,
    low double precision,
    high double precision,
    step double precision,
    literals text NOT NULL,
    PRIMARY KEY (device, place)
) ${packed};

-- A point of a device under a short number; without device when that was removed and its samples are to go.
CREATE TABLE series (
    id ${number},
    device ${key},
    reference ${key} NOT NULL,
    UNIQUE (device, reference)
);

-- A text is absent where it is the number itself, written plainly.
CREATE TABLE sample (
    series bigint NOT NULL,
    time bigint NOT NULL,
    number double precision,
    text text,
    trust smallint NOT NULL,
    PRIMARY KEY (series, time)
) ${packed} ${byDay};
${hypertable}

-- A quarter of an hour of a point, made when its samples go.
CREATE TABLE quarter (
    series bigint NOT NULL,
    start bigint NOT NULL,
    samples integer NOT NULL,
    numbers integer NOT NULL,
    total double precision,
    low double precision,
    high double precision,
    last_time bigint NOT NULL,
    number double precision,
    text text,
    trust smallint NOT NULL,
    PRIMARY KEY (series, start)
) ${packed};

CREATE TABLE latest (
    series bigint NOT NULL PRIMARY KEY,
    time bigint NOT NULL,
    number double precision,
    text text,
    trust smallint NOT NULL
) ${packed} ${changing};

-- Up to where the reports of a block are stored.
CREATE TABLE mark (
    device ${key} NOT NULL,
    block ${key} NOT NULL,
    entry_id ${key} NOT NULL,
    entry_time bigint NOT NULL,
    PRIMARY KEY (device, block)
) ${packed};

CREATE TABLE gap (
    device ${key} NOT NULL,
    from_time bigint NOT NULL,
    to_time bigint NOT NULL,
    why text NOT NULL,
    PRIMARY KEY (device, from_time, to_time)
) ${packed};

CREATE TABLE command (
    id ${number},
    tenant ${key} NOT NULL,
    giver text NOT NULL,
    decided bigint NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    value text NOT NULL,
    in_flight integer NOT NULL,
    stagger bigint NOT NULL,
    deadline bigint NOT NULL,
    effect bigint NOT NULL,
    state text NOT NULL,
    ended bigint,
    request_key ${key},
    UNIQUE (tenant, request_key)
);
CREATE INDEX command_of_tenant ON command (tenant, id);
CREATE INDEX command_running ON command (id) WHERE ended IS NULL;

CREATE TABLE command_result (
    command bigint NOT NULL,
    device ${key} NOT NULL,
    level text NOT NULL,
    at bigint NOT NULL,
    detail text NOT NULL,
    power_before double precision,
    power_after double precision,
    PRIMARY KEY (command, device)
) ${packed};

CREATE TABLE alarm (
    id ${number},
    device ${key} NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    began bigint NOT NULL,
    ended bigint,
    seen_by text,
    seen_at bigint
);
CREATE INDEX alarm_of_device ON alarm (device);
CREATE INDEX alarm_open ON alarm (id) WHERE ended IS NULL OR seen_at IS NULL;

-- A name is unique whatever its capitals: folded is it in small letters.
CREATE TABLE account (
    name ${key} NOT NULL PRIMARY KEY,
    folded ${key} NOT NULL UNIQUE,
    tenant ${key} NOT NULL,
    role text NOT NULL,
    password text,
    issuer ${key},
    subject ${key},
    enabled integer NOT NULL,
    created bigint NOT NULL,
    UNIQUE (issuer, subject)
);

CREATE TABLE api_token (
    id ${key} NOT NULL PRIMARY KEY,
    account ${key} NOT NULL,
    label text NOT NULL,
    role text NOT NULL,
    prefix text NOT NULL,
    hash ${key} NOT NULL UNIQUE,
    created bigint NOT NULL,
    expires bigint,
    used bigint
);
CREATE INDEX token_of_account ON api_token (account);

CREATE TABLE login (
    id ${key} NOT NULL PRIMARY KEY,
    account ${key} NOT NULL,
    hash ${key} NOT NULL UNIQUE,
    former ${key},
    csrf text NOT NULL,
    began bigint NOT NULL,
    seen bigint NOT NULL,
    rotated bigint NOT NULL
);
CREATE INDEX login_of_account ON login (account);
CREATE INDEX login_former ON login (former);

CREATE TABLE audit (
    id ${number},
    at bigint NOT NULL,
    tenant ${key} NOT NULL,
    who text NOT NULL,
    address text NOT NULL,
    what text NOT NULL,
    target text NOT NULL,
    result text NOT NULL
);
CREATE INDEX audit_of_tenant ON audit (tenant, id);

-- One row: before this time there are no samples, only quarters of an hour.
CREATE TABLE thinned (
    until bigint NOT NULL
);
INSERT INTO thinned (until) VALUES (-9223372036854775807);
