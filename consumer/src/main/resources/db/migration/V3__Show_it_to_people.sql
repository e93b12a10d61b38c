-- For people who read with SQL; docs/DATABASE.md leads through it.

create table diemcau.province_unit (
    "map" text collate "C" not null,
    "code" text collate "C" not null,
    "name" text not null,
    "successor" text collate "C" not null,
    primary key ("map", "code")
);

comment on table diemcau.province_unit is
    'The units of both maps, and VN for all units of a map; a code names another territory on each map';
comment on column diemcau.province_unit."map" is
    'Map of the unit: "63" (up to 2025-06-30) or "34" (since 2025-07-01)';
comment on column diemcau.province_unit."code" is
    'ISO 3166-2 code';
comment on column diemcau.province_unit."name" is
    'Name in Vietnamese';
comment on column diemcau.province_unit."successor" is
    'Code of the unit of map 34 that it became';

insert into diemcau.province_unit ("map", "code", "name", "successor") values
    ('63', 'VN-01', 'Lai Châu', 'VN-01'),
    ('63', 'VN-02', 'Lào Cai', 'VN-02'),
    ('63', 'VN-03', 'Hà Giang', 'VN-07'),
    ('63', 'VN-04', 'Cao Bằng', 'VN-04'),
    ('63', 'VN-05', 'Sơn La', 'VN-05'),
    ('63', 'VN-06', 'Yên Bái', 'VN-02'),
    ('63', 'VN-07', 'Tuyên Quang', 'VN-07'),
    ('63', 'VN-09', 'Lạng Sơn', 'VN-09'),
    ('63', 'VN-13', 'Quảng Ninh', 'VN-13'),
    ('63', 'VN-14', 'Hòa Bình', 'VN-68'),
    ('63', 'VN-18', 'Ninh Bình', 'VN-18'),
    ('63', 'VN-20', 'Thái Bình', 'VN-66'),
    ('63', 'VN-21', 'Thanh Hóa', 'VN-21'),
    ('63', 'VN-22', 'Nghệ An', 'VN-22'),
    ('63', 'VN-23', 'Hà Tĩnh', 'VN-23'),
    ('63', 'VN-24', 'Quảng Bình', 'VN-25'),
    ('63', 'VN-25', 'Quảng Trị', 'VN-25'),
    ('63', 'VN-26', 'Thừa Thiên Huế', 'VN-26'),
    ('63', 'VN-27', 'Quảng Nam', 'VN-DN'),
    ('63', 'VN-28', 'Kon Tum', 'VN-29'),
    ('63', 'VN-29', 'Quảng Ngãi', 'VN-29'),
    ('63', 'VN-30', 'Gia Lai', 'VN-30'),
    ('63', 'VN-31', 'Bình Định', 'VN-30'),
    ('63', 'VN-32', 'Phú Yên', 'VN-33'),
    ('63', 'VN-33', 'Đắk Lắk', 'VN-33'),
    ('63', 'VN-34', 'Khánh Hòa', 'VN-34'),
    ('63', 'VN-35', 'Lâm Đồng', 'VN-35'),
    ('63', 'VN-36', 'Ninh Thuận', 'VN-34'),
    ('63', 'VN-37', 'Tây Ninh', 'VN-37'),
    ('63', 'VN-39', 'Đồng Nai', 'VN-39'),
    ('63', 'VN-40', 'Bình Thuận', 'VN-35'),
    ('63', 'VN-41', 'Long An', 'VN-37'),
    ('63', 'VN-43', 'Bà Rịa - Vũng Tàu', 'VN-SG'),
    ('63', 'VN-44', 'An Giang', 'VN-44'),
    ('63', 'VN-45', 'Đồng Tháp', 'VN-45'),
    ('63', 'VN-46', 'Tiền Giang', 'VN-45'),
    ('63', 'VN-47', 'Kiên Giang', 'VN-44'),
    ('63', 'VN-49', 'Vĩnh Long', 'VN-49'),
    ('63', 'VN-50', 'Bến Tre', 'VN-49'),
    ('63', 'VN-51', 'Trà Vinh', 'VN-49'),
    ('63', 'VN-52', 'Sóc Trăng', 'VN-CT'),
    ('63', 'VN-53', 'Bắc Kạn', 'VN-69'),
    ('63', 'VN-54', 'Bắc Giang', 'VN-56'),
    ('63', 'VN-55', 'Bạc Liêu', 'VN-59'),
    ('63', 'VN-56', 'Bắc Ninh', 'VN-56'),
    ('63', 'VN-57', 'Bình Dương', 'VN-SG'),
    ('63', 'VN-58', 'Bình Phước', 'VN-39'),
    ('63', 'VN-59', 'Cà Mau', 'VN-59'),
    ('63', 'VN-61', 'Hải Dương', 'VN-HP'),
    ('63', 'VN-63', 'Hà Nam', 'VN-18'),
    ('63', 'VN-66', 'Hưng Yên', 'VN-66'),
    ('63', 'VN-67', 'Nam Định', 'VN-18'),
    ('63', 'VN-68', 'Phú Thọ', 'VN-68'),
    ('63', 'VN-69', 'Thái Nguyên', 'VN-69'),
    ('63', 'VN-70', 'Vĩnh Phúc', 'VN-68'),
    ('63', 'VN-71', 'Điện Biên', 'VN-71'),
    ('63', 'VN-72', 'Đắk Nông', 'VN-35'),
    ('63', 'VN-73', 'Hậu Giang', 'VN-CT'),
    ('63', 'VN-CT', 'Cần Thơ', 'VN-CT'),
    ('63', 'VN-DN', 'Đà Nẵng', 'VN-DN'),
    ('63', 'VN-HN', 'Hà Nội', 'VN-HN'),
    ('63', 'VN-HP', 'Hải Phòng', 'VN-HP'),
    ('63', 'VN-SG', 'Hồ Chí Minh', 'VN-SG'),
    ('34', 'VN-01', 'Lai Châu', 'VN-01'),
    ('34', 'VN-02', 'Lào Cai', 'VN-02'),
    ('34', 'VN-04', 'Cao Bằng', 'VN-04'),
    ('34', 'VN-05', 'Sơn La', 'VN-05'),
    ('34', 'VN-07', 'Tuyên Quang', 'VN-07'),
    ('34', 'VN-09', 'Lạng Sơn', 'VN-09'),
    ('34', 'VN-13', 'Quảng Ninh', 'VN-13'),
    ('34', 'VN-18', 'Ninh Bình', 'VN-18'),
    ('34', 'VN-21', 'Thanh Hóa', 'VN-21'),
    ('34', 'VN-22', 'Nghệ An', 'VN-22'),
    ('34', 'VN-23', 'Hà Tĩnh', 'VN-23'),
    ('34', 'VN-25', 'Quảng Trị', 'VN-25'),
    ('34', 'VN-26', 'Huế', 'VN-26'),
    ('34', 'VN-29', 'Quảng Ngãi', 'VN-29'),
    ('34', 'VN-30', 'Gia Lai', 'VN-30'),
    ('34', 'VN-33', 'Đắk Lắk', 'VN-33'),
    ('34', 'VN-34', 'Khánh Hòa', 'VN-34'),
    ('34', 'VN-35', 'Lâm Đồng', 'VN-35'),
    ('34', 'VN-37', 'Tây Ninh', 'VN-37'),
    ('34', 'VN-39', 'Đồng Nai', 'VN-39'),
    ('34', 'VN-44', 'An Giang', 'VN-44'),
    ('34', 'VN-45', 'Đồng Tháp', 'VN-45'),
    ('34', 'VN-49', 'Vĩnh Long', 'VN-49'),
    ('34', 'VN-56', 'Bắc Ninh', 'VN-56'),
    ('34', 'VN-59', 'Cà Mau', 'VN-59'),
    ('34', 'VN-66', 'Hưng Yên', 'VN-66'),
    ('34', 'VN-68', 'Phú Thọ', 'VN-68'),
    ('34', 'VN-69', 'Thái Nguyên', 'VN-69'),
    ('34', 'VN-71', 'Điện Biên', 'VN-71'),
    ('34', 'VN-CT', 'Cần Thơ', 'VN-CT'),
    ('34', 'VN-DN', 'Đà Nẵng', 'VN-DN'),
    ('34', 'VN-HN', 'Hà Nội', 'VN-HN'),
    ('34', 'VN-HP', 'Hải Phòng', 'VN-HP'),
    ('34', 'VN-SG', 'Hồ Chí Minh', 'VN-SG'),
    ('63', 'VN', 'Việt Nam', 'VN'),
    ('34', 'VN', 'Việt Nam', 'VN');

