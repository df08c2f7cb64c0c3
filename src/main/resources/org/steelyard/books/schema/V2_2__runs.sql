-- Runs over the queues that settled several instructions at once, and proposals of which nothing held. The
-- value and the bound are by the weights of the run's search; gap_ppm is how far the one is below the other at
-- most, in millionths of the bound.
create table run (
    event_index      bigint primary key,
    sequence         bigint not null,
    time_millis      bigint not null,
    mechanism        text collate "C" not null,
    picture_sequence bigint not null,
    considered       int not null,
    settled          int not null,
    dropped          int not null,
    value            bigint not null,
    bound            bigint not null,
    gap_ppm          int not null
);

-- What a run moved in one currency, and the liquidity that it took: the sum of what accounts paid net.
create table run_turnover (
    event_index bigint not null,
    currency    text collate "C" not null,
    minor_units smallint not null,
    value       bigint not null,
    liquidity   bigint not null,
    primary key (event_index, currency)
);
