/** The periods that can be chosen: all time, then years with their quarters, latest first. */
export const periodOptions = (app, meta, map, chosen) => {
  const known = new Set(meta?.periods ?? []);
  known.add(chosen);
  known.delete('ALL');
  const isOnMap = (period) => map === '34' || period < '2025-Q3';
  const order = (left, right) => {
    const [leftYear, rightYear] = [left.slice(0, 4), right.slice(0, 4)];
    if (leftYear !== rightYear) return rightYear.localeCompare(leftYear);
    if (left.length !== right.length) return left.length - right.length;
    return right.localeCompare(left);
  };
  const named = [...known].filter((period) => isOnMap(period) || period === chosen).sort(order)
    .map((period) => [period, (period.includes('Q') ? '\u2003' : '') + app.periodName(period)]);
  return [['ALL', app.words.allTime], ...named];
};
