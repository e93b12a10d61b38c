package vn.diemcau.consumer.table;

import org.jdbi.v3.core.Jdbi;

/** Tables as large as those of an office that has kept its ledger for long. */
public final class LargeTables {
    private LargeTables() {}

    /**
     * Fills the tables of a database with 10,000 conferences of two directives each.
     *
     * @param provinces how many provinces each conference and directive concerns, at most 63
     */
    public static void fill(Jdbi jdbi, int provinces) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into diemcau.conference_summary
                    select 'c' || g, 'Hội nghị số ' || md5(g::text), (array['CENTRAL', 'PROVINCIAL', 'DISTRICT'])[1 + g % 3],
                        (array['ONLINE', 'IN_PERSON', 'HYBRID'])[1 + g % 3],
                        (array['BRIEFING', 'REVIEW', 'STUDY', 'PLENARY', 'THEMATIC', 'OTHER'])[1 + g % 6], 'Ban ' || g % 100,
                        (array['CONVENED', 'OPEN', 'CLOSED', 'CANCELLED'])[1 + g % 4], date '2010-01-01' + g % 5000,
                        now() - g * interval '1 hour', null, 63, g % 64, 0, g % 700, g % 9000, g, g % 50, g, 2, 126, g % 126,
                        0, 0, 0, g % 5, 0, '[]', null, null, null, now(), 't', 0, g, 0
                    from generate_series(1, 10000) g""");
            handle.execute("""
                    insert into diemcau.directive_summary
                    select 'c' || g, 'd' || d, 'Ông ' || g % 50, 'Nội dung ' || md5(g::text || d), date '2010-01-01' + g % 5000,
                        '[]', now() - g * interval '1 minute', 6, g % 6, 0, 0, 0, g % 100, '[]', now(), 't', 0, g, 0
                    from generate_series(1, 10000) g, generate_series(1, 2) d""");
            handle.execute("""
                    insert into diemcau.directive_status
                    select 'c' || g, 'd' || d, 'VN-' || lpad((1 + (g * 7 + p) % 63)::text, 2, '0'),
                        (array['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OVERDUE', 'OPEN'])[1 + g % 4], g % 101,
                        date '2010-01-01' + g % 5000, null, now(), 't', 0, g, 0, '63', 'Tỉnh ' || p
                    from generate_series(1, 10000) g, generate_series(1, 2) d, generate_series(1, ?) p""", provinces);
            handle.execute("""
                    insert into diemcau.participation_summary
                    select 'c' || g, '63', 'VN-' || lpad((1 + (g * 7 + p) % 63)::text, 2, '0'), 'Tỉnh ' || p, 1, 1, 0, 0, g % 9,
                        g % 300, g, 0, 1, g, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '{}', null, null, null, now(), 't', 0, g, 0
                    from generate_series(1, 10000) g, generate_series(1, ?) p""", provinces);
            handle.execute("""
                    insert into diemcau.province_summary
                    select m, 'VN-' || lpad(p::text, 2, '0'), 'Tỉnh ' || p, (2005 + y)::text, y, y, 0, 0, p * y, 0, 0, 0, 0, 0,
                        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '{}', null, null, null, now(), 't', 0, 0, 0
                    from unnest(array['63', '34']) m, generate_series(1, 63) p, generate_series(1, 60) y""");
            handle.execute("analyze");
        });
    }
}
