// The head of every page: where one can go, the search, the clock of the data, language and theme.
import {useEffect, useRef, useState} from 'preact/hooks';
import {useApp} from './context.js';
import {classes, part, tag} from './dom.js';
import {plain} from './format.js';
import {useLiveState} from './live.js';
import {isDark, switchTheme} from './preferences.js';
import {addressOf, go, link} from './router.js';

const LAG_RECORDS = 1000;
const LAG_SECONDS = 10;
const GRACE_MILLIS = 5000;

/** Where one can go: the name, the address, the pages that belong to it. */
const navigation = (words) => [
  [words.overview, '/', ['overview', 'province']],
  [words.conferences, '/conferences', ['conferences', 'conference']],
  [words.directivesNav, '/directives', ['directives', 'directive']],
  [words.operations, '/operations', ['operations']],
];

const Clock = () => {
  const {words, format} = useApp();
  const {isOpen, since, meta, metaAt} = useLiveState();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const lag = {records: meta?.behind.records ?? 0, seconds: meta?.behind.seconds ?? 0};
  const isLagging = lag.records > LAG_RECORDS || lag.seconds > LAG_SECONDS;
  const isBroken = !isOpen && now - since > GRACE_MILLIS;
  const isOld = metaAt !== null && now - metaAt > 30_000;
  const state = isBroken || isOld ? 'broken' : !isOpen ? 'connecting' : isLagging ? 'lagging' : 'live';
  const text = {
    broken: words.broken,
    connecting: words.connecting,
    lagging: words.lagging(format.number(lag.records), format.duration(lag.seconds)),
    live: words.live,
  }[state];
  const asOf = isOpen && metaAt !== null && !isOld ? now - 1000 * lag.seconds : metaAt;
  return tag.div({class: classes('clock', 'clock-' + state)},
    tag.span({class: 'clock-dot', 'aria-hidden': 'true'}),
    tag.span({class: 'clock-time'}, words.asOf(asOf === null ? format.nothing : format.clockWithSeconds(asOf))),
    tag.span({class: 'clock-state', role: 'status'}, text));
};

/** Finds provinces while one types, and hands the words to the searches of conferences and directives. */
const Search = () => {
  const {words, register, format} = useApp();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const input = useRef(null);
  const query = plain(text.trim());
  const found = query === '' ? [] : ['34', '63'].flatMap((map) => register[map].units
    .filter((unit) => map === '34' || !register['34'].units.some((one) => one.name === unit.name))
    .filter((unit) => plain(unit.name).includes(query))
    .map((unit) => ({name: unit.name, note: map === '34' ? words.map34 : words.map63,
      address: addressOf.province(map, unit.code), rank: plain(unit.name).startsWith(query) ? 0 : 1})))
    .sort((left, right) => left.rank - right.rank || format.compareNames(left.name, right.name)).slice(0, 7);
  const asked = encodeURIComponent(text.trim());
  const options = query === '' ? [] : [...found,
    {name: words.searchConferences(text.trim()), address: '/conferences?q=' + asked},
    {name: words.searchDirectives(text.trim()), address: '/directives?q=' + asked}];
  const open = (option) => {
    go(option.address);
    setText('');
    setOpen(false);
    scrollTo(0, 0);
  };
  const onKeyDown = (event) => {
    if (event.key === 'Escape') setOpen(false);
    if (options.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(options[chosen]);
    }
  };
  const isShown = isOpen && options.length > 0;
  return tag.div({class: 'search'},
    tag.input({ref: input, type: 'search', role: 'combobox', 'aria-label': words.search, 'aria-expanded': String(isShown),
      'aria-controls': 'search-list', 'aria-autocomplete': 'list', autocomplete: 'off', placeholder: words.searchHint,
      'aria-activedescendant': isShown ? 'search-' + chosen : undefined, value: text, onKeyDown,
      onInput: (event) => { setText(event.target.value); setChosen(0); setOpen(true); },
      onFocus: () => setOpen(true), onBlur: () => setOpen(false)}),
    tag.ul({id: 'search-list', role: 'listbox', 'aria-label': words.search, hidden: !isShown}, ...options.map((option, index) =>
      tag.li({key: option.address, id: 'search-' + index, role: 'option', 'aria-selected': String(index === chosen),
        onMouseDown: (event) => { event.preventDefault(); open(option); }},
      option.name, option.note && tag.span({class: 'quiet small'}, option.note)))));
};

export const Header = ({page}) => {
  const {words, language, setLanguage} = useApp();
  const [dark, setDark] = useState(isDark());
  const other = language === 'vi' ? 'en' : 'vi';
  return tag.header({class: 'top'},
    tag.a({class: 'skip', href: '#content', onClick: (event) => {
      event.preventDefault();
      document.getElementById('content').focus();
    }}, words.skip),
    link({class: 'brand', href: '/'}, tag.img({src: '/icon.svg', alt: '', width: 28, height: 28}), words.appName),
    tag.nav({'aria-label': words.navigation}, ...navigation(words).map(([name, address, pages]) =>
      link({key: address, href: address, 'aria-current': pages.includes(page) ? 'page' : undefined}, name))),
    part(Search),
    part(Clock),
    tag.div({class: 'tools'},
      tag.button({type: 'button', class: 'tool', lang: other, 'aria-label': words.switchLanguageLabel,
        onClick: () => setLanguage(other)}, words.switchLanguage),
      tag.button({type: 'button', class: 'tool theme', 'aria-label': dark ? words.themeLight : words.themeDark,
        onClick: () => { switchTheme(); setDark(isDark()); }},
      tag.span({'aria-hidden': 'true'}, dark ? '☀' : '☾'))));
};
