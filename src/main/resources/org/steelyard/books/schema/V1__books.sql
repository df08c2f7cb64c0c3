-- The read side. Every row follows from the stream of events alone: no clock, no sequence, no chance.
-- Amounts are whole minor units (minor_units says how many decimals); times are epoch milliseconds of the
-- log, in UTC; an index is the place of an event in the stream.

create extension if not exists pg_trgm;

create table position (
    only_row    boolean primary key default true check (only_row),
    next_index  bigint not null,
    first_event text collate "C" not null,
    last_event  text collate "C" not null
);
insert into position (next_index, first_event, last_event) values (0, '', '');

create table participant (
    place int primary key,
    bic   text collate "C" not null unique,
    name  text not null,
    role  text collate "C" not null
);

create table account (
    id           int primary key,
    currency     text collate "C" not null,
    minor_units  smallint not null,
    agent        text collate "C" not null,
    holder       text collate "C" not null,
    credit_limit bigint not null,
    balance      bigint not null,
    entries      bigint not null,
    unique (currency, agent, holder)
);

create table access (
    participant text collate "C" not null,
    account     int not null,
    primary key (participant, account)
);

create table corridor (
    name           text collate "C" primary key,
    one_currency   text collate "C" not null,
    other_currency text collate "C" not null
);

create table business_day (
    currency                 text collate "C" not null,
    minor_units              smallint not null,
    business_date            date not null,
    customer_cut_off_millis  bigint not null,
    interbank_cut_off_millis bigint not null,
    close_millis             bigint not null,
    phase                    text collate "C" not null,
    primary key (currency, business_date)
);

create table list_version (
    event_index bigint primary key,
    time_millis bigint not null,
    list        text collate "C" not null,
    rules       text collate "C" not null
);

-- One row an instruction; its first leg stands here, others in further_leg. debited and credited are the
-- accounts over which the banks of the leg settle, debit_entry and credit_entry the numbers of their entries.
create table instruction (
    number           bigint primary key,
    uetr             uuid not null,
    sender           text collate "C" not null,
    message_id       text collate "C" not null,
    instruction_id   text collate "C" not null,
    end_to_end_id    text collate "C" not null,
    kind             text collate "C" not null,
    priority         text collate "C" not null,
    purpose          text collate "C" not null,
    value_date       date not null,
    legs             smallint not null,
    currency         text collate "C" not null,
    minor_units      smallint not null,
    agent            text collate "C" not null,
    payer            text collate "C" not null,
    payee            text collate "C" not null,
    amount           bigint not null,
    debited          int,
    credited         int,
    debit_entry      bigint,
    credit_entry     bigint,
    pair_reference   text collate "C" not null,
    counter_number   bigint not null,
    return_of        uuid,
    state            text collate "C" not null,
    reason           text collate "C" not null,
    detail           text collate "C" not null,
    mechanism        text collate "C",
    received_index   bigint not null,
    received_millis  bigint not null,
    changed_index    bigint not null,
    changed_millis   bigint not null
) with (fillfactor = 90);
create index instruction_uetr on instruction (uetr);
create index instruction_payer on instruction (payer, number);
create index instruction_payee on instruction (payee, number);
create index instruction_references on instruction
    using gin ((message_id || ' ' || end_to_end_id || ' ' || instruction_id) gin_trgm_ops);
create index instruction_waiting on instruction (number) where state in ('HELD', 'WAREHOUSED', 'QUEUED');
create index instruction_ended on instruction (number)
    where state in ('REJECTED', 'CANCELLED', 'EXPIRED');
create index instruction_settled on instruction (changed_index) where state = 'SETTLED';
create index instruction_pair on instruction (number) where pair_reference <> '';

create table further_leg (
    number       bigint not null,
    leg          smallint not null,
    currency     text collate "C" not null,
    minor_units  smallint not null,
    agent        text collate "C" not null,
    payer        text collate "C" not null,
    payee        text collate "C" not null,
    amount       bigint not null,
    debited      int,
    credited     int,
    debit_entry  bigint,
    credit_entry bigint,
    primary key (number, leg)
);

create table history (
    number      bigint not null,
    event_index bigint not null,
    sequence    bigint not null,
    time_millis bigint not null,
    state       text collate "C" not null,
    reason      text collate "C" not null,
    detail      text collate "C" not null,
    primary key (number, event_index)
);

create table entry (
    account       int not null,
    number        bigint not null,
    instruction   bigint not null,
    leg           smallint not null,
    amount        bigint not null,
    balance       bigint not null,
    business_date date not null,
    event_index   bigint not null,
    time_millis   bigint not null,
    primary key (account, number)
);

-- An account on a business day on which it moved.
create table account_day (
    account       int not null,
    business_date date not null,
    opening       bigint not null,
    closing       bigint not null,
    first_entry   bigint not null,
    last_entry    bigint not null,
    primary key (account, business_date)
);

-- Held by a hit of screening; closed when the instruction ends.
create table screening_case (
    number        bigint primary key,
    finding       text collate "C" not null,
    opened_index  bigint not null,
    opened_millis bigint not null,
    closed_index  bigint,
    closed_millis bigint,
    ended         text collate "C"
);
create index screening_case_open on screening_case (number) where closed_index is null;

create table message_in (
    number      bigint primary key,
    event_index bigint not null,
    time_millis bigint not null,
    message     bytea not null
);

-- The cursor counts a bank's messages from 1, without gaps.
create table message_out (
    bank        text collate "C" not null,
    cursor      bigint not null,
    definition  text collate "C" not null,
    message_id  text collate "C" not null,
    event_index bigint not null,
    time_millis bigint not null,
    xml         text collate "C" not null,
    primary key (bank, cursor)
);

-- Instructions by state and value date.
create table tally (
    currency   text collate "C" not null,
    value_date date not null,
    state      text collate "C" not null,
    count      bigint not null,
    value      numeric(38) not null,
    primary key (currency, value_date, state)
);

-- What came in and what ended in each second of the log.
create table second (
    currency      text collate "C" not null,
    epoch_second  bigint not null,
    received      bigint not null,
    settled       bigint not null,
    refused       bigint not null,
    settled_value numeric(38) not null,
    primary key (currency, epoch_second)
);
create index second_time on second (epoch_second);

create view leg as
    select number, 1::smallint as leg, currency, minor_units, agent, payer, payee, amount, debited, credited,
           debit_entry, credit_entry
      from instruction
    union all
    select number, leg, currency, minor_units, agent, payer, payee, amount, debited, credited,
           debit_entry, credit_entry
      from further_leg;
