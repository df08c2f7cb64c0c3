-- Limits and reservations of accounts, in minor units: today's, and what comes into force when the next business day
-- opens. A limit that is not set is null; counterparty and priority are empty where the kind has none.
create table account_limit (
    currency     text collate "C" not null,
    minor_units  smallint not null,
    agent        text collate "C" not null,
    holder       text collate "C" not null,
    kind         text collate "C" not null,
    counterparty text collate "C" not null,
    priority     text collate "C" not null,
    today        bigint,
    standing     bigint,
    primary key (currency, agent, holder, kind, counterparty, priority)
);
