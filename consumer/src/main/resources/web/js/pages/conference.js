import {apiAddress, get, useLoaded} from '../api.js';
import {mapOn, useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {BucketBar, fact, loaded, panel, pill, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {sorted, Table} from '../table.js';

const time = (text) => (text === null ? null : Date.parse(text));

/** The span of time that the lanes show: from the first join or opening to the last leave or closing, or to now. */
const spanOf = (conference, cells) => {
  const moments = cells.flatMap((cell) => [time(cell.firstJoinedAt), time(cell.lastLeftAt)])
    .concat(time(conference.openedAt), time(conference.closedAt)).filter((moment) => moment !== null);
  if (moments.length === 0) return null;
  const start = Math.min(...moments);
  const end = conference.status === 'OPEN' ? Math.max(...moments, Date.now()) : Math.max(...moments);
  return end > start ? {start, end} : null;
};

/** One lane: a band from the first join to the last leave, upright lines at opening and closing. */
const Lane = ({conference, cell, span}) => {
  const {words, format} = useApp();
  const joined = time(cell.firstJoinedAt);
  if (joined === null || span === null) return tag.span({class: 'quiet'}, format.nothing);
  const left = time(cell.lastLeftAt) ?? time(conference.closedAt) ?? span.end;
  const at = (moment) => (100 * (moment - span.start)) / (span.end - span.start);
  const line = (moment) => moment !== null &&
    tag.line({class: 'lane-line', x1: at(moment), x2: at(moment), y1: 0, y2: 10});
  const label = words.laneFromTo(format.clock(joined),
    cell.lastLeftAt === null ? words.stayed : format.clock(left));
  return tag.svg({class: 'lane', role: 'img', 'aria-label': label, viewBox: '0 0 100 10', preserveAspectRatio: 'none'},
    tag.title(null, label),
    tag.rect({class: 'lane-ground', x: 0, y: 4, width: 100, height: 2}),
    tag.rect({class: cell.conferencesLate > 0 ? 'lane-band lane-late' : 'lane-band', x: at(joined), y: 1.5,
      width: Math.max(at(left) - at(joined), 0.6), height: 7}),
    line(time(conference.openedAt)), line(time(conference.closedAt)));
};

const remarks = (app, conference, cell) => {
  const {words, format} = app;
  const marks = [];
  const seconds = (later, earlier) => Math.round((later - earlier) / 1000);
  if (cell.conferencesAbsent > 0) marks.push(pill('absent', words.absent));
  if (cell.conferencesLate > 0) {
    const by = format.duration(seconds(time(cell.firstJoinedAt), time(conference.openedAt)));
    marks.push(pill('late', words.lateBy(by)));
  }
  const left = time(cell.lastLeftAt);
  const closed = time(conference.closedAt);
  if (left !== null && closed !== null && closed - left >= 60_000) {
    marks.push(pill('early', words.leftEarlyBy(format.duration(seconds(closed, left)))));
  }
  return marks;
};

const Participation = ({conference, sort}) => {
  const app = useApp();
  const {words, format} = app;
  const cells = conference.participation;
  const map = mapOn(conference.date);
  const span = spanOf(conference, cells);
  const number = (key, label, show = format.number) =>
    ({key, label, isNumber: true, value: (cell) => cell[key], cell: (cell) => show(cell[key])});
  const columns = [
    {key: 'provinceName', label: words.province, isHeader: true, value: (cell) => cell.provinceName,
      cell: (cell) => link({href: addressOf.province(map, cell.province)}, cell.provinceName)},
    {key: 'firstJoinedAt', label: words.joined, class: 'nowrap', value: (cell) => time(cell.firstJoinedAt),
      cell: (cell) => format.clock(cell.firstJoinedAt)},
    {key: 'lane', label: words.timeline, class: 'lane-column',
      cell: (cell) => part(Lane, {conference, cell, span})},
    {key: 'lastLeftAt', label: words.left, class: 'nowrap', value: (cell) => time(cell.lastLeftAt),
      cell: (cell) => (cell.firstJoinedAt === null ? format.nothing
        : cell.lastLeftAt === null ? words.stayed : format.clock(cell.lastLeftAt))},
    {key: 'remarks', label: words.status, value: (cell) => cell.conferencesAbsent * 2 + cell.conferencesLate,
      cell: (cell) => remarks(app, conference, cell)},
    number('sites', words.sites),
    number('delegates', words.delegates),
    number('connectedSeconds', words.connectedTime, format.duration),
    number('reconnects', words.reconnects),
    {key: 'chair', label: words.chair, class: 'name-column', value: (cell) => cell.chair, cell: (cell) => cell.chair ?? format.nothing},
  ];
  const column = columns.find(({key}) => key === sort.replace('-', '')) ?? columns[0];
  return panel(words.participation, {},
    span !== null && tag.p({class: 'quiet'}, words.participationHint),
    part(Table, {caption: words.participation, columns, keyOf: (cell) => cell.province, sort,
      rows: sorted(sorted(cells, columns[0], false, format.compareNames), column, sort.startsWith('-'), format.compareNames),
      onSort: (next) => go(withQuery({sort: next}), {replace: true})}));
};

const KINDS = ['OPENING', 'REPORT', 'STATEMENT', 'DIRECTION', 'CONCLUSION'];

const Speeches = ({conference}) => {
  const {words, format} = useApp();
  if (conference.speeches === 0) return null;
  const speaking = conference.participation.filter((cell) => cell.speeches > 0);
  const ofProvinces = speaking.reduce((sum, cell) => sum + cell.speeches, 0);
  const secondsOfProvinces = speaking.reduce((sum, cell) => sum + cell.speakingSeconds, 0);
  const rows = [...speaking].sort((left, right) =>
    right.speeches - left.speeches || format.compareNames(left.provinceName, right.provinceName));
  if (conference.speeches > ofProvinces) {
    rows.unshift({province: '', provinceName: words.conveningBody, speeches: conference.speeches - ofProvinces,
      speakingSeconds: conference.speakingSeconds - secondsOfProvinces, speechesByKind: null});
  }
  const columns = [
    {key: 'name', label: words.province, isHeader: true, cell: (row) => row.provinceName},
    {key: 'speeches', label: words.speeches, isNumber: true, cell: (row) => format.number(row.speeches)},
    ...KINDS.map((kind) => ({key: kind, label: words.speechKind[kind], isNumber: true, class: 'wide-only',
      cell: (row) => (row.speechesByKind === null ? format.nothing : format.number(row.speechesByKind[kind] ?? 0))})),
    {key: 'time', label: words.speakingTime, isNumber: true, cell: (row) => format.duration(row.speakingSeconds)},
  ];
  return panel(words.speechesTitle, {},
    part(Table, {caption: words.speechesTitle, columns, rows, keyOf: (row) => row.province}),
    tag.p({class: 'quiet small'}, words.speechesNote));
};

const Directives = ({directives}) => {
  const {words, format} = useApp();
  const columns = [
    {key: 'text', label: words.text, isHeader: true, class: 'title-column',
      cell: (row) => link({href: addressOf.directive(row.conferenceId, row.directiveId)}, row.text)},
    {key: 'issuer', label: words.issuer, class: 'name-column', cell: (row) => row.issuer},
    {key: 'dueOn', label: words.dueOn, class: 'nowrap', cell: (row) => format.day(row.dueOn)},
    {key: 'bar', label: words.status, class: 'bar-column', cell: (row) => part(BucketBar, {counts: row})},
    {key: 'completed', label: words.completedOnTime, isNumber: true,
      cell: (row) => `${format.number(row.completedOnTime)}/${format.number(row.assigned)}`},
    {key: 'overdue', label: words.overdue, isNumber: true, cell: (row) => format.number(row.overdue)},
    {key: 'progress', label: words.progress, isNumber: true, cell: (row) => format.percent(row.averageProgressPercent)},
  ];
  return directives.length > 0 && panel(words.directivesTitle, {},
    part(Table, {caption: words.directivesTitle, columns, rows: directives, keyOf: (row) => row.directiveId}));
};

/** A stated figure as it was stated: 'at least 90 %', '63 of 63'. */
const stated = ({words, format}, outcome) => {
  const value = outcome.unit === 'PERCENT' ? `${format.decimal(outcome.value)} %`
    : outcome.unit === 'RATIO' && outcome.of !== null ? `${format.decimal(outcome.value)}/${format.decimal(outcome.of)}`
      : format.decimal(outcome.value);
  const qualifier = words.qualifierWord[outcome.qualifier] ?? '';
  return qualifier ? `${qualifier} ${value}` : value;
};

const Outcomes = ({conference}) => {
  const app = useApp();
  const {words, unitName} = app;
  const map = mapOn(conference.date);
  const columns = [
    {key: 'subject', label: words.subject, isHeader: true, class: 'title-column', cell: (row) => row.subject},
    {key: 'province', label: words.province,
      cell: (row) => (row.province === null ? words.wholeCountry : unitName(map, row.province))},
    {key: 'value', label: words.value, isNumber: true, cell: (row) => stated(app, row)},
  ];
  const {outcomes, outcomesReported} = conference;
  return outcomes.length > 0 && panel(words.outcomesTitle, {},
    part(Table, {caption: words.outcomesTitle, columns, rows: outcomes, keyOf: (row) => row.outcomeId}),
    outcomesReported > outcomes.length && tag.p({class: 'quiet'}, words.outcomesFirst(outcomes.length, outcomesReported)),
    tag.p({class: 'quiet small'}, words.outcomesNote));
};

const Facts = ({conference}) => {
  const {words, format} = useApp();
  const reported = [
    conference.provincesReported !== null && words.reportedProvinces(format.number(conference.provincesReported)),
    conference.sitesReported !== null && words.reportedSites(format.number(conference.sitesReported)),
    conference.delegatesReported !== null && words.reportedDelegates(format.number(conference.delegatesReported)),
  ].filter(Boolean);
  return tag.dl({class: 'facts'},
    fact(words.attended, words.attendedOf(format.number(conference.provincesAttended),
      format.number(conference.provincesInvited))),
    fact(words.absentCount, format.number(conference.provincesAbsent)),
    fact(words.sites, format.number(conference.sites)),
    fact(words.delegates, format.number(conference.delegates)),
    fact(words.connectedTime, format.duration(conference.connectedSeconds)),
    fact(words.speeches, format.number(conference.speeches), format.duration(conference.speakingSeconds)),
    fact(words.awards, format.number(conference.awards)),
    reported.length > 0 && fact(words.reportedFigures, reported.join(', '), words.reportedNote));
};

const Content = ({conference, sort}) => {
  const {words, format} = useApp();
  const kinds = [words.conferenceLevel[conference.level], words.conferenceFormat[conference.format],
    words.conferenceKind[conference.kind]].filter(Boolean).join(' · ');
  return tag.article(null,
    tag.header({class: 'page-head stacked'},
      tag.div({class: 'card-line'}, pill(conference.status, words.conferenceStatus[conference.status]),
        tag.span({class: 'quiet'}, kinds)),
      tag.h1(null, conference.title),
      tag.p({class: 'lead'}, conference.convener, ' · ', format.day(conference.date),
        conference.openedAt && ` · ${words.opened} ${format.moment(conference.openedAt)}`,
        conference.closedAt && ` · ${words.closed} ${format.moment(conference.closedAt)}`)),
    part(Facts, {conference}),
    part(Participation, {conference, sort}),
    part(Speeches, {conference}),
    part(Directives, {directives: conference.directives}),
    part(Outcomes, {conference}));
};

export const ConferencePage = ({parts: [id], query}) => {
  const {words} = useApp();
  const conference = useLoaded((signal) => get(apiAddress('conferences/' + encodeURIComponent(id)), signal), [id],
    ({key}) => key === id || key.startsWith(id + '/'));
  useTitle(conference.data?.title ?? words.conference);
  return loaded(conference, (data) => part(Content, {conference: data, sort: query.get('sort') ?? 'provinceName'}));
};
