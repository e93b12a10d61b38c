import {useState} from 'preact/hooks';
import {apiAddress, get, useLoaded} from '../api.js';
import {useApp} from '../context.js';
import {classes, part, tag} from '../dom.js';
import {BucketBar, bucketFields, fact, loaded, panel, pill, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {sorted, Table} from '../table.js';
import {Legend, TileMap} from '../tilemap.js';

const ORDER = ['OVERDUE', 'OPEN', 'COMPLETED_LATE', 'COMPLETED_ON_TIME'];
const TILES = {COMPLETED_ON_TIME: 'tile-on-time', COMPLETED_LATE: 'tile-late', OVERDUE: 'tile-overdue', OPEN: 'tile-open'};

const Statuses = ({directive, map, sort}) => {
  const app = useApp();
  const {words, format, unitName} = app;
  const [active, setActive] = useState(null);
  const byCode = new Map(directive.statuses.map((status) => [status.province, status]));
  const tileOf = (code) => {
    const status = byCode.get(code);
    if (!status) return {class: 'tile-none', value: '', text: words.notAssigned};
    return {class: TILES[status.status], value: format.percent(status.percent),
      text: `${words.directiveStatus[status.status]}, ${format.percent(status.percent)}`};
  };
  const columns = [
    {key: 'name', label: words.province, isHeader: true, value: (row) => unitName(map, row.province),
      cell: (row) => link({href: addressOf.province(map, row.province)}, unitName(map, row.province))},
    {key: 'status', label: words.status, value: (row) => ORDER.indexOf(row.status),
      cell: (row) => pill(row.status, words.directiveStatus[row.status])},
    {key: 'percent', label: words.progress, isNumber: true, value: (row) => row.percent,
      cell: (row) => format.percent(row.percent)},
    {key: 'completedAt', label: words.completedAt, class: 'nowrap', value: (row) => row.completedAt,
      cell: (row) => format.moment(row.completedAt)},
  ];
  const column = columns.find(({key}) => key === sort.replace('-', '')) ?? columns[1];
  const rows = sorted(sorted(directive.statuses, columns[0], false, format.compareNames), column, sort.startsWith('-'),
    format.compareNames);
  return tag.div({class: 'map-and-league'},
    panel(words.statusMapTitle, {class: 'map-panel'},
      part(Legend, {title: words.status, entries: [
        ...ORDER.map((status) => [TILES[status], words.directiveStatus[status]]).reverse(),
        ['tile-none', words.notAssigned]]}),
      part(TileMap, {map, label: `${words.statusMapTitle}. ${words.mapHint}`, tileOf, active, onPoint: setActive,
        onOpen: (code) => go(addressOf.province(map, code))})),
    panel(words.statusesTitle, {class: 'league-panel'},
      part(Table, {caption: words.statusesTitle, columns, rows, keyOf: (row) => row.province, sort, class: 'league',
        onSort: (next) => go(withQuery({sort: next}), {replace: true}),
        rowAttributes: (row) => ({class: classes(row.province === active && 'is-active'),
          onMouseEnter: () => setActive(row.province), onMouseLeave: () => setActive(null)})})));
};

/** Codes of map 63 that are none of map 34 show on which map a directive's statuses stand; else its conference's date. */
const mapOfStatuses = (register, statuses, conference) => {
  const isOn34 = (code) => register['34'].units.some((unit) => unit.code === code);
  if (statuses.some(({province}) => !isOn34(province))) return '63';
  return conference.date !== null && conference.date >= '2025-07-01' ? '34' : '63';
};

const Content = ({directive, conference, sort}) => {
  const {words, format, register} = useApp();
  const map = mapOfStatuses(register, directive.statuses, conference);
  return tag.article(null,
    tag.header({class: 'page-head stacked'},
      tag.p({class: 'quiet'}, link({href: addressOf.conference(directive.conferenceId)}, conference.title)),
      tag.h1({class: 'long-title'}, directive.text)),
    tag.dl({class: 'facts'},
      fact(words.issuer, directive.issuer),
      fact(words.issuedAt, format.moment(directive.issuedAt)),
      fact(words.dueOn, directive.dueOn === null ? words.noDueDate : format.day(directive.dueOn)),
      fact(words.assigned, format.number(directive.assigned)),
      ...bucketFields.map(([field, status]) => fact(words.directiveStatus[status], format.number(directive[field]))),
      fact(words.progress, format.percent(directive.averageProgressPercent)),
      directive.legalBases.length > 0 && fact(words.legalBases, directive.legalBases.join('; '))),
    part(BucketBar, {counts: directive}),
    part(Statuses, {directive, map, sort}));
};

export const DirectivePage = ({parts: [conferenceId, directiveId], query}) => {
  const {words} = useApp();
  const ids = [conferenceId, directiveId].map(encodeURIComponent);
  const both = useLoaded(async (signal) => {
    const [directive, conference] = await Promise.all([
      get(apiAddress('directives/' + ids.join('/')), signal),
      get(apiAddress('conferences/' + ids[0]), signal),
    ]);
    return {directive, conference};
  }, ids, ({key}) => key === conferenceId || key.startsWith(`${conferenceId}/${directiveId}`));
  useTitle(both.data?.directive.text ?? words.directives);
  return loaded(both, ({directive, conference}) =>
    part(Content, {directive, conference, sort: query.get('sort') ?? 'status'}));
};
