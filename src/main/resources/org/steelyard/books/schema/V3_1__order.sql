-- Where an instruction stands within its class: by entry, unless its sender has changed it.
alter table instruction add column queue_order bigint not null default 0;
update instruction set queue_order = 576460752303423488 + number * 134217728;
alter table instruction alter column queue_order drop default;
