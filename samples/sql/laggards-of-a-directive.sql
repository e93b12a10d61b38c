-- The units that are overdue with a directive, the least progress first. Change conference and directive in the first lines.
with parameter as (
    select '2025-07-03-chinh-phu-dia-phuong' as conference_id, 'chinh-quyen-hai-cap' as directive_id
)
select v.province,
    v.province_name,
    v.percent,
    v.due_on,
    (now() at time zone 'Asia/Ho_Chi_Minh')::date - v.due_on as days_late,
    v.directive
from diemcau.v_directive_status v
join parameter p on p.conference_id = v.conference_id and p.directive_id = v.directive_id
where v.status = 'OVERDUE'
order by v.percent, v.province_name;
