-- Keys are sorted by their bytes, whatever the locale of the database: collate "C".

create sequence diemcau.consumer_token;
comment on sequence diemcau.consumer_token is 'Numbers for owners and replays in consumer_position; never given twice';

create table diemcau.consumer_position (
    "topic" text collate "C" not null,
    "partition" integer not null,
    "next_offset" bigint not null,
    "topic_id" text,
    "owner" bigint not null,
    "replay" bigint not null,
    "sweep_until" bigint,
    "updated_at" timestamptz not null,
    primary key ("topic", "partition")
);

comment on table diemcau.consumer_position is
    'How far each partition of the summary topics is in the tables; moves in the transaction of the rows';
comment on column diemcau.consumer_position."topic" is 'Topic, as the broker names it';
comment on column diemcau.consumer_position."partition" is 'Partition';
comment on column diemcau.consumer_position."next_offset" is
    'Offset of the next record to read; all before it is in the tables; -1: read anew from the start';
comment on column diemcau.consumer_position."topic_id" is
    'Id that the broker gave the topic; another one means that the topic was deleted and made anew';
comment on column diemcau.consumer_position."owner" is
    'Number of the assignment that may move the position; an older assignment can write nothing more';
comment on column diemcau.consumer_position."replay" is
    'Number of the reading from the start that is under way or was the last; rows seen since bear it';
comment on column diemcau.consumer_position."sweep_until" is
    'While a replay is under way the offset at which it ends: rows that it has not seen are then deleted; else null';
comment on column diemcau.consumer_position."updated_at" is
    'When the partition was last known to be read up to next_offset, UTC instant';

create table diemcau.province_summary (
    "map" text collate "C" not null,
    "province" text collate "C" not null,
    "province_name" text not null,
    "period" text collate "C" not null,
    "conferences_invited" bigint not null,
    "conferences_attended" bigint not null,
    "conferences_absent" bigint not null,
    "conferences_late" bigint not null,
    "sites" bigint not null,
    "delegates" bigint not null,
    "connected_seconds" bigint not null,
    "reconnects" bigint not null,
    "speeches" bigint not null,
    "speaking_seconds" bigint not null,
    "directives_assigned" bigint not null,
    "directives_completed_on_time" bigint not null,
    "directives_completed_late" bigint not null,
    "directives_overdue" bigint not null,
    "directives_open" bigint not null,
    "progress_percent_total" bigint not null,
    "sites_reported" bigint not null,
    "delegates_reported" bigint not null,
    "outcomes_reported" bigint not null,
    "awards" bigint not null,
    "speeches_by_kind" jsonb not null,
    "awards_by_kind" jsonb not null,
    "attendance_rate" double precision,
    "on_time_rate" double precision,
    "average_progress_percent" double precision,
    "updated_at" timestamptz not null,
    "kafka_topic" text not null,
    "kafka_partition" integer not null,
    "kafka_offset" bigint not null,
    "replay" bigint not null,
    primary key ("map", "province", "period")
);

comment on table diemcau.province_summary is
    'Totals of the conferences of a period for a unit; the latest record of each key of the topic province-summaries';
comment on column diemcau.province_summary."map" is
    'Map of the units: "63" (up to 2025-06-30) or "34" (since 2025-07-01)';
comment on column diemcau.province_summary."province" is
    'ISO 3166-2 code of the unit on that map; VN for all of them';
comment on column diemcau.province_summary."province_name" is
    'Name of the unit on that map, in Vietnamese';
comment on column diemcau.province_summary."period" is
    'Year (2019), quarter (2019-Q1) or ALL, by the dates of the conferences in Asia/Ho_Chi_Minh';
comment on column diemcau.province_summary."conferences_invited" is
    'Conferences to which the province was invited';
comment on column diemcau.province_summary."conferences_attended" is
    'Conferences that at least one site of the province joined';
comment on column diemcau.province_summary."conferences_absent" is
    'Closed conferences to which it was invited and that no site joined';
comment on column diemcau.province_summary."conferences_late" is
    'Attended conferences that its first site joined after the opening';
comment on column diemcau.province_summary."sites" is
    'Distinct sites that joined';
comment on column diemcau.province_summary."delegates" is
    'Delegates, over its sites the number of the latest join that states one';
comment on column diemcau.province_summary."connected_seconds" is
    'Seconds for which sites were connected between opening and closing; each conference rounded down';
