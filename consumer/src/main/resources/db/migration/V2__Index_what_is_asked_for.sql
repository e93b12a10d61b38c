-- Indexes for the filters of the API, each with the parts of the key behind it, so that it gives a list in its order.
-- Their expressions are those of the classes TableFilters and SortOrder.

-- What texts are searched in: without case and diacritics, whatever the Unicode form. Đ has no decomposition.
create function diemcau.search_form(value text) returns text
    language sql immutable strict parallel safe
    return lower(translate(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD') collate "C");

comment on function diemcau.search_form(text) is
    'A text without case and diacritics (also of đ), for comparisons that ignore both';

create index on diemcau.province_summary ("map", "period", "province");
create index on diemcau.province_summary ("period", "map", "province");
create index on diemcau.province_summary ("province", "map", "period");

create index on diemcau.conference_summary ("date", "conference_id");
create index on diemcau.conference_summary ("status", "conference_id");
create index on diemcau.conference_summary ("level", "conference_id");
create index on diemcau.conference_summary ("kind", "conference_id");
create index on diemcau.conference_summary ("format", "conference_id");

create index on diemcau.directive_summary ((coalesce("due_on", 'infinity'::date)), "conference_id", "directive_id");

create index on diemcau.participation_summary ("province", "conference_id");

create index on diemcau.directive_status ("province", "conference_id", "directive_id");
create index on diemcau.directive_status ("status", "conference_id", "directive_id", "province");
create index on diemcau.directive_status
    ((coalesce("due_on", 'infinity'::date)), "conference_id", "directive_id", "province");

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
        || ' (diemcau.search_form("title" || '' '' || "convener") ' || operators || ')';
    execute 'create index directive_summary_search on diemcau.directive_summary using gin'
        || ' (diemcau.search_form("text" || '' '' || "issuer") ' || operators || ')';
exception
    when insufficient_privilege or undefined_file or feature_not_supported then
        raise notice 'Without the extension pg_trgm, searches read all texts: %', sqlerrm;
end
$$;
