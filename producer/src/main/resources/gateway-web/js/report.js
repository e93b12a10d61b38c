// The page for reports: a press report is read by the gateway, looked through by a person, and sent as events.
import {render} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {classes, part, tag} from './dom.js';
import {choicesOf, eventOf, fieldsOf, namesSymbol, shown, valueOf} from './fields.js';
import {initialLanguage, isDark, rememberLanguage, switchTheme} from './preferences.js';
import {WORDS} from './words.js';

const LONG_TEXT = 60;

/** Asks the gateway; what it says against a request is thrown as {status, message}. */
const ask = async (address, contentType, body, key) => {
  const headers = {'Content-Type': contentType, Accept: 'application/json'};
  if (key !== '') headers.Authorization = `Bearer ${key}`;
  const response = await fetch(address, {method: 'POST', headers, body});
  const answer = await response.json().catch(() => null);
  if (Array.isArray(answer) || answer?.results) return answer;
  throw Object.assign(new Error(answer?.detail ?? answer?.title ?? `HTTP ${response.status}`), {status: response.status});
};

const isMarkup = (text) => /^\s*</.test(text);

const Editor = ({words, finding, onChange}) =>
  tag.div({class: 'edits'}, ...fieldsOf(finding).map(([name, value]) => {
    const choices = choicesOf(finding.type, name, value);
    const text = shown(value);
    const change = (event) => onChange(name, valueOf(event.target.value, value));
    return tag.label({key: name, class: 'field'}, tag.span(null, words.fields[name] ?? name),
      choices !== null
        ? tag.select({value, onChange: change}, ...choices.map((one) =>
          tag.option({value: one, selected: one === value}, words.symbols[one] ?? one)))
        : text.length > LONG_TEXT
          ? tag.textarea({value: text, onChange: change})
          : tag.input({value: text, onChange: change}));
  }));

const Values = ({words, finding}) =>
  tag.dl({class: 'values'}, ...fieldsOf(finding).flatMap(([name, value]) => [
    tag.dt(null, words.fields[name] ?? name),
    tag.dd(null, namesSymbol(finding.type, name, value) ? words.symbols[value] ?? value : shown(value))]));

const Answer = ({words, answer}) =>
  tag.div({class: 'answer'},
    tag.span({class: `pill pill-${answer.status}`}, words.statusOf[answer.status] ?? answer.status),
    answer.field && tag.span(null, `${words.field}: `, tag.code(null, answer.field)),
    answer.reason && tag.span(null, answer.reason),
    answer.suggestion && tag.span(null, words.suggestion(answer.suggestion)),
    answer.topic && tag.code({class: 'quiet'}, `${answer.topic}-${answer.partition}@${answer.offset}`));

const Finding = ({words, item, onUpdate}) => {
  const [isOpen, setOpen] = useState(false);
  const {finding} = item;
  const {confidence} = finding;
  const change = (name, value) => {
    const next = {...finding, [name]: value};
    if (value === undefined) delete next[name];
    onUpdate({...item, finding: next, isEdited: true, answer: null});
  };
  return tag.article({class: classes('panel', 'finding', !item.isChosen && 'is-out')},
    tag.div(null,
      tag.div({class: 'finding-head'},
        tag.label(null, tag.input({type: 'checkbox', checked: item.isChosen,
          onChange: (event) => onUpdate({...item, isChosen: event.target.checked})}),
        words.types[finding.type] ?? finding.type),
        confidence && tag.span({class: `pill pill-${confidence.toLowerCase()}`}, words.confidenceOf[confidence] ?? confidence),
        item.isEdited && tag.span({class: 'pill'}, words.edited),
        tag.button({type: 'button', class: 'tool', 'aria-expanded': String(isOpen), onClick: () => setOpen(!isOpen)},
          isOpen ? words.done : words.edit)),
      isOpen ? part(Editor, {words, finding, onChange: change}) : part(Values, {words, finding})),
    finding.quote ? tag.blockquote(null, finding.quote) : tag.p({class: 'quiet small'}, words.quoteMissing),
    item.answer && part(Answer, {words, answer: item.answer}));
};