create function diemcau.map_on(day date) returns text
    language sql immutable strict parallel safe
    return case when day < date '2025-07-01' then '63' else '34' end;

comment on function diemcau.map_on(date) is
    'The map in force on a date in Asia/Ho_Chi_Minh';

-- The map of a status is that of its conference. Whoever writes a status fills these in where the conference is known;
-- the triggers do where it comes later, or moves from one map to the other.
alter table diemcau.directive_status add column "map" text collate "C", add column "province_name" text;

comment on column diemcau.directive_status."map" is
    'Map of the unit: that of the date of the conference; null while the conference is unknown';
comment on column diemcau.directive_status."province_name" is
    'Name of the unit on that map, in Vietnamese; null while the conference is unknown';

create function diemcau.name_units_of_statuses() returns trigger
    language plpgsql as $$
begin
    update diemcau.directive_status s
        set "map" = u."map", "province_name" = u."name"
        from diemcau.province_unit u
        where s.conference_id = new.conference_id
            and u."map" = diemcau.map_on(new.date) and u."code" = s.province
            and s."map" is distinct from u."map";
    return null;
end
$$;

create trigger name_units_of_statuses_that_came_first
    after insert on diemcau.conference_summary
    for each row execute function diemcau.name_units_of_statuses();

create trigger name_units_of_statuses_on_another_map
    after update on diemcau.conference_summary
    for each row when (diemcau.map_on(old.date) <> diemcau.map_on(new.date))
    execute function diemcau.name_units_of_statuses();