comment on column diemcau.province_summary."reconnects" is
    'Joins from the disconnected state after the first, over its sites';
comment on column diemcau.province_summary."speeches" is
    'Speeches of its speakers';
comment on column diemcau.province_summary."speaking_seconds" is
    'Length of its speeches in seconds';
comment on column diemcau.province_summary."directives_assigned" is
    'Standing directives that address it';
comment on column diemcau.province_summary."directives_completed_on_time" is
    'Of those assigned, completed on a date up to the due date';
comment on column diemcau.province_summary."directives_completed_late" is
    'Of those assigned, completed after the due date';
comment on column diemcau.province_summary."directives_overdue" is
    'Of those assigned, not completed and the due date is past';
comment on column diemcau.province_summary."directives_open" is
    'Of those assigned, not completed and not overdue';
comment on column diemcau.province_summary."progress_percent_total" is
    'Sum over those assigned of their progress in percent, 100 for a completed one';
comment on column diemcau.province_summary."sites_reported" is
    'Sites that somebody stated for it';
comment on column diemcau.province_summary."delegates_reported" is
    'Delegates that somebody stated for it';
comment on column diemcau.province_summary."outcomes_reported" is
    'Outcomes reported for it';
comment on column diemcau.province_summary."awards" is
    'Awards conferred on it';
comment on column diemcau.province_summary."speeches_by_kind" is
    'Speeches by kind (the symbols of SpeechKind); kinds with zero are left out';
comment on column diemcau.province_summary."awards_by_kind" is
    'Awards by kind (the symbols of AwardKind); kinds with zero are left out';
comment on column diemcau.province_summary."attendance_rate" is
    'Attended / (attended + absent), 0 to 1; null where there is nothing to divide by';
comment on column diemcau.province_summary."on_time_rate" is
    'Completed on time / (completed on time + completed late + overdue), 0 to 1; null where there is nothing to divide by';
comment on column diemcau.province_summary."average_progress_percent" is
    'progressPercentTotal / directivesAssigned, 0 to 100; null where there is nothing to divide by';
comment on column diemcau.province_summary."updated_at" is
    'Time of computation, UTC instant in milliseconds; two summaries that differ in it alone say the same';
comment on column diemcau.province_summary."kafka_topic" is
    'Topic of the record that wrote the row, as the broker names it';
comment on column diemcau.province_summary."kafka_partition" is
    'Partition of that record';
comment on column diemcau.province_summary."kafka_offset" is
    'Offset of that record; -1 where the topic was made anew since';
comment on column diemcau.province_summary."replay" is
    'Number of the replay, as in consumer_position, since whose start the row was seen in the topic';

create table diemcau.conference_summary (
    "conference_id" text collate "C" not null,
    "title" text not null,
    "level" text not null,
    "format" text not null,
    "kind" text not null,
    "convener" text not null,
    "status" text not null,
    "date" date not null,
    "opened_at" timestamptz,
    "closed_at" timestamptz,
    "provinces_invited" bigint not null,
    "provinces_attended" bigint not null,
    "provinces_absent" bigint not null,
    "sites" bigint not null,
    "delegates" bigint not null,
    "connected_seconds" bigint not null,
    "speeches" bigint not null,
    "speaking_seconds" bigint not null,
    "directives_issued" bigint not null,
    "directives_assigned" bigint not null,
    "directives_completed_on_time" bigint not null,
    "directives_completed_late" bigint not null,
    "directives_overdue" bigint not null,
    "directives_open" bigint not null,
    "awards" bigint not null,
    "outcomes_reported" bigint not null,
    "outcomes" jsonb not null,
    "provinces_reported" bigint,
    "sites_reported" bigint,
    "delegates_reported" bigint,
    "updated_at" timestamptz not null,
    "kafka_topic" text not null,
    "kafka_partition" integer not null,
    "kafka_offset" bigint not null,
    "replay" bigint not null,
    primary key ("conference_id")
);

comment on table diemcau.conference_summary is
    'Conferences and what their cells add up to; the latest record of each key of the topic conference-summaries';
comment on column diemcau.conference_summary."conference_id" is
    'Identifier of the conference';
comment on column diemcau.conference_summary."title" is
    'Title';
comment on column diemcau.conference_summary."level" is
    'Level of the convening body';
comment on column diemcau.conference_summary."format" is
    'How it is held';
