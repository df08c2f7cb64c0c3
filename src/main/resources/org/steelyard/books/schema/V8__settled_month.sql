-- What has settled, by month, banks, kind and purpose, for the published statistics: once as the entries of the
-- payers' accounts say it, once as those of the payees' do, so that the two can be held against each other. An
-- obligation of a cycle has no entries of its own; it is counted on both sides with its amount when its cycle settles.
create table settled_month (
    month       date not null,
    side        text collate "C" not null,
    currency    text collate "C" not null,
    minor_units smallint not null,
    payer       text collate "C" not null,
    payee       text collate "C" not null,
    kind        text collate "C" not null,
    purpose     text collate "C" not null,
    count       bigint not null,
    value       numeric(38) not null,
    primary key (month, side, currency, payer, payee, kind, purpose)
);
