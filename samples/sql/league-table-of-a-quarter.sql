-- The units of today in a quarter: who attended most, who fulfilled most on time. Change the quarter in the first line.
with parameter as (select '2025-Q3' as quarter)
select rank() over (order by v.attendance_rate desc nulls last, v.on_time_rate desc nulls last) as rank,
    v.province,
    v.province_name,
    v.conferences_attended,
    v.conferences_absent,
    round((100 * v.attendance_rate)::numeric, 1) as attendance_percent,
    v.directives_completed_on_time,
    v.directives_overdue,
    round((100 * v.on_time_rate)::numeric, 1) as on_time_percent
from diemcau.v_province_quarter v
join parameter p on p.quarter = v.quarter
order by rank, v.province_name;
