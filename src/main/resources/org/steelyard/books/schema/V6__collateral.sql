-- What is pledged on accounts for intraday credit: each item's value in minor units and its haircut in hundredths of
-- a percent. An account's credit_limit is all its credit; secured is what of it collateral gives, and pool is what all
-- items are worth after their haircuts (more than secured where the operator caps it).
alter table account add column secured bigint not null default 0, add column pool bigint not null default 0;
create table collateral (
    account    int not null,
    item       text collate "C" not null,
    value      bigint not null,
    haircut_bp int not null,
    primary key (account, item)
);
