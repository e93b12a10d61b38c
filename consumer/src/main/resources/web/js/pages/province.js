import {apiAddress, getAll, useLoaded} from '../api.js';
import {useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {useLiveState} from '../live.js';
import {BucketBar, choice, fact, loaded, panel, pill, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {Table} from '../table.js';
import {moreButton, usePages} from './conferences.js';

const DAY_MILLIS = 86_400_000;
const FIRST_ROWS = 25;

const yearsOf = (rows) => rows.filter(({period}) => /^\d{4}$/.test(period))
  .sort((left, right) => left.period.localeCompare(right.period));

/** A column for each year: the share of conferences attended. The table below has the same figures. */
const YearBars = ({years}) => {
  const {words, format} = useApp();
  const width = 64;
  const height = 120;
  const label = `${words.attendanceRate}: ` +
    years.map((row) => `${row.period}: ${format.rate(row.attendanceRate)}`).join(', ');
  return tag.svg({class: 'year-bars', role: 'img', 'aria-label': label,
    viewBox: `0 0 ${Math.max(years.length, 5) * width} ${height + 40}`, preserveAspectRatio: 'xMinYMid'},
  tag.line({class: 'axis', x1: 0, x2: Math.max(years.length, 5) * width, y1: height + 18, y2: height + 18}),
  ...years.map((row, index) => {
    const rate = row.attendanceRate ?? 0;
    const x = index * width + 8;
    return tag.g({key: row.period},
      tag.rect({class: 'year-ground', x, y: 18, width: width - 16, height, rx: 3}),
      tag.rect({class: 'year-bar', x, y: 18 + height * (1 - rate), width: width - 16, height: height * rate, rx: 3}),
      tag.text({class: 'year-value', x: x + (width - 16) / 2, y: 12}, format.rate(row.attendanceRate)),
      tag.text({class: 'year-name', x: x + (width - 16) / 2, y: height + 34}, row.period));
  }));
};

const Years = ({years}) => {
  const {words, format} = useApp();
  const number = (key, label, show = format.number) =>
    ({key, label, isNumber: true, cell: (row) => show(row[key])});
  const columns = [
    {key: 'period', label: words.yearColumn, isHeader: true, cell: (row) => row.period},
    number('conferencesInvited', words.invited),
    number('conferencesAttended', words.attendedCount),
    number('conferencesAbsent', words.absentCount),
    number('conferencesLate', words.lateCount),
    number('attendanceRate', words.attendanceRate, format.rate),
    number('delegates', words.delegates),
    number('speeches', words.speeches),
    number('speakingSeconds', words.speakingTime, format.duration),
    number('directivesAssigned', words.assigned),
    number('onTimeRate', words.onTimeRate, format.rate),
  ];
  return panel(words.yearsTitle, {class: 'years-panel no-print'},
    years.length > 0 && part(YearBars, {years}),
    part(Table, {caption: words.yearsTitle, columns, rows: [...years].reverse(), keyOf: (row) => row.period}));
};

const BUCKETS = [
  ['directivesCompletedOnTime', 'COMPLETED_ON_TIME', 'on-time'],
  ['directivesCompletedLate', 'COMPLETED_LATE', 'late'],
  ['directivesOverdue', 'OVERDUE', 'overdue'],
  ['directivesOpen', 'OPEN', 'open'],
];

const Buckets = ({row}) => {
  const {words, format} = useApp();
  return panel(words.bucketsTitle, {},
    part(BucketBar, {counts: {completedOnTime: row.directivesCompletedOnTime, completedLate: row.directivesCompletedLate,
      overdue: row.directivesOverdue, open: row.directivesOpen}}),
    tag.dl({class: 'facts buckets'}, ...BUCKETS.map(([field, status, name]) =>
      tag.div({key: field, class: `fact bucket-fact mark-${name}`},
        tag.dt(null, words.directiveStatus[status]), tag.dd(null, format.number(row[field]))))));
};

const Kinds = ({title, empty, kinds, names}) => {
  const {words, format} = useApp();
  const rows = Object.entries(kinds ?? {}).sort((left, right) => right[1] - left[1]);
  return panel(title, {class: 'no-print'},
    rows.length === 0 ? tag.p({class: 'quiet'}, empty)
      : part(Table, {caption: title, rows, keyOf: ([kind]) => kind, columns: [
        {key: 'kind', label: words.kindColumn, isHeader: true, cell: ([kind]) => names[kind] ?? kind},
        {key: 'count', label: words.count, isNumber: true, cell: ([, count]) => format.number(count)},
      ]}));
};

/** The codes whose statuses a unit has to answer for: on map 34 those of the units that it was made of, too. */
const codesOf = (register, map, code) => {
  if (map === '63') return [code];
  const former = register['63'].units.filter((unit) => unit.successor === code).map((unit) => unit.code);
  return [...new Set([code, ...former])];
};

/** What the unit has not done yet, by due date. The Excel file is the same list, whole. */
const Worklist = ({map, code}) => {
  const {words, format, register} = useApp();
  const {meta} = useLiveState();
  const codes = codesOf(register, map, code);
  const {list, showMore} = usePages('worklist', {map, province: code},
    ({table, key}) => table === 'statuses' && codes.some((one) => key.endsWith('/' + one)));
  const due = (row) => {
    if (row.dueOn === null || !meta?.today) return null;
    const days = Math.round((Date.parse(row.dueOn) - Date.parse(meta.today)) / DAY_MILLIS);
    return row.status === 'OVERDUE' ? words.daysOverdue(-days) : words.daysLeft(days);
  };
  const columns = [
    {key: 'dueOn', label: words.dueOn, class: 'nowrap',
      cell: (row) => [tag.div(null, row.dueOn === null ? words.noDueDate : format.day(row.dueOn)),
        due(row) && tag.div({class: 'quiet small'}, due(row))]},
    {key: 'text', label: words.text, isHeader: true, class: 'title-column', cell: (row) => [
      tag.div(null, link({href: addressOf.directive(row.conferenceId, row.directiveId)}, row.text ?? row.directiveId)),
      tag.div({class: 'quiet small conference-line'}, row.title, row.date && ` · ${format.day(row.date)}`)]},
    {key: 'issuer', label: words.issuer, class: 'name-column', cell: (row) => row.issuer ?? format.nothing},
    {key: 'status', label: words.status, cell: (row) => pill(row.status, words.directiveStatus[row.status])},
    {key: 'percent', label: words.progress, isNumber: true, cell: (row) => format.percent(row.percent)},
    ...(codes.length > 1 ? [{key: 'province', label: words.province, cell: (row) => row.provinceName}] : []),
  ];
  return panel(words.worklistTitle, {class: 'worklist', id: 'worklist'},
    tag.div({class: 'panel-tools no-print'},
      tag.a({class: 'button', download: '', href: apiAddress('worklist', {map, province: code, format: 'xlsx'})},
        words.exportExcel),
      tag.button({type: 'button', class: 'button', onClick: () => print()}, words.print)),
    tag.p({class: 'quiet'}, words.worklistNote),
    loaded(list, ({rows, hasMore}) => part('div', null,
      part(Table, {caption: words.worklistTitle, columns, rows,
        keyOf: (row) => `${row.conferenceId}/${row.directiveId}/${row.province}`}),
      moreButton(words, hasMore, showMore),
      hasMore && tag.p({class: 'print-only'}, words.printedFirst(format.number(rows.length))))));
};

/** The conferences of the unit, the latest first. */
const Attended = ({map, code}) => {
  const {words, format, register} = useApp();
  const codes = codesOf(register, map, code);
  const {list, showMore} = usePages('attendance', {map, province: code},
    ({table, key}) => table === 'participation' && codes.some((one) => key.endsWith('/' + one)), FIRST_ROWS);
  const columns = [
    {key: 'date', label: words.date, class: 'nowrap', cell: (row) => format.day(row.date)},
    {key: 'conference', label: words.conference, isHeader: true, class: 'title-column',
      cell: (row) => link({href: addressOf.conference(row.conferenceId)}, row.title)},
    {key: 'status', label: words.status, cell: (row) => [
      row.conferencesAbsent > 0 && pill('absent', words.absent), row.conferencesLate > 0 && pill('late', words.late)]},
    {key: 'joined', label: words.joined, class: 'nowrap', cell: (row) => format.clock(row.firstJoinedAt)},
    {key: 'delegates', label: words.delegates, isNumber: true, cell: (row) => format.number(row.delegates)},
    {key: 'speeches', label: words.speeches, isNumber: true, cell: (row) => format.number(row.speeches)},
    {key: 'awards', label: words.awards, isNumber: true, cell: (row) => format.number(row.awards)},
    ...(codes.length > 1 ? [{key: 'province', label: words.province, cell: (row) => row.provinceName}] : []),
  ];
  return panel(words.attendedList, {class: 'no-print'},
    loaded(list, ({rows, hasMore}) => part('div', null,
      part(Table, {caption: words.attendedList, columns, rows, keyOf: (row) => row.conferenceId + row.province}),
      moreButton(words, hasMore, showMore))));
};

const Summary = ({rows, map, period}) => {
  const {words, format} = useApp();
  const row = rows.find((one) => one.period === period);
  if (!row) return tag.p({class: 'quiet'}, words.noData);
  return tag.div(null,
    tag.dl({class: 'facts'},
      fact(words.attendanceRate, format.rate(row.attendanceRate),
        words.attendedOf(format.number(row.conferencesAttended),
          format.number(row.conferencesAttended + row.conferencesAbsent))),
      fact(words.lateCount, format.number(row.conferencesLate)),
      fact(words.delegates, format.number(row.delegates)),
      fact(words.speeches, format.number(row.speeches), format.duration(row.speakingSeconds)),
      fact(words.onTimeRate, format.rate(row.onTimeRate)),
      fact(words.averageProgressPercent, format.percent(row.averageProgressPercent)),
      fact(words.awards, format.number(row.awards))),
    tag.div({class: 'three-columns'},
      part(Buckets, {row}),
      part(Kinds, {title: words.speechesTitle, empty: words.noSpeeches, kinds: row.speechesByKind, names: words.speechKind}),
      part(Kinds, {title: words.awardsTitle, empty: words.noAwards, kinds: row.awardsByKind, names: words.awardKind})));
};

const territory = ({words, register, unit, format}, map, code) => {
  if (map === '63') {
    const successor = unit('63', code)?.successor;
    return successor && successor !== code ? words.successorUnit(unit('34', successor).name) : '';
  }
  const former = register['63'].units.filter((one) => one.successor === code);
  return former.length < 2 ? ''
    : words.formerUnits(former.map(({name}) => name).sort(format.compareNames).join(', '));
};

export const ProvincePage = ({parts: [code], query}) => {
  const app = useApp();
  const {words, format, unit, unitName, periodName} = app;
  const map = query.get('map') === '63' || !unit('34', code) ? '63' : '34';
  const period = query.get('period') ?? 'ALL';
  const name = unitName(map, code);
  useTitle(name);
  const summaries = useLoaded((signal) => getAll(apiAddress('provinces', {map, province: code}), signal), [map, code],
    ({table, key}) => table === 'provinces' && key.startsWith(`${map}/${code}/`));
  if (!unit(map, code)) return tag.p({class: 'quiet'}, words.notFound);
  const maps = [['34', words.map34], ['63', words.map63]].filter(([key]) => unit(key, code));
  return tag.article({class: 'province'},
    tag.div({class: 'page-head'},
      tag.div(null, tag.h1(null, name), tag.p({class: 'quiet'}, territory(app, map, code)),
        tag.p({class: 'print-only'}, words.printed(format.moment(Date.now())))),
      tag.div({class: 'choices no-print'},
        choice(words.map, map, maps, (value) => go(withQuery({map: value}))),
        choice(words.period, period, [['ALL', words.allTime],
          ...(summaries.data ?? []).map((row) => row.period).filter((one) => one !== 'ALL').sort().reverse()
            .map((one) => [one, periodName(one)])],
        (value) => go(withQuery({period: value === 'ALL' ? '' : value}))))),
    loaded(summaries, (rows) => part(Summary, {rows, map, period})),
    part(Worklist, {key: 'work' + map + code, map, code}),
    summaries.data && part(Years, {years: yearsOf(summaries.data)}),
    part(Attended, {key: 'attended' + map + code, map, code}));
};
