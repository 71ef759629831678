-- Prices and plans; placeholders as in V1.

CREATE TABLE price (
    zone ${key} NOT NULL,
    quantity ${key} NOT NULL,
    time bigint NOT NULL,
    value double precision NOT NULL,
    PRIMARY KEY (zone, quantity, time)
) ${packed};

-- head, tariff and left_out are JSON: they are read as a whole or not at all.
CREATE TABLE plan (
    id ${number},
    tenant ${key} NOT NULL,
    head text NOT NULL,
    tariff text NOT NULL,
    left_out text NOT NULL,
    command bigint
);
CREATE INDEX plan_of_tenant ON plan (tenant, id);

CREATE TABLE plan_house (
    plan bigint NOT NULL,
    device ${key} NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (plan, device)
) ${packed};
