import {apiAddress} from '../api.js';
import {useApp} from '../context.js';
import {part, tag} from '../dom.js';
import {BucketBar, choice, dateField, loaded, panel, SearchField, useTitle} from '../page.js';
import {addressOf, go, link, withQuery} from '../router.js';
import {Table} from '../table.js';
import {moreButton, usePages} from './conferences.js';

const FILTERS = ['q', 'issuer', 'status', 'dueAfter', 'dueBefore'];

export const DirectivesPage = ({query}) => {
  const {words, format} = useApp();
  useTitle(words.directives);
  const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  const sort = query.get('sort') ?? '-issuedAt';
  const {list, showMore} = usePages('directives', {...filters, sort}, ({table}) => table === 'directives');
  const set = (name) => (value) => go(withQuery({[name]: value}), {replace: name === 'q' || name === 'issuer'});
  const number = (key, label, show = format.number) =>
    ({key, label, isNumber: true, value: (row) => row[key], cell: (row) => show(row[key])});
  const columns = [
    {key: 'text', label: words.text, isHeader: true, value: (row) => row.text, class: 'title-column',
      cell: (row) => link({href: addressOf.directive(row.conferenceId, row.directiveId)}, row.text)},
    {key: 'issuer', label: words.issuer, class: 'name-column', value: (row) => row.issuer, cell: (row) => row.issuer},
    {key: 'issuedAt', label: words.issuedAt, value: (row) => row.issuedAt, class: 'nowrap',
      cell: (row) => format.dayOf(row.issuedAt)},
    {key: 'dueOn', label: words.dueOn, value: (row) => row.dueOn, class: 'nowrap',
      cell: (row) => (row.dueOn === null ? words.noDueDate : format.day(row.dueOn))},
    {key: 'bar', label: words.status, class: 'bar-column', cell: (row) => part(BucketBar, {counts: row})},
    number('assigned', words.assigned),
    number('completedOnTime', words.completedOnTime),
    number('completedLate', words.completedLate),
    number('overdue', words.overdue),
    number('open', words.open),
    number('averageProgressPercent', words.progress, format.percent),
  ];
  return tag.div(null,
    tag.div({class: 'page-head'},
      tag.h1(null, words.directives),
      tag.a({class: 'button', href: apiAddress('directives', {...filters, sort, format: 'xlsx'}), download: ''},
        words.exportExcel)),
    tag.form({class: 'filters', role: 'search', 'aria-label': words.filters, onSubmit: (event) => event.preventDefault()},
      part(SearchField, {id: 'directive-words', label: words.directiveWords, value: filters.q, onChange: set('q')}),
      part(SearchField, {id: 'directive-issuer', label: words.issuer, value: filters.issuer, onChange: set('issuer')}),
      choice(words.status, filters.status, [['', words.any], ...Object.entries(words.directiveStatus)], set('status')),
      dateField(words.dueAfter, filters.dueAfter, set('dueAfter')),
      dateField(words.dueBefore, filters.dueBefore, set('dueBefore')),
      link({class: 'button clear', href: '/directives'}, words.clearFilters)),
    panel(null, {class: 'list-panel'}, loaded(list, ({rows, hasMore}) => part('div', null,
      part(Table, {caption: words.directives, columns, rows, sort,
        keyOf: (row) => row.conferenceId + '/' + row.directiveId, onSort: (next) => go(withQuery({sort: next}))}),
      moreButton(words, hasMore, showMore)))));
};