comment on column diemcau.conference_summary."kind" is
    'What it is for';
comment on column diemcau.conference_summary."convener" is
    'Body that convenes it';
comment on column diemcau.conference_summary."status" is
    'Where it stands';
comment on column diemcau.conference_summary."date" is
    'Date of the opening, else of the scheduled start, in Asia/Ho_Chi_Minh';
comment on column diemcau.conference_summary."opened_at" is
    'Opening, UTC instant in milliseconds';
comment on column diemcau.conference_summary."closed_at" is
    'Closing, UTC instant in milliseconds';
comment on column diemcau.conference_summary."provinces_invited" is
    'Units that were invited';
comment on column diemcau.conference_summary."provinces_attended" is
    'Units of which a site joined';
comment on column diemcau.conference_summary."provinces_absent" is
    'Invited units of which none joined, once closed';
comment on column diemcau.conference_summary."sites" is
    'Distinct sites that joined';
comment on column diemcau.conference_summary."delegates" is
    'Delegates at the sites';
comment on column diemcau.conference_summary."connected_seconds" is
    'Sum of the seconds of the cells';
comment on column diemcau.conference_summary."speeches" is
    'Speeches, those of the convening body included';
comment on column diemcau.conference_summary."speaking_seconds" is
    'Length of the speeches in seconds';
comment on column diemcau.conference_summary."directives_issued" is
    'Standing directives';
comment on column diemcau.conference_summary."directives_assigned" is
    'Directives by province addressed';
comment on column diemcau.conference_summary."directives_completed_on_time" is
    'Of those assigned, completed on time';
comment on column diemcau.conference_summary."directives_completed_late" is
    'Of those assigned, completed late';
comment on column diemcau.conference_summary."directives_overdue" is
    'Of those assigned, overdue';
comment on column diemcau.conference_summary."directives_open" is
    'Of those assigned, open';
comment on column diemcau.conference_summary."awards" is
    'Awards conferred';
comment on column diemcau.conference_summary."outcomes_reported" is
    'Outcomes reported, those that name no province included';
comment on column diemcau.conference_summary."outcomes" is
    'The outcomes reported, by outcomeId';
comment on column diemcau.conference_summary."provinces_reported" is
    'Provinces that somebody stated for the whole conference';
comment on column diemcau.conference_summary."sites_reported" is
    'Sites that somebody stated for the whole conference';
comment on column diemcau.conference_summary."delegates_reported" is
    'Delegates that somebody stated for the whole conference';
comment on column diemcau.conference_summary."updated_at" is
    'Time of computation, UTC instant in milliseconds; two summaries that differ in it alone say the same';
comment on column diemcau.conference_summary."kafka_topic" is
    'Topic of the record that wrote the row, as the broker names it';
comment on column diemcau.conference_summary."kafka_partition" is
    'Partition of that record';
comment on column diemcau.conference_summary."kafka_offset" is
    'Offset of that record; -1 where the topic was made anew since';
comment on column diemcau.conference_summary."replay" is
    'Number of the replay, as in consumer_position, since whose start the row was seen in the topic';

create table diemcau.directive_summary (
    "conference_id" text collate "C" not null,
    "directive_id" text collate "C" not null,
    "issuer" text not null,
    "text" text not null,
    "due_on" date,
    "legal_bases" jsonb not null,
    "issued_at" timestamptz not null,
    "assigned" bigint not null,
    "completed_on_time" bigint not null,
    "completed_late" bigint not null,
    "overdue" bigint not null,
    "open" bigint not null,
    "average_progress_percent" double precision,
    "laggards" jsonb not null,
    "updated_at" timestamptz not null,
    "kafka_topic" text not null,
    "kafka_partition" integer not null,
    "kafka_offset" bigint not null,
    "replay" bigint not null,
    primary key ("conference_id", "directive_id")
);

comment on table diemcau.directive_summary is
    'Standing directives and how far the provinces are with them; the latest record of each key of the topic directive-summaries';
comment on column diemcau.directive_summary."conference_id" is
    'Identifier of the conference';
comment on column diemcau.directive_summary."directive_id" is
    'Identifier of the directive within the conference';
comment on column diemcau.directive_summary."issuer" is
    'Who issued it';
comment on column diemcau.directive_summary."text" is
    'What is to be done';
comment on column diemcau.directive_summary."due_on" is
    'Last day on which completion is on time, a date in Asia/Ho_Chi_Minh; null: no deadline';
