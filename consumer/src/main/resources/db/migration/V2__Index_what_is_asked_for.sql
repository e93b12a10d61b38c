-- Indexes for the filters and orders of the API, each with the parts of the key behind it, so that it gives a list in
-- its order. Their expressions are those of the classes TableFilters and SortOrder.
--
-- Counters, what is computed of them, and updated_at have none: they change with every event, and an index on each makes
-- a row more than ten times as dear to write (docs/RATIONALE.md). All that is indexed here seldom changes. Free texts are
-- indexed by what they begin with, since an index takes no text of any length.

-- What texts are searched in: without case and diacritics, whatever the Unicode form. Đ has no decomposition. Not in SQL,
-- which PostgreSQL would put into the queries and think cheap: it would rather read all texts than the index.
create function diemcau.search_form(value text) returns text
    language plpgsql immutable strict parallel safe cost 1000
    as $$
begin
    return lower(
        translate(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD') collate "C");
end
$$;

comment on function diemcau.search_form(text) is
    'A text without case and diacritics (also of đ), for comparisons that ignore both';

-- Names in the order of the Vietnamese alphabet, where PostgreSQL was built with ICU.
do $$
declare
    names record;
begin
    if not exists (select from pg_collation where collname = 'vi-x-icu') then
        raise notice 'Without ICU, names are in the order of the database';
        return;
    end if;
    for names in
        select * from (values
            ('province_summary', 'province_name'),
            ('conference_summary', 'title'), ('conference_summary', 'convener'),
            ('directive_summary', 'issuer'), ('directive_summary', 'text'),
            ('participation_summary', 'province_name'), ('participation_summary', 'chair')) as n (of_table, of_column)
    loop
        execute format(
            'alter table diemcau.%I alter column %I type text collate "vi-x-icu"', names.of_table, names.of_column);
    end loop;
end
$$;

create index on diemcau.province_summary ("map", "period", "province");
create index on diemcau.province_summary ("period", "map", "province");
create index on diemcau.province_summary ("province", "map", "period");
create index on diemcau.province_summary ((left("province_name", 200)), "map", "province", "period");

create index on diemcau.conference_summary ("date", "conference_id");
create index on diemcau.conference_summary ("status", "conference_id");
create index on diemcau.conference_summary ("level", "conference_id");
create index on diemcau.conference_summary ("kind", "conference_id");
create index on diemcau.conference_summary ("format", "conference_id");
create index on diemcau.conference_summary ((left("title", 200)), "conference_id");
create index on diemcau.conference_summary ((left("convener", 200)), "conference_id");
create index on diemcau.conference_summary
    ((coalesce("opened_at", 'infinity'::timestamp with time zone)), "conference_id");
create index on diemcau.conference_summary
    ((coalesce("closed_at", 'infinity'::timestamp with time zone)), "conference_id");

create index on diemcau.directive_summary ((coalesce("due_on", 'infinity'::date)), "conference_id", "directive_id");
create index on diemcau.directive_summary ("directive_id", "conference_id");
create index on diemcau.directive_summary ((left("issuer", 200)), "conference_id", "directive_id");
create index on diemcau.directive_summary ((left("text", 200)), "conference_id", "directive_id");
create index on diemcau.directive_summary ("issued_at", "conference_id", "directive_id");

create index on diemcau.participation_summary ("province", "conference_id");
create index on diemcau.participation_summary ((left("province_name", 200)), "conference_id", "province");
create index on diemcau.participation_summary ((left("map", 200)), "conference_id", "province");

create index on diemcau.directive_status ("province", "conference_id", "directive_id");
create index on diemcau.directive_status ("status", "conference_id", "directive_id", "province");
create index on diemcau.directive_status ("directive_id", "conference_id", "province");
create index on diemcau.directive_status
    ((coalesce("due_on", 'infinity'::date)), "conference_id", "directive_id", "province");
create index on diemcau.directive_status
    ((coalesce("completed_at", 'infinity'::timestamp with time zone)), "conference_id", "directive_id", "province");

-- Trigrams make a search for a part of a text fast. They come with PostgreSQL, but somebody has to allow them; without
-- them a search reads all texts.
do $$
declare
    operators text;
begin
    create extension if not exists pg_trgm;
    select quote_ident(n.nspname) || '.gin_trgm_ops' into operators
        from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
    execute 'create index conference_summary_search on diemcau.conference_summary using gin'
        || ' (diemcau.search_form("title" || '' '' || "convener") ' || operators || ') with (fastupdate = off)';
    execute 'create index directive_summary_search on diemcau.directive_summary using gin'
        || ' (diemcau.search_form("text" || '' '' || "issuer") ' || operators || ') with (fastupdate = off)';
exception
    when insufficient_privilege or undefined_file or feature_not_supported then
        raise notice 'Without the extension pg_trgm, searches read all texts: %', sqlerrm;
end
$$;