const Report = ({words, onRead, isReading, published, onPublished, secret, onSecret}) => {
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const chooser = useRef(null);
  const take = async (files) => files.length > 0 && setText(await files[0].text());
  return tag.form({class: 'panel', onSubmit: (event) => { event.preventDefault(); onRead(text); }},
    tag.label({class: 'paste-label', for: 'report'}, words.report),
    tag.textarea({id: 'report', class: classes('paste', isOver && 'is-over'), placeholder: words.pasteHint, value: text,
      required: true,
      onInput: (event) => setText(event.target.value),
      onDragOver: (event) => { event.preventDefault(); setOver(true); },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}),
    tag.div({class: 'row'},
      tag.label({class: 'field'}, tag.span(null, words.published),
        tag.input({type: 'date', value: published, onInput: (event) => onPublished(event.target.value)})),
      tag.label({class: 'field'}, tag.span(null, words.key),
        tag.input({type: 'password', autocomplete: 'off', value: secret, onInput: (event) => onSecret(event.target.value)})),
      tag.input({ref: chooser, type: 'file', accept: '.txt,.html,.htm,text/plain,text/html', hidden: true,
        'aria-label': words.chooseFile, onChange: (event) => take(event.target.files)}),
      tag.button({type: 'button', class: 'button spread', onClick: () => chooser.current.click()}, words.chooseFile),
      tag.button({type: 'submit', class: 'button primary', disabled: isReading || text.trim() === ''},
        isReading ? words.finding : words.find)));
};

const Page = () => {
  const [language, setLanguage] = useState(initialLanguage);
  const [dark, setDark] = useState(isDark());
  const [published, setPublished] = useState('');
  const [secret, setSecret] = useState('');
  const [report, setReport] = useState(null);
  const [items, setItems] = useState(null);
  const [busy, setBusy] = useState(null);
  const [problem, setProblem] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const words = WORDS[language];
  const other = language === 'vi' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `Điểm cầu · ${words.title}`;
  }, [language]);

  const during = async (name, work) => {
    setBusy(name);
    setProblem(null);
    setOutcome(null);
    try {
      await work();
    } catch (error) {
      setProblem(error.status === 401 ? words.needsKey : words.failed(error.message));
    } finally {
      setBusy(null);
    }
  };
  const dayOfPublication = () => (published ? '?published=' + published : '');
  const read = (text) => during('reading', async () => {
    const findings = await ask('/v1/extract' + dayOfPublication(),
      isMarkup(text) ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', text, secret.trim());
    setReport({text, published: dayOfPublication()});
    setItems(findings.map((finding, id) => ({id, finding, isChosen: true, isEdited: false, answer: null})));
  });
  const chosen = (items ?? []).filter((item) => item.isChosen);
  const send = () => during('sending', async () => {
    const answer = await ask('/v1/reports' + report.published, 'application/json',
      JSON.stringify({report: report.text, events: chosen.map(({finding}) => eventOf(finding))}), secret.trim());
    const byId = new Map(answer.results.map((result) => [chosen[result.index].id, result]));
    setItems(items.map((item) => ({...item, answer: byId.get(item.id) ?? null})));
    setOutcome(answer);
  });
  const update = (changed) => setItems(items.map((item) => (item.id === changed.id ? changed : item)));

  return [
    tag.header({class: 'top'},
      tag.a({class: 'skip', href: '#content'}, words.skip),
      tag.a({class: 'brand', href: '/'}, tag.img({src: '/icon.svg', alt: '', width: 28, height: 28}), 'Điểm cầu'),
      tag.div({class: 'tools'},
        tag.button({type: 'button', class: 'tool', lang: other, 'aria-label': words.switchLanguageLabel,
          onClick: () => { rememberLanguage(other); setLanguage(other); }}, words.switchLanguage),
        tag.button({type: 'button', class: 'tool theme', 'aria-label': dark ? words.themeLight : words.themeDark,
          onClick: () => { switchTheme(); setDark(isDark()); }}, tag.span({'aria-hidden': 'true'}, dark ? '☀' : '☾')))),
    tag.main({id: 'content', class: 'report', tabIndex: -1},
      tag.h1(null, words.title),
      tag.p({class: 'lead'}, words.lead),
      part(Report, {words, onRead: read, isReading: busy === 'reading', published, onPublished: setPublished, secret,
        onSecret: setSecret}),
      problem && tag.div({class: 'problem', role: 'alert'}, problem),
      items !== null && tag.section({'aria-label': words.found(items.length)},
        tag.div({class: 'findings-head'}, tag.h2({role: 'status'}, words.found(items.length))),
        ...items.map((item) => part(Finding, {key: item.id, words, item, onUpdate: update})),
        items.length > 0 && tag.div({class: 'send row'},
          tag.p({class: 'outcome', role: 'status'}, outcome === null ? '' : words.outcome(outcome)),
          tag.button({type: 'button', class: 'button primary spread', disabled: busy !== null || chosen.length === 0,
            onClick: send}, busy === 'sending' ? words.sending : words.chosen(chosen.length))))),
  ];
};

render(part(Page), document.getElementById('app'));
