// What pages are made of: heading, panels, states of loading, pills, bars.
import {useEffect, useState} from 'preact/hooks';
import {useApp} from './context.js';
import {classes, part, tag} from './dom.js';

/** Sets the title of the window. */
export const useTitle = (title) => {
  const {words} = useApp();
  useEffect(() => {
    document.title = title ? `${title} · ${words.appName}` : `${words.appName} · ${words.appSubtitle}`;
  }, [title, words]);
};

export const panel = (heading, attributes, ...content) =>
  tag.section({...attributes, class: classes('panel', attributes?.class)},
    heading && tag.h2({class: 'panel-heading'}, heading), ...content);

/** A value with its name above. */
export const fact = (name, value, note) =>
  tag.div({class: 'fact'}, tag.dt(null, name), tag.dd(null, value, note && tag.span({class: 'fact-note'}, note)));

/** Shows content(data) when it is there, and says what is the matter when it is not. */
export const Loaded = ({of, content}) => {
  const {words} = useApp();
  const {data, error, isLoading, reload} = of;
  return tag.div({class: classes('loaded', isLoading && data !== null && 'is-stale'), 'aria-busy': String(isLoading)},
    error && tag.div({class: 'problem', role: 'alert'},
      tag.span(null, error.status === 404 ? words.notFound : words.failed(error.message)),
      error.status !== 404 && tag.button({type: 'button', class: 'button', onClick: reload}, words.retry)),
    data !== null ? content(data) : !error && tag.p({class: 'quiet loading'}, words.loading));
};

export const loaded = (of, content) => part(Loaded, {of, content});

export const pill = (kind, text) => tag.span({class: `pill pill-${kind.toLowerCase().replace(/_/g, '-')}`}, text);

const BUCKETS = [
  ['completedOnTime', 'COMPLETED_ON_TIME', 'on-time'],
  ['completedLate', 'COMPLETED_LATE', 'late'],
  ['overdue', 'OVERDUE', 'overdue'],
  ['open', 'OPEN', 'open'],
];

/** The four buckets of directives as one bar; its numbers stand beside it or in its label. */
export const BucketBar = ({counts}) => {
  const {words, format} = useApp();
  const total = BUCKETS.reduce((sum, [field]) => sum + counts[field], 0);
  const label = BUCKETS.filter(([field]) => counts[field] > 0)
    .map(([field, status]) => `${words.directiveStatus[status]}: ${format.number(counts[field])}`).join(', ');
  let left = 0;
  return tag.svg({class: 'bucket-bar', role: 'img', 'aria-label': label || words.noData, viewBox: '0 0 100 10',
    preserveAspectRatio: 'none'},
  tag.title(null, label),
  tag.rect({class: 'bucket-none', x: 0, y: 0, width: 100, height: 10}),
  ...BUCKETS.map(([field, , name]) => {
    if (counts[field] === 0) return null;
    const width = (100 * counts[field]) / total;
    const bar = tag.rect({class: `bucket-${name}`, x: left, y: 0, width, height: 10});
    left += width;
    return bar;
  }));
};

export const bucketFields = BUCKETS;

/** A number typed into an address bar of filters a moment after the last key. */
export const SearchField = ({label, value, onChange, id}) => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return tag.label({class: 'field field-wide', for: id}, tag.span(null, label),
    tag.input({id, type: 'search', value: text, autocomplete: 'off', onInput: (event) => setText(event.target.value)}));
};

export const choice = (label, value, options, onChange) =>
  tag.label({class: 'field'}, tag.span(null, label),
    tag.select({value, onChange: (event) => onChange(event.target.value)},
      ...options.map(([key, name]) => tag.option({value: key, selected: key === value}, name))));

export const dateField = (label, value, onChange) =>
  tag.label({class: 'field'}, tag.span(null, label),
    tag.input({type: 'date', value, onChange: (event) => onChange(event.target.value)}));
