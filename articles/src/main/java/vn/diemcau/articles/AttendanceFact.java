package vn.diemcau.articles;

/**
 * A stated attendance.
 *
 * @param province null for the whole conference
 * @param measure the field of the event that takes the figure
 */
record AttendanceFact(String province, String measure, Figure figure, Sentence sentence) {}
