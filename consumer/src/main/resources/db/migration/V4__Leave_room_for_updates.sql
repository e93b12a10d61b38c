-- Counters change again and again, and no index has them: where the page has room for the new version of a row, PostgreSQL
-- writes no index at all (a heap-only tuple). So pages are not filled up when rows are first written.

alter table diemcau.province_summary set (fillfactor = 70);
alter table diemcau.conference_summary set (fillfactor = 80);
alter table diemcau.directive_summary set (fillfactor = 80);
alter table diemcau.participation_summary set (fillfactor = 80);
alter table diemcau.directive_status set (fillfactor = 90);
alter table diemcau.consumer_position set (fillfactor = 50);

-- The trigrams of a text are a hundred entries. One by one they made a new row of directive_summary five times as dear as
-- when they are gathered and entered together. The list of what is gathered, which each search reads, stays short.
do $$
begin
    if to_regclass('diemcau.directive_summary_search') is not null then
        alter index diemcau.conference_summary_search set (fastupdate = on, gin_pending_list_limit = 1024);
        alter index diemcau.directive_summary_search set (fastupdate = on, gin_pending_list_limit = 1024);
    end if;
end
$$;
