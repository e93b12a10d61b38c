// What the shared worker tells: changes as they come, the last ones, and whether the stream runs.
import {useEffect, useRef, useState} from 'preact/hooks';

const changeListeners = new Set();
const stateListeners = new Set();
let recent = [];
let state = {isOpen: false, since: Date.now(), meta: null, metaAt: null};

const receive = ({data}) => {
  if (data.type === 'change') {
    recent = [data.change, ...recent].slice(0, 40);
    changeListeners.forEach((listener) => listener(data.change));
  } else if (data.type === 'gap') {
    changeListeners.forEach((listener) => listener({table: null}));
  } else if (data.type === 'recent') {
    recent = data.recent;
    state = {...data.state, meta: data.state.meta ?? state.meta, metaAt: data.state.metaAt ?? state.metaAt};
    stateListeners.forEach((listener) => listener());
  } else if (data.type === 'state') {
    state = data.state;
    stateListeners.forEach((listener) => listener());
  }
};

const connect = () => {
  const script = '/js/live-worker.js';
  if (typeof SharedWorker === 'undefined') {
    const worker = new Worker(script);
    worker.onmessage = receive;
    return worker;
  }
  const {port} = new SharedWorker(script, 'diemcau-changes');
  port.onmessage = receive;
  port.start();
  return port;
};

let port = null;

/** @param meta what /v1/meta says now; null where it does not answer */
export const startLive = (meta) => {
  if (meta !== null) state = {...state, meta, metaAt: Date.now()};
  port = connect();
  setInterval(() => port.postMessage('here'), 20000);
  addEventListener('pagehide', () => port.postMessage('bye'));
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    port = connect();
    changeListeners.forEach((listener) => listener({table: null}));
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) changeListeners.forEach((listener) => listener({table: null}));
  });
};

/** Calls back for each change {table, key, row}; table null: anything may have changed. */
export const useChanges = (listener) => {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const call = (change) => latest.current(change);
    changeListeners.add(call);
    return () => changeListeners.delete(call);
  }, []);
};

/** The last changes, newest first; redrawn at most four times a second. */
export const useRecentChanges = () => {
  const [shown, setShown] = useState(recent);
  const timer = useRef(null);
  useChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      setShown(recent);
    }, 250);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return shown;
};

export const useLiveState = () => {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    const listener = () => setShown(state);
    stateListeners.add(listener);
    listener();
    return () => stateListeners.delete(listener);
  }, []);
  return shown;
};