comment on column diemcau.directive_summary."legal_bases" is
    'Numbers of the documents that it rests on';
comment on column diemcau.directive_summary."issued_at" is
    'Time of the latest issue, UTC instant in milliseconds';
comment on column diemcau.directive_summary."assigned" is
    'Units that it addresses';
comment on column diemcau.directive_summary."completed_on_time" is
    'Of those, completed on time';
comment on column diemcau.directive_summary."completed_late" is
    'Of those, completed late';
comment on column diemcau.directive_summary."overdue" is
    'Of those, overdue';
comment on column diemcau.directive_summary."open" is
    'Of those, open';
comment on column diemcau.directive_summary."average_progress_percent" is
    'Mean progress over the units addressed, 0 to 100; null where it addresses none';
comment on column diemcau.directive_summary."laggards" is
    'Codes of the units that are overdue, sorted';
comment on column diemcau.directive_summary."updated_at" is
    'Time of computation, UTC instant in milliseconds; two summaries that differ in it alone say the same';
comment on column diemcau.directive_summary."kafka_topic" is
    'Topic of the record that wrote the row, as the broker names it';
comment on column diemcau.directive_summary."kafka_partition" is
    'Partition of that record';
comment on column diemcau.directive_summary."kafka_offset" is
    'Offset of that record; -1 where the topic was made anew since';
comment on column diemcau.directive_summary."replay" is
    'Number of the replay, as in consumer_position, since whose start the row was seen in the topic';

create table diemcau.participation_summary (
    "conference_id" text collate "C" not null,
    "map" text not null,
    "province" text collate "C" not null,
    "province_name" text not null,
    "conferences_invited" bigint not null,
    "conferences_attended" bigint not null,
    "conferences_absent" bigint not null,
    "conferences_late" bigint not null,
    "sites" bigint not null,
    "delegates" bigint not null,
    "connected_seconds" bigint not null,
    "reconnects" bigint not null,
    "speeches" bigint not null,
    "speaking_seconds" bigint not null,
    "directives_assigned" bigint not null,
    "directives_completed_on_time" bigint not null,
    "directives_completed_late" bigint not null,
    "directives_overdue" bigint not null,
    "directives_open" bigint not null,
    "progress_percent_total" bigint not null,
    "sites_reported" bigint not null,
    "delegates_reported" bigint not null,
    "outcomes_reported" bigint not null,
    "awards" bigint not null,
    "speeches_by_kind" jsonb not null,
    "awards_by_kind" jsonb not null,
    "first_joined_at" timestamptz,
    "last_left_at" timestamptz,
    "chair" text,
    "updated_at" timestamptz not null,
    "kafka_topic" text not null,
    "kafka_partition" integer not null,
    "kafka_offset" bigint not null,
    "replay" bigint not null,
    primary key ("conference_id", "province")
);

comment on table diemcau.participation_summary is
    'Cells: what a province did at a conference; the latest record of each key of the topic participation-summaries';
comment on column diemcau.participation_summary."conference_id" is
    'Identifier of the conference';
comment on column diemcau.participation_summary."map" is
    'Map of the units: "63" (up to 2025-06-30) or "34" (since 2025-07-01)';
comment on column diemcau.participation_summary."province" is
    'ISO 3166-2 code of the unit on that map';
comment on column diemcau.participation_summary."province_name" is
    'Name of the unit on that map, in Vietnamese';
comment on column diemcau.participation_summary."conferences_invited" is
    'Conferences to which the province was invited';
comment on column diemcau.participation_summary."conferences_attended" is
    'Conferences that at least one site of the province joined';
comment on column diemcau.participation_summary."conferences_absent" is
    'Closed conferences to which it was invited and that no site joined';
comment on column diemcau.participation_summary."conferences_late" is
    'Attended conferences that its first site joined after the opening';
comment on column diemcau.participation_summary."sites" is
    'Distinct sites that joined';
comment on column diemcau.participation_summary."delegates" is
    'Delegates, over its sites the number of the latest join that states one';
comment on column diemcau.participation_summary."connected_seconds" is
    'Seconds for which sites were connected between opening and closing; each conference rounded down';
comment on column diemcau.participation_summary."reconnects" is
    'Joins from the disconnected state after the first, over its sites';
comment on column diemcau.participation_summary."speeches" is
    'Speeches of its speakers';
