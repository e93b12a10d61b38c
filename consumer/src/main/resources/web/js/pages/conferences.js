import {useEffect, useState} from 'preact/hooks';
import {apiAddress, get, useLoaded} from '../api.js';
import {useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {choice, dateField, loaded, panel, pill, SearchField, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {Table} from '../table.js';

const FILTERS = ['q', 'from', 'to', 'status', 'level', 'kind', 'format'];
const PAGE_ROWS = 100;

/** Rows of a list as far as somebody asked for them; changes load what is shown again. */
export const usePages = (path, filters, concerns, rowsAtOnce = PAGE_ROWS) => {
  const [pages, setPages] = useState(1);
  const key = JSON.stringify(filters);
  useEffect(() => setPages(1), [key]);
  const list = useLoaded(async (signal) => {
    const rows = [];
    let cursor = null;
    for (let page = 0; page < pages; page++) {
      const answer = await get(apiAddress(path, {...filters, limit: rowsAtOnce, cursor}), signal);
      rows.push(...answer.items);
      cursor = answer.next;
      if (cursor === null) break;
    }
    return {rows, hasMore: cursor !== null};
  }, [path, key, pages], concerns);
  return {list, showMore: () => setPages((count) => count + 1)};
};

export const moreButton = (words, hasMore, showMore) =>
  hasMore && tag.button({type: 'button', class: 'button more', onClick: showMore}, words.more);

const options = (words, names) => [['', words.any], ...Object.entries(names)];

export const ConferencesPage = ({query}) => {
  const {words, format} = useApp();
  useTitle(words.conferences);
  const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  const sort = query.get('sort') ?? '-date';
  const {list, showMore} = usePages('conferences', {...filters, sort}, ({table}) => table === 'conferences');
  const set = (name) => (value) => go(withQuery({[name]: value}), {replace: name === 'q'});
  const number = (key, label, show = format.number) =>
    ({key, label, isNumber: true, value: (row) => row[key], cell: (row) => show(row[key])});
  const columns = [
    {key: 'date', label: words.date, value: (row) => row.date, class: 'nowrap', cell: (row) => format.day(row.date)},
    {key: 'title', label: words.title, isHeader: true, value: (row) => row.title, class: 'title-column',
      cell: (row) => [link({href: addressOf.conference(row.conferenceId)}, row.title),
        tag.div({class: 'quiet small'}, row.convener)]},
    {key: 'status', label: words.status, value: (row) => row.status,
      cell: (row) => pill(row.status, words.conferenceStatus[row.status])},
    {key: 'provincesAttended', label: words.attended, isNumber: true, value: (row) => row.provincesAttended,
      cell: (row) => words.attendedOf(row.provincesAttended, row.provincesInvited)},
    number('provincesAbsent', words.absentCount),
    number('delegates', words.delegates),
    number('speeches', words.speeches),
    number('directivesIssued', words.directives),
    number('directivesOverdue', words.overdue),
  ];
  return tag.div(null,
    tag.div({class: 'page-head'},
      tag.h1(null, words.conferences),
      // The name format stands for two things here: a filter by its value, and the form of the answer.
      tag.a({class: 'button', href: apiAddress('conferences', {...filters, sort}) + '&format=xlsx', download: ''},
        words.exportExcel)),
    tag.form({class: 'filters', role: 'search', 'aria-label': words.filters, onSubmit: (event) => event.preventDefault()},
      part(SearchField, {id: 'conference-words', label: words.titleWords, value: filters.q, onChange: set('q')}),
      dateField(words.from, filters.from, set('from')),
      dateField(words.to, filters.to, set('to')),
      choice(words.status, filters.status, options(words, words.conferenceStatus), set('status')),
      choice(words.level, filters.level, options(words, words.conferenceLevel), set('level')),
      choice(words.kind, filters.kind, options(words, words.conferenceKind), set('kind')),
      choice(words.format, filters.format, options(words, words.conferenceFormat), set('format')),
      link({class: 'button clear', href: '/conferences'}, words.clearFilters)),
    panel(null, {class: 'list-panel'}, loaded(list, ({rows, hasMore}) => part('div', null,
      part(Table, {caption: words.conferences, columns, rows, keyOf: (row) => row.conferenceId, sort,
        onSort: (next) => go(withQuery({sort: next}))}),
      moreButton(words, hasMore, showMore)))));
};