update diemcau.directive_status s
    set "map" = u."map", "province_name" = u."name"
    from diemcau.conference_summary c, diemcau.province_unit u
    where c.conference_id = s.conference_id and u."map" = diemcau.map_on(c.date) and u."code" = s.province;

do $$
begin
    if exists (select from pg_collation where collname = 'vi-x-icu') then
        alter table diemcau.province_unit alter column "name" type text collate "vi-x-icu";
        alter table diemcau.directive_status alter column "province_name" type text collate "vi-x-icu";
    end if;
end
$$;

create view diemcau.v_province_quarter as
    select p.province, p.province_name, p.period as quarter, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province <> 'VN' and p.period like '____-Q_';

comment on view diemcau.v_province_quarter is
    'Totals of units of today (map 34, which has the whole history) by quarters: one map, one kind of period; may be summed';

create view diemcau.v_province_year as
    select p.province, p.province_name, p.period as year, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province <> 'VN' and p.period ~ '^[0-9]{4}$';

comment on view diemcau.v_province_year is
    'Totals of units of today (map 34, which has the whole history) by years: one map, one kind of period; may be summed';

create view diemcau.v_province_total as
    select p.province, p.province_name, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province <> 'VN' and p.period = 'ALL';

comment on view diemcau.v_province_total is
    'Totals of units of today (map 34, which has the whole history) by all time: one map, one kind of period; may be summed';

create view diemcau.v_former_province_quarter as
    select p.province, p.province_name, p.period as quarter, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '63' and p.province <> 'VN' and p.period like '____-Q_';

comment on view diemcau.v_former_province_quarter is
    'Totals of the 63 former units (conferences up to 2025-06-30) by quarters: one map, one kind of period; may be summed';

create view diemcau.v_former_province_year as
    select p.province, p.province_name, p.period as year, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '63' and p.province <> 'VN' and p.period ~ '^[0-9]{4}$';

comment on view diemcau.v_former_province_year is
    'Totals of the 63 former units (conferences up to 2025-06-30) by years: one map, one kind of period; may be summed';

