-- A unit of today over the years, former units counted with their successor. Change the code in the first line.
with parameter as (select 'VN-04' as province)
select v.year,
    v.province_name,
    v.conferences_invited,
    v.conferences_attended,
    v.conferences_absent,
    v.conferences_late,
    round((100 * v.attendance_rate)::numeric, 1) as attendance_percent,
    v.delegates
from diemcau.v_province_year v
join parameter p on p.province = v.province
order by v.year;
