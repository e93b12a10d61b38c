// A table whose columns say how they are shown and sorted; it scrolls sideways in itself where it is too wide.
import {useApp} from './context.js';
import {classes, tag} from './dom.js';

/** Nulls last, whichever way; texts as Vietnamese sorts them. */
export const sorted = (rows, column, isDescending, compareNames) => {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = column.value(left);
    const b = column.value(right);
    if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
    if (b === null || b === undefined) return -1;
    return direction * (typeof a === 'string' ? compareNames(a, b) : a - b);
  });
};

/**
 * @param caption says what the table holds; shown to screen readers
 * @param columns {key, label, isNumber, cell(row), value(row) where it sorts, isHeader for the one that names the row}
 * @param sort key of the column, '-' before it for descending; absent: no sorting
 * @param onSort takes the new sort
 */
export const Table = ({caption, columns, rows, keyOf, sort, onSort, rowAttributes, class: name}) => {
  const {words} = useApp();
  const isDescending = sort?.startsWith('-') ?? false;
  const sortKey = isDescending ? sort.slice(1) : sort;
  const heading = (column) => {
    const isSorted = column.key === sortKey;
    const state = isSorted ? (isDescending ? 'descending' : 'ascending') : undefined;
    const next = isSorted ? (isDescending ? column.key : '-' + column.key)
      : column.isNumber ? '-' + column.key : column.key;
    return tag.th({key: column.key, scope: 'col', class: classes(column.isNumber && 'number', column.class),
      'aria-sort': state},
    onSort && column.value
      ? tag.button({type: 'button', class: 'sort', onClick: () => onSort(next)}, column.label,
        tag.span({class: 'sort-mark', 'aria-hidden': 'true'}, isSorted ? (isDescending ? '↓' : '↑') : ''))
      : column.label);
  };
  const cell = (column, row, index) => (column.isHeader
    ? tag.th({key: column.key, scope: 'row', class: column.class}, column.cell(row, index))
    : tag.td({key: column.key, class: classes(column.isNumber && 'number', column.class)}, column.cell(row, index)));
  return tag.div({class: classes('table-box', name), tabIndex: 0, role: 'region', 'aria-label': caption},
    tag.table(null,
      tag.caption({class: 'hidden'}, caption),
      tag.thead(null, tag.tr(null, ...columns.map(heading))),
      tag.tbody(null, ...rows.map((row, index) =>
        tag.tr({key: keyOf(row), ...rowAttributes?.(row)}, ...columns.map((column) => cell(column, row, index)))))),
    rows.length === 0 && tag.p({class: 'quiet empty'}, words.noRows));
};
