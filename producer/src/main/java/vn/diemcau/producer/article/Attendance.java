package vn.diemcau.producer.article;

/**
 * A stated attendance.
 *
 * @param province null for the whole conference
 * @param measure the field of the event that takes the figure
 */
record Attendance(String province, String measure, Figure figure, Sentence sentence) {}
