// One stream of changes for all pages of this browser that show the dashboard: browsers allow six connections to a host.
const KEPT = 40;
const META_EVERY_MILLIS = 10000;
const META_AFTER_CHANGE_MILLIS = 1000;
const QUIET_BEFORE_CLOSING = 15000;
/** What the stream calls the tables, and what the API calls them. */
const TABLES = {
  province_summary: 'provinces',
  conference_summary: 'conferences',
  directive_summary: 'directives',
  participation_summary: 'participation',
  directive_status: 'statuses',
};

const ports = new Map();
const recent = [];
let state = {isOpen: false, since: Date.now(), meta: null, metaAt: null};
let stream = null;

const tell = (message) => ports.forEach((_, port) => port.postMessage(message));

const setState = (changes) => {
  state = {...state, ...changes};
  tell({type: 'state', state});
};

const onChange = (event) => {
  const change = {table: TABLES[event.type], ...JSON.parse(event.data), at: Date.now()};
  recent.unshift(change);
  recent.length = Math.min(recent.length, KEPT);
  tell({type: 'change', change});
  if (change.table === 'conferences') readMetaSoon();
};

const open = () => {
  if (stream !== null) return;
  stream = new EventSource('/v1/changes');
  stream.onopen = () => setState({isOpen: true, since: Date.now()});
  stream.onerror = () => {
    setState({isOpen: false, since: state.isOpen ? Date.now() : state.since});
    if (stream?.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(() => ports.size > 0 && open(), 3000);
    }
  };
  stream.addEventListener('gap', () => tell({type: 'gap'}));
  Object.keys(TABLES).forEach((table) => stream.addEventListener(table, onChange));
};

const close = () => {
  stream?.close();
  stream = null;
  state = {...state, isOpen: false};
};

const readMeta = async () => {
  if (ports.size === 0) return;
  try {
    const response = await fetch('/v1/meta', {cache: 'no-cache'});
    if (response.ok) setState({meta: await response.json(), metaAt: Date.now()});
  } catch {
    // The next try follows; the time of the last answer tells how old the figures are.
  }
};

let soon = null;
/** What meta counts of conferences has changed. */
const readMetaSoon = () => {
  soon ??= setTimeout(() => {
    soon = null;
    readMeta();
  }, META_AFTER_CHANGE_MILLIS);
};

/** A page that went away without a word stops answering; what nobody reads is closed. */
const forgetSilent = () => {
  const now = Date.now();
  ports.forEach((heard, port) => {
    if (now - heard > QUIET_BEFORE_CLOSING * 8) ports.delete(port);
  });
  if (ports.size === 0) close();
};

const join = (port) => {
  ports.set(port, Date.now());
  port.onmessage = (event) => {
    if (event.data === 'bye') ports.delete(port);
    else ports.set(port, Date.now());
    forgetSilent();
    if (ports.size > 0) open();
  };
  port.postMessage({type: 'recent', recent, state});
  open();
  readMeta();
};

setInterval(readMeta, META_EVERY_MILLIS);
setInterval(forgetSilent, QUIET_BEFORE_CLOSING);

if ('onconnect' in self) {
  self.onconnect = (event) => join(event.ports[0]);
} else {
  // Without shared workers each page has one of its own.
  self.postMessage({type: 'ready'});
  join({postMessage: (message) => self.postMessage(message), set onmessage(handler) { self.onmessage = handler; }});
}
