import {useState} from 'preact/hooks';
import {apiAddress, get, getAll, useLoaded} from '../api.js';
import {daysOf, defaultPeriod, periodBefore, useApp} from '../context.js';
import {classes, part, tag} from '../dom.js';
import {useLiveState, useRecentChanges} from '../live.js';
import {classOf, classStarts, legendOf, measuresOf} from '../measures.js';
import {choice, loaded, panel, pill, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {sorted, Table} from '../table.js';
import {Legend, TileMap} from '../tilemap.js';
import {periodOptions} from './periods.js';

const NATION = 'VN';

const change = (app, now, before, show) => {
  const {words} = app;
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const difference = now - before;
  return Math.abs(difference) < 1e-9 ? words.unchanged : show(difference);
};

/** A large figure with what changed against the period before; up and down are said by sign, not by colour alone. */
const Figure = ({name, value, changeText, since, address}) => {
  const {words} = useApp();
  return tag.div({class: 'figure'},
    tag.div({class: 'figure-name'}, name),
    tag.div({class: 'figure-value'}, address ? link({href: address}, value) : value),
    tag.div({class: 'figure-change'},
      changeText === null ? words.noComparison : [tag.strong(null, changeText), ' ', words.comparedWith(since)]));
};

const Figures = ({map, period, nation, before}) => {
  const app = useApp();
  const {words, format, periodName} = app;
  const {meta} = useLiveState();
  const earlier = periodBefore(period);
  const since = earlier === null ? '' : periodName(earlier);
  const held = meta?.conferencesByPeriod?.[map] ?? {};
  const conferences = meta === null ? null : held[period] ?? 0;
  const conferencesBefore = meta === null || earlier === null ? null : held[earlier] ?? 0;
  const rate = (field) => change(app, nation?.[field], before?.[field],
    (difference) => `${format.points(difference)} ${words.pointsUnit}`);
  const {from, to} = daysOf(period);
  const dates = new URLSearchParams({...(from && {from}), ...(to && {to})}).toString();
  return tag.div({class: 'figures'},
    part(Figure, {name: words.figureConferences, value: format.number(conferences), since,
      address: '/conferences' + (dates && '?' + dates),
      changeText: change(app, conferences, conferencesBefore, format.signed)}),
    part(Figure, {name: words.figureAttendance, value: format.rate(nation?.attendanceRate), since,
      changeText: rate('attendanceRate')}),
    part(Figure, {name: words.figureOnTime, value: format.rate(nation?.onTimeRate), since,
      changeText: rate('onTimeRate')}),
    part(Figure, {name: words.figureOverdue, value: format.number(nation?.directivesOverdue ?? 0), since,
      address: '/directives?status=OVERDUE',
      changeText: change(app, nation?.directivesOverdue ?? 0, earlier === null ? null : before?.directivesOverdue ?? 0,
        format.signed)}));
};

const MapAndLeague = ({map, period, measure, rows, sort}) => {
  const app = useApp();
  const {words, format, unitName} = app;
  const [active, setActive] = useState(null);
  const byCode = new Map(rows.map((row) => [row.province, row]));
  const valueOf = (code) => byCode.get(code)?.[measure.key] ?? (measure.isRate || !byCode.has(code) ? null : 0);
  const units = app.register[map].units;
  const starts = classStarts(measure, units.map(({code}) => valueOf(code)));
  const shade = measure.isBad ? 'bad' : 'good';
  const tileOf = (code) => {
    const value = valueOf(code);
    const index = classOf(starts, value);
    return {
      class: index === null ? 'tile-none' : `tile-${shade}-${index}`,
      value: value === null ? '–' : measure.show(value),
      text: value === null ? words.noData : measure.show(value),
    };
  };
  const columns = [
    {key: 'name', label: words.province, isHeader: true, value: (row) => row.name,
      cell: (row) => link({href: addressOf.province(map, row.code)}, row.name)},
    {key: 'value', label: measure.name, isNumber: true, value: (row) => row.value,
      cell: (row) => measure.show(row.value)},
    {key: 'attended', label: words.attended, isNumber: true, class: 'wide-only', value: (row) => row.conferencesAttended ?? null,
      cell: (row) => (row.conferencesInvited === undefined ? format.nothing
        : words.attendedOf(format.number(row.conferencesAttended), format.number(row.conferencesInvited)))},
  ];
  const league = units.map(({code}) => ({...byCode.get(code), code, name: unitName(map, code), value: valueOf(code)}));
  const column = columns.find(({key}) => key === sort.replace('-', '')) ?? columns[1];
  const ranked = sorted(sorted(league, columns[0], false, format.compareNames), column, sort.startsWith('-'),
    format.compareNames);
  const title = words.mapTitle(measure.name);
  return tag.div({class: 'map-and-league'},
    panel(title, {class: 'map-panel'},
      part(Legend, {title: measure.name, entries: [
        ...legendOf(measure, starts, measure.show).map(([index, text]) => [`tile-${shade}-${index}`, text]),
        ['tile-none', words.noData]]}),
      part(TileMap, {map, label: `${title}. ${words.mapHint}`, tileOf, active, onPoint: setActive,
        onOpen: (code) => go(addressOf.province(map, code))})),
    panel(words.leagueTitle, {class: 'league-panel'},
      part(Table, {
        caption: `${words.leagueTitle}: ${measure.name}`,
        columns,
        rows: ranked,
        keyOf: (row) => row.code,
        sort,
        onSort: (next) => go(withQuery({sort: next}), {replace: true}),
        class: 'league',
        rowAttributes: (row) => ({
          class: classes(row.code === active && 'is-active'),
          onMouseEnter: () => setActive(row.code),
          onMouseLeave: () => setActive(null),
        }),
      })));
};

const LatestConferences = () => {
  const {words, format} = useApp();
  const latest = useLoaded((signal) => get(apiAddress('conferences', {sort: '-date', limit: 8}), signal), [],
    ({table}) => table === 'conferences');
  return panel(words.latestConferences, {},
    loaded(latest, ({items}) => tag.ul({class: 'cards'},
      ...items.map((row) => tag.li({key: row.conferenceId},
        tag.div({class: 'card-line'},
          tag.time({dateTime: row.date}, format.day(row.date)), pill(row.status, words.conferenceStatus[row.status])),
        link({href: addressOf.conference(row.conferenceId), class: 'card-title'}, row.title),
        tag.div({class: 'card-line quiet'},
          `${words.attended}: ${words.attendedOf(row.provincesAttended, row.provincesInvited)}`,
          tag.span(null, `${words.speeches}: ${format.number(row.speeches)}`)))),
      items.length === 0 && tag.li({class: 'quiet'}, words.noRows))),
    link({href: '/conferences', class: 'panel-more'}, words.allConferences));
};

/** Where a change can be looked at, and what to call it. */
const described = (app, {table, key, row}) => {
  const {words, periodName, unitName} = app;
  const parts = key.split('/');
  if (table === 'provinces') {
    const [map, code, period] = parts;
    return {name: words.changedProvince(unitName(map, code), periodName(period)),
      address: code === NATION ? `/?map=${map}&period=${period}` : addressOf.province(map, code)};
  } else if (table === 'conferences') {
    return {name: row?.title ?? key, address: addressOf.conference(parts[0])};
  } else if (table === 'directives') {
    return {name: row?.text ?? key, address: addressOf.directive(parts[0], parts[1])};
  } else if (table === 'participation') {
    return {name: row?.provinceName ?? key, address: addressOf.conference(parts[0])};
  }
  return {name: unitName('63', parts[2]), address: addressOf.directive(parts[0], parts[1])};
};

const RecentChanges = () => {
  const app = useApp();
  const {words, format} = app;
  const changes = useRecentChanges()
    .filter(({table, key}) => table !== 'provinces' || /^34\/VN-[^/]+\/ALL$/.test(key)).slice(0, 10);
  return panel(words.recentChanges, {class: 'changes-panel'},
    changes.length === 0
      ? tag.p({class: 'quiet'}, words.noChanges)
      : tag.ol({class: 'changes'}, ...changes.map((one) => {
        const {name, address} = described(app, one);
        return tag.li({key: one.table + one.key + one.at},
          tag.time({dateTime: new Date(one.at).toISOString()}, format.clockWithSeconds(one.at)),
          tag.span({class: 'change-kind'}, words.tableNames[one.table]),
          one.row === null
            ? tag.span({class: 'change-name'}, name, ' ', tag.em(null, words.removed))
            : link({href: address, class: 'change-name'}, name));
      })));
};

export const OverviewPage = ({query}) => {
  const app = useApp();
  const {words} = app;
  useTitle(words.overview);
  const measures = measuresOf(app);
  const map = query.get('map') === '63' ? '63' : '34';
  const {meta} = useLiveState();
  const [usual] = useState(() => defaultPeriod(meta, map));
  const period = query.get('period') ?? usual;
  const measure = measures.find(({key}) => key === query.get('measure')) ?? measures[0];
  const sort = query.get('sort') ?? '-value';
  const earlier = periodBefore(period);
  const provinces = useLoaded(
    async (signal) => {
      const [now, before] = await Promise.all([
        getAll(apiAddress('provinces', {map, period}), signal),
        earlier === null ? [] : getAll(apiAddress('provinces', {map, period: earlier, province: NATION}), signal),
      ]);
      return {now, before};
    },
    [map, period],
    ({table, key}) => table === 'provinces' && key.startsWith(map + '/') && key.endsWith('/' + period));
  const set = (name) => (value) => go(withQuery({[name]: value}));
  return tag.div({class: 'overview'},
    tag.div({class: 'page-head'},
      tag.h1(null, words.overview),
      tag.div({class: 'choices'},
        choice(words.map, map, [['34', words.map34], ['63', words.map63]], set('map')),
        choice(words.period, period, periodOptions(app, meta, map, period), set('period')),
        choice(words.measure, measure.key, measures.map(({key, name}) => [key, name]), set('measure')))),
    loaded(provinces, ({now, before}) => part('div', null,
      part(Figures, {map, period, nation: now.find(({province}) => province === NATION) ?? null,
        before: before[0] ?? null}),
      part(MapAndLeague, {map, period, measure, sort, rows: now.filter(({province}) => province !== NATION)}))),
    tag.div({class: 'two-columns'}, part(LatestConferences), part(RecentChanges)));
};
