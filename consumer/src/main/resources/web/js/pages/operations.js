import {useEffect, useRef, useState} from 'preact/hooks';
import {apiAddress, get, useLoaded} from '../api.js';
import {useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {useChanges, useLiveState} from '../live.js';
import {fact, loaded, panel, useTitle} from '../page.js';
import {Table} from '../table.js';

const WINDOW_MILLIS = 10_000;
const ASK_EVERY_MILLIS = 10_000;
const DOCUMENTS = ['RUNBOOK', 'OPERATIONS', 'DEAD-LETTERS', 'METRICS', 'DASHBOARD', 'API'];

/** Changes a second of each table over the last ten seconds. */
const useRates = () => {
  const counts = useRef([]);
  const [rates, setRates] = useState({});
  useChanges(({table}) => table !== null && counts.current.push([Date.now(), table]));
  useEffect(() => {
    const timer = setInterval(() => {
      const since = Date.now() - WINDOW_MILLIS;
      counts.current = counts.current.filter(([at]) => at >= since);
      const next = {};
      counts.current.forEach(([, table]) => { next[table] = (next[table] ?? 0) + 1000 / WINDOW_MILLIS; });
      setRates(next);
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return rates;
};

const useOperations = () => {
  const operations = useLoaded((signal) => get(apiAddress('operations'), signal), []);
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && operations.reload(), ASK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return operations;
};

const Figure = ({name, value, note, isBad}) =>
  tag.div({class: 'figure'},
    tag.div({class: 'figure-name'}, name),
    tag.div({class: isBad ? 'figure-value is-bad' : 'figure-value'}, value),
    tag.div({class: 'figure-change'}, note));

const Figures = ({meta, rates, operations}) => {
  const {words, format} = useApp();
  const {records, seconds} = meta?.behind ?? {records: null, seconds: null};
  const perSecond = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
  const letters = operations?.deadLetters ?? null;
  const waiting = operations?.waitingConferences ?? null;
  return tag.div({class: 'figures'},
    part(Figure, {name: words.behindRecords, value: format.number(records),
      note: seconds === null ? words.unknownHere : seconds > 0 ? words.oldestWaiting(format.duration(Math.floor(seconds)))
        : words.upToDate}),
    part(Figure, {name: words.changesPerSecond, value: format.decimal(Math.round(10 * perSecond) / 10),
      note: words.lastSeconds(WINDOW_MILLIS / 1000)}),
    part(Figure, {name: words.deadLettersTitle, value: format.number(letters?.letters ?? null), isBad: letters?.letters > 0,
      note: letters === null ? words.unknownHere : letters.complete ? words.deadLettersAll : words.deadLettersLatest}),
    part(Figure, {name: words.waitingTitle, value: format.number(waiting), isBad: waiting > 0,
      note: waiting === null ? words.unknownHere : words.waitingNote}));
};

const Tables = ({meta, rates}) => {
  const {words, format} = useApp();
  const rows = Object.entries(meta?.counts ?? {}).map(([table, count]) =>
    ({table, count, records: meta.behind.recordsByTable[table] ?? null}));
  return part(Table, {caption: words.tables, rows, keyOf: (row) => row.table, columns: [
    {key: 'table', label: words.tableName, isHeader: true, cell: (row) => [
      words.tableNames[row.table], ' ', tag.code({class: 'quiet small'}, row.table)]},
    {key: 'rows', label: words.rows, isNumber: true, cell: (row) => format.number(row.count)},
    {key: 'records', label: words.behindRecords, isNumber: true, cell: (row) => format.number(row.records)},
    {key: 'rate', label: words.changesPerSecond, isNumber: true, cell: (row) => format.decimal(
      Math.round(10 * (rates[row.table] ?? 0)) / 10)},
  ]});
};

const DeadLetters = ({letters}) => {
  const {words, format} = useApp();
  if (letters === null) return tag.p({class: 'quiet'}, words.unknownHere);
  if (letters.byReason.length === 0) return tag.p(null, words.noDeadLetters);
  return part(Table, {caption: words.deadLettersTitle, rows: letters.byReason,
    keyOf: (row) => `${row.stage}/${row.topic}/${row.reason}`, columns: [
      {key: 'reason', label: words.reason, isHeader: true, class: 'title-column', cell: (row) => [
        tag.bdi(null, row.reason), tag.div({class: 'quiet small'}, tag.code(null, `${row.stage} · ${row.topic}`))]},
      {key: 'letters', label: words.count, isNumber: true, cell: (row) => format.number(row.letters)},
      {key: 'latest', label: words.latest, cell: (row) => [
        tag.div({class: 'nowrap'}, format.moment(row.latestAt)), tag.code({class: 'quiet small'}, row.latestOrigin)]},
      {key: 'said', label: words.latestReason, class: 'wide-only said-column', cell: (row) => tag.bdi(null, row.latestReason)},
    ]});
};

export const OperationsPage = () => {
  const {words, format} = useApp();
  useTitle(words.operations);
  const {meta, isOpen, since} = useLiveState();
  const rates = useRates();
  const operations = useOperations();
  return tag.div(null,
    tag.div({class: 'page-head'}, tag.h1(null, words.operations)),
    part(Figures, {meta, rates, operations: operations.data}),
    panel(words.deadLettersTitle, {},
      loaded(operations, (data) => part(DeadLetters, {letters: data.deadLetters})),
      tag.p({class: 'quiet small note'}, words.deadLettersNote)),
    panel(words.tables, {}, meta === null ? tag.p({class: 'quiet'}, words.loading) : part(Tables, {meta, rates})),
    tag.div({class: 'three-columns'},
      panel(words.versionsTitle, {}, tag.dl({class: 'facts'},
        ...Object.entries(operations.data?.versions ?? {diemcau: meta?.version}).map(([name, version]) =>
          fact(words.versionOf[name] ?? name, version ?? format.nothing)))),
      panel(words.stream, {}, tag.dl({class: 'facts'},
        fact(words.status, isOpen ? words.streamOpen : words.streamClosed, words.since(format.clockWithSeconds(since))),
        fact(words.today, format.day(meta?.today)))),
      panel(words.docsTitle, {}, tag.ul({class: 'plain-list'},
        ...DOCUMENTS.map((name) => tag.li({key: name}, tag.a({href: `/docs/${name}.md`}, words.documents[name]))),
        tag.li({key: 'openapi'}, tag.a({href: '/openapi.json'}, words.docsApi))))));
};