comment on column diemcau.participation_summary."speaking_seconds" is
    'Length of its speeches in seconds';
comment on column diemcau.participation_summary."directives_assigned" is
    'Standing directives that address it';
comment on column diemcau.participation_summary."directives_completed_on_time" is
    'Of those assigned, completed on a date up to the due date';
comment on column diemcau.participation_summary."directives_completed_late" is
    'Of those assigned, completed after the due date';
comment on column diemcau.participation_summary."directives_overdue" is
    'Of those assigned, not completed and the due date is past';
comment on column diemcau.participation_summary."directives_open" is
    'Of those assigned, not completed and not overdue';
comment on column diemcau.participation_summary."progress_percent_total" is
    'Sum over those assigned of their progress in percent, 100 for a completed one';
comment on column diemcau.participation_summary."sites_reported" is
    'Sites that somebody stated for it';
comment on column diemcau.participation_summary."delegates_reported" is
    'Delegates that somebody stated for it';
comment on column diemcau.participation_summary."outcomes_reported" is
    'Outcomes reported for it';
comment on column diemcau.participation_summary."awards" is
    'Awards conferred on it';
comment on column diemcau.participation_summary."speeches_by_kind" is
    'Speeches by kind (the symbols of SpeechKind); kinds with zero are left out';
comment on column diemcau.participation_summary."awards_by_kind" is
    'Awards by kind (the symbols of AwardKind); kinds with zero are left out';
comment on column diemcau.participation_summary."first_joined_at" is
    'Earliest join, UTC instant in milliseconds; null where no site joined';
comment on column diemcau.participation_summary."last_left_at" is
    'Latest leave that ended a stay, UTC instant in milliseconds; null where none did, or while a site is joined and the conference is not closed';
comment on column diemcau.participation_summary."chair" is
    'Chair that the latest join which states one names';
comment on column diemcau.participation_summary."updated_at" is
    'Time of computation, UTC instant in milliseconds; two summaries that differ in it alone say the same';
comment on column diemcau.participation_summary."kafka_topic" is
    'Topic of the record that wrote the row, as the broker names it';
comment on column diemcau.participation_summary."kafka_partition" is
    'Partition of that record';
comment on column diemcau.participation_summary."kafka_offset" is
    'Offset of that record; -1 where the topic was made anew since';
comment on column diemcau.participation_summary."replay" is
    'Number of the replay, as in consumer_position, since whose start the row was seen in the topic';

create table diemcau.directive_status (
    "conference_id" text collate "C" not null,
    "directive_id" text collate "C" not null,
    "province" text collate "C" not null,
    "status" text not null,
    "percent" integer not null,
    "due_on" date,
    "completed_at" timestamptz,
    "updated_at" timestamptz not null,
    "kafka_topic" text not null,
    "kafka_partition" integer not null,
    "kafka_offset" bigint not null,
    "replay" bigint not null,
    primary key ("conference_id", "directive_id", "province")
);

comment on table diemcau.directive_status is
    'Where a province stands under a standing directive; the latest record of each key of the topic directive-statuses';
comment on column diemcau.directive_status."conference_id" is
    'Identifier of the conference';
comment on column diemcau.directive_status."directive_id" is
    'Identifier of the directive within the conference';
comment on column diemcau.directive_status."province" is
    'Code of the unit on the map of the conference';
comment on column diemcau.directive_status."status" is
    'Where the unit stands';
comment on column diemcau.directive_status."percent" is
    'Progress, 0 to 100 percent; 100 once completed';
comment on column diemcau.directive_status."due_on" is
    'Last day on which completion is on time, a date in Asia/Ho_Chi_Minh; null: no deadline';
comment on column diemcau.directive_status."completed_at" is
    'Completion, UTC instant in milliseconds; null while not completed';
comment on column diemcau.directive_status."updated_at" is
    'Time of computation, UTC instant in milliseconds; two summaries that differ in it alone say the same';
comment on column diemcau.directive_status."kafka_topic" is
    'Topic of the record that wrote the row, as the broker names it';
comment on column diemcau.directive_status."kafka_partition" is
    'Partition of that record';
comment on column diemcau.directive_status."kafka_offset" is
    'Offset of that record; -1 where the topic was made anew since';
comment on column diemcau.directive_status."replay" is
    'Number of the replay, as in consumer_position, since whose start the row was seen in the topic';
