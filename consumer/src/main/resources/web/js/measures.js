// The measures that a map of provinces can show, and the classes of colour that their values fall into.
export const measuresOf = ({words, format}) => [
  {key: 'attendanceRate', name: words.attendanceRate, show: format.rate, isRate: true, top: 1},
  {key: 'onTimeRate', name: words.onTimeRate, show: format.rate, isRate: true, top: 1},
  {key: 'directivesOverdue', name: words.directivesOverdue, show: format.number, isBad: true},
  {key: 'speeches', name: words.speechesMeasure, show: format.number},
  {key: 'delegates', name: words.delegatesMeasure, show: format.number},
  {key: 'averageProgressPercent', name: words.averageProgressPercent, show: format.percent, isRate: true, top: 100},
];

const CLASSES = 5;

const rounded = (value) => {
  if (value < 10) return Math.round(value);
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
};

/**
 * Where the classes begin: fifths of what a rate can be; else none, and quarters of the different counts above, rounded to
 * two digits. Many provinces with the same count do not hide the few with a large one.
 *
 * @return ascending starts of the classes, the first 0; fewer than five where there are fewer values
 */
export const classStarts = (measure, values) => {
  if (measure.isRate) return [0, 0.2, 0.4, 0.6, 0.8].map((share) => share * measure.top);
  const different = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  const above = different.filter((value) => value > 0);
  const isFromNone = above.length < different.length;
  const classes = isFromNone ? CLASSES - 1 : CLASSES;
  const starts = new Set([0]);
  for (let i = isFromNone ? 0 : 1; i < classes && above.length > 0; i++) {
    starts.add(rounded(above[Math.floor((i * above.length) / classes)]));
  }
  return [...starts].sort((a, b) => a - b);
};

/** The class of a value, 0 to 4; null where there is no value. */
export const classOf = (starts, value) => {
  if (value === null || value === undefined) return null;
  const index = starts.findLastIndex((start) => value >= start);
  const step = starts.length > 1 ? (CLASSES - 1) / (starts.length - 1) : 1;
  return Math.round(Math.max(index, 0) * step);
};

/** What the legend says of each class: [class, text]. */
export const legendOf = (measure, starts, show) =>
  starts.map((start, index) => {
    const next = starts[index + 1];
    if (measure.isRate) return [classOf(starts, start), `${show(start)} – ${show(next ?? measure.top)}`];
    if (next === undefined) return [classOf(starts, start), `≥ ${show(start)}`];
    return [classOf(starts, start), next - 1 > start ? `${show(start)} – ${show(next - 1)}` : show(start)];
  });