create view diemcau.v_former_province_total as
    select p.province, p.province_name, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '63' and p.province <> 'VN' and p.period = 'ALL';

comment on view diemcau.v_former_province_total is
    'Totals of the 63 former units (conferences up to 2025-06-30) by all time: one map, one kind of period; may be summed';

create view diemcau.v_nation_quarter as
    select p.period as quarter, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province = 'VN' and p.period like '____-Q_';

comment on view diemcau.v_nation_quarter is
    'Totals of the whole country (map 34, which has the whole history) by quarters: one map, one kind of period; may be summed';

create view diemcau.v_nation_year as
    select p.period as year, p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province = 'VN' and p.period ~ '^[0-9]{4}$';

comment on view diemcau.v_nation_year is
    'Totals of the whole country (map 34, which has the whole history) by years: one map, one kind of period; may be summed';

create view diemcau.v_nation_total as
    select p.conferences_invited, p.conferences_attended, p.conferences_absent, p.conferences_late, p.attendance_rate, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds, p.directives_assigned, p.directives_completed_on_time, p.directives_completed_late, p.directives_overdue, p.directives_open, p.on_time_rate, p.average_progress_percent, p.awards, p.outcomes_reported
    from diemcau.province_summary p
    where p.map = '34' and p.province = 'VN' and p.period = 'ALL';

comment on view diemcau.v_nation_total is
    'Totals of the whole country (map 34, which has the whole history) by all time: one map, one kind of period; may be summed';

create view diemcau.v_directive_status as
    select s.conference_id, c.title as conference, c.date as conference_date, s.directive_id, d.issuer, d.text as directive,
        u.map, s.province, u.name as province_name, s.status, s.percent, s.due_on, s.completed_at
    from diemcau.directive_status s
    join diemcau.conference_summary c on c.conference_id = s.conference_id
    join diemcau.directive_summary d on d.conference_id = s.conference_id and d.directive_id = s.directive_id
    join diemcau.province_unit u on u.map = diemcau.map_on(c.date) and u.code = s.province;

comment on view diemcau.v_directive_status is
    'Where each unit stands under each directive, with the names of both';

create view diemcau.v_attendance as
    select p.conference_id, c.title as conference, c.date as conference_date, c.status as conference_status, p.map, p.province,
        p.province_name, p.conferences_invited = 1 as invited, p.conferences_attended = 1 as attended,
        p.conferences_late = 1 as late, p.sites, p.delegates, p.connected_seconds, p.speeches, p.speaking_seconds,
        p.first_joined_at, p.last_left_at, p.chair
    from diemcau.participation_summary p
    join diemcau.conference_summary c on c.conference_id = p.conference_id;

comment on view diemcau.v_attendance is
    'What each unit did at each conference, with the name of the conference';

create view diemcau.v_tinh_quy as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.quarter as "Quý", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_province_quarter v;

comment on view diemcau.v_tinh_quy is
    'Số liệu 34 tỉnh, thành phố (toàn bộ lịch sử) theo quý';

create view diemcau.v_tinh_nam as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.year as "Năm", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_province_year v;

comment on view diemcau.v_tinh_nam is
    'Số liệu 34 tỉnh, thành phố (toàn bộ lịch sử) theo năm';

create view diemcau.v_tinh_tong as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_province_total v;

comment on view diemcau.v_tinh_tong is
    'Số liệu 34 tỉnh, thành phố (toàn bộ lịch sử), tất cả các kỳ';

create view diemcau.v_tinh_cu_quy as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.quarter as "Quý", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_former_province_quarter v;

comment on view diemcau.v_tinh_cu_quy is
    'Số liệu 63 tỉnh, thành phố cũ (đến 30/6/2025) theo quý';

create view diemcau.v_tinh_cu_nam as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.year as "Năm", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_former_province_year v;

comment on view diemcau.v_tinh_cu_nam is
    'Số liệu 63 tỉnh, thành phố cũ (đến 30/6/2025) theo năm';

create view diemcau.v_tinh_cu_tong as
    select v.province as "Mã", v.province_name as "Tỉnh, thành phố", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_former_province_total v;

