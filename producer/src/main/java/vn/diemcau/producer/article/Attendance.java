package vn.diemcau.producer.article;

/**
 * A stated attendance.
 *
 * @param province null for the whole conference
 * @param measure {@code sites}, {@code delegates} or {@code provinces}
 */
record Attendance(String province, String measure, Figure figure, Sentence sentence) {}
