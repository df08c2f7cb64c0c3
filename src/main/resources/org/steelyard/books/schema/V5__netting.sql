-- Deferred net settlement. The state of a cycle is OPEN, CUT, SETTLED or RETURNED; gross and net are those of
-- its last cut, confirmed the agents that have confirmed that.
create table net_cycle (
    number            bigint primary key,
    currency          text collate "C" not null,
    minor_units       smallint not null,
    agent             text collate "C" not null,
    name              text collate "C" not null,
    corridor          text collate "C" not null,
    confirm_by_millis bigint not null,
    settle_by_millis  bigint not null,
    state             text collate "C" not null,
    reason            text collate "C" not null default 'NONE',
    cut               int not null default 0,
    obligations       int not null default 0,
    gross             bigint not null default 0,
    net               bigint not null default 0,
    confirmed         text collate "C" not null default '',
    opened_index      bigint not null,
    opened_millis     bigint not null,
    cut_millis        bigint,
    closed_index      bigint,
    closed_millis     bigint
);

create table net_position (
    cycle  bigint not null,
    holder text collate "C" not null,
    owed   bigint not null,
    due    bigint not null,
    primary key (cycle, holder)
);

-- Who paid for a debtor that failed: its own GUARANTEE, a survivor's LOSS_SHARE, or the AGENT.
create table net_failure (
    cycle       bigint not null,
    debtor      text collate "C" not null,
    payer       text collate "C" not null,
    source      text collate "C" not null,
    amount      bigint not null,
    event_index bigint not null,
    primary key (cycle, debtor, payer, source)
);

create table netting_term (
    currency     text collate "C" not null,
    agent        text collate "C" not null,
    kind         text collate "C" not null,
    account      text collate "C" not null,
    counterparty text collate "C" not null,
    amount       bigint not null,
    primary key (currency, agent, kind, account, counterparty)
);

alter table instruction add column cycle text collate "C" not null default '';
