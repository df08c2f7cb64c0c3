-- When an instruction may settle (epoch milliseconds), as its sender wishes now: a wish that it does not have is null.
alter table instruction add column from_millis bigint;
alter table instruction add column till_millis bigint;
alter table instruction add column reject_millis bigint;