comment on view diemcau.v_tinh_cu_tong is
    'Số liệu 63 tỉnh, thành phố cũ (đến 30/6/2025), tất cả các kỳ';

create view diemcau.v_ca_nuoc_quy as
    select v.quarter as "Quý", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_nation_quarter v;

comment on view diemcau.v_ca_nuoc_quy is
    'Số liệu cả nước (toàn bộ lịch sử) theo quý';

create view diemcau.v_ca_nuoc_nam as
    select v.year as "Năm", v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_nation_year v;

comment on view diemcau.v_ca_nuoc_nam is
    'Số liệu cả nước (toàn bộ lịch sử) theo năm';

create view diemcau.v_ca_nuoc_tong as
    select v.conferences_invited as "Được mời", v.conferences_attended as "Tham dự", v.conferences_absent as "Vắng mặt", v.conferences_late as "Vào muộn", v.attendance_rate as "Tỷ lệ tham dự", v.sites as "Điểm cầu", v.delegates as "Đại biểu", v.connected_seconds as "Số giây kết nối", v.speeches as "Phát biểu", v.speaking_seconds as "Số giây phát biểu", v.directives_assigned as "Nhiệm vụ được giao", v.directives_completed_on_time as "Hoàn thành đúng hạn", v.directives_completed_late as "Hoàn thành muộn", v.directives_overdue as "Quá hạn", v.directives_open as "Đang thực hiện", v.on_time_rate as "Tỷ lệ đúng hạn", v.average_progress_percent as "Tiến độ bình quân (%)", v.awards as "Khen thưởng", v.outcomes_reported as "Kết quả báo cáo"
    from diemcau.v_nation_total v;

comment on view diemcau.v_ca_nuoc_tong is
    'Số liệu cả nước (toàn bộ lịch sử), tất cả các kỳ';

create view diemcau.v_tien_do as
    select v.conference as "Hội nghị", v.conference_date as "Ngày", v.issuer as "Người chỉ đạo", v.directive as "Chỉ đạo",
        v.province as "Mã", v.province_name as "Tỉnh, thành phố",
        case v.status when 'COMPLETED_ON_TIME' then 'Hoàn thành đúng hạn' when 'COMPLETED_LATE' then 'Hoàn thành muộn'
            when 'OVERDUE' then 'Quá hạn' when 'OPEN' then 'Đang thực hiện' else v.status end as "Trạng thái",
        v.percent as "Tiến độ (%)", v.due_on as "Hạn", v.completed_at as "Hoàn thành lúc"
    from diemcau.v_directive_status v;

comment on view diemcau.v_tien_do is
    'Tiến độ của từng tỉnh theo từng chỉ đạo';

create view diemcau.v_tham_du as
    select v.conference as "Hội nghị", v.conference_date as "Ngày", v.province as "Mã", v.province_name as "Tỉnh, thành phố",
        v.invited as "Được mời", v.attended as "Tham dự", v.late as "Vào muộn", v.sites as "Điểm cầu",
        v.delegates as "Đại biểu", v.speeches as "Phát biểu", v.chair as "Chủ trì"
    from diemcau.v_attendance v;

comment on view diemcau.v_tham_du is
    'Việc tham dự của từng tỉnh tại từng hội nghị';

-- A role that may read everything here and change nothing, to be given to people and programs. Roles belong to the server,
-- not to the database: where this user may not create them, somebody else has to (docs/DATABASE.md).
do $$
begin
    if not exists (select from pg_roles where rolname = 'diemcau_reader') then
        begin
            create role diemcau_reader nologin;
        exception
            when insufficient_privilege then
                raise notice 'The role diemcau_reader is missing and cannot be created by %', current_user;
            when duplicate_object or unique_violation then
                null; -- another database of the server is being migrated
        end;
    end if;
    if exists (select from pg_roles where rolname = 'diemcau_reader') then
        grant usage on schema diemcau to diemcau_reader;
        grant select on all tables in schema diemcau to diemcau_reader;
        alter default privileges in schema diemcau grant select on tables to diemcau_reader;
    end if;
end
$$;
