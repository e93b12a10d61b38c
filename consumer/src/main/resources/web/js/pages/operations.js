import {useEffect, useRef, useState} from 'preact/hooks';
import {useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {useChanges, useLiveState} from '../live.js';
import {fact, panel, useTitle} from '../page.js';
import {Table} from '../table.js';

const WINDOW_MILLIS = 10_000;

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

export const OperationsPage = () => {
  const {words, format} = useApp();
  useTitle(words.operations);
  const {meta, isOpen, since} = useLiveState();
  const rates = useRates();
  const tables = Object.entries(meta?.counts ?? {}).map(([table, rows]) =>
    ({table, rows, records: meta.behind.recordsByTable[table] ?? null}));
  const columns = [
    {key: 'table', label: words.tableName, isHeader: true, cell: (row) => [
      words['table_' + row.table], ' ', tag.code({class: 'quiet small'}, row.table)]},
    {key: 'rows', label: words.rows, isNumber: true, cell: (row) => format.number(row.rows)},
    {key: 'records', label: words.behindRecords, isNumber: true, cell: (row) => format.number(row.records)},
    {key: 'rate', label: words.changesPerSecond, isNumber: true, cell: (row) => format.decimal(
      Math.round(10 * (rates[row.table] ?? 0)) / 10)},
  ];
  const deadLetters = meta?.deadLetters === undefined || meta?.deadLetters === null ? null
    : Object.entries(meta.deadLetters).sort((left, right) => right[1] - left[1]);
  return tag.div(null,
    tag.div({class: 'page-head'}, tag.h1(null, words.operations)),
    panel(words.tables, {},
      meta === null ? tag.p({class: 'quiet'}, words.loading)
        : [part(Table, {caption: words.tables, columns, rows: tables, keyOf: (row) => row.table}),
          tag.p({class: 'quiet'}, words.oldestWaiting(meta.behind.seconds === null ? format.nothing
            : format.duration(Math.floor(meta.behind.seconds))))]),
    tag.div({class: 'three-columns'},
      panel(words.stream, {}, tag.dl({class: 'facts'},
        fact(words.status, isOpen ? words.streamOpen : words.streamClosed, words.since(format.clockWithSeconds(since))))),
      panel(words.versionsTitle, {}, tag.dl({class: 'facts'},
        fact(words.version, meta?.version ?? format.nothing), fact(words.today, format.day(meta?.today)))),
      panel(words.docsTitle, {}, tag.ul({class: 'plain-list'},
        tag.li(null, tag.a({href: '/openapi.json'}, words.docsApi))))),
    tag.div({class: 'two-columns'},
      panel(words.deadLettersTitle, {},
        deadLetters === null ? tag.p({class: 'quiet'}, words.unknownHere)
          : deadLetters.length === 0 ? tag.p(null, words.noDeadLetters)
            : part(Table, {caption: words.deadLettersTitle, rows: deadLetters, keyOf: ([reason]) => reason, columns: [
              {key: 'reason', label: words.reason, isHeader: true, cell: ([reason]) => reason},
              {key: 'count', label: words.count, isNumber: true, cell: ([, count]) => format.number(count)},
            ]}),
        tag.p({class: 'quiet small'}, words.deadLettersNote)),
      panel(words.waitingTitle, {}, tag.p({class: 'quiet'}, words.waitingNote))));
};
