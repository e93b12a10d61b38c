// Reads the API of this host. The browser's cache asks with If-None-Match, so an unchanged answer costs a 304.
import {useCallback, useEffect, useRef, useState} from 'preact/hooks';
import {useChanges} from './live.js';

/** An answer that is not a success, with what the API says of it. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.field = problem?.field;
  }
}

/** The address of a list or row: names without a value are left out. */
export const apiAddress = (path, filters = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== '' && value !== null && value !== undefined) query.set(name, value);
  }
  const text = query.toString();
  return '/v1/' + path + (text ? '?' + text : '');
};

export const get = async (address, signal) => {
  const response = await fetch(address, {signal, headers: {Accept: 'application/json'}, cache: 'no-cache'});
  if (response.ok) return response.json();
  throw new ApiError(response.status, await response.json().catch(() => null));
};

/** All rows of a list, page by page. */
export const getAll = async (address, signal) => {
  const rows = [];
  let cursor = null;
  do {
    const separator = address.includes('?') ? '&' : '?';
    const page = await get(address + separator + 'limit=1000' +
      (cursor ? '&cursor=' + encodeURIComponent(cursor) : ''), signal);
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return rows;
};

const AT_MOST_EVERY_MILLIS = 1000;

/**
 * What load answers, kept while it is loaded again: when what it depends on changes, and when a row that concerns it
 * does, at most once a second and not while the page is hidden.
 *
 * @param load takes an AbortSignal, answers a promise
 * @param dependencies texts
 * @param concerns whether a change {table, key, row} concerns it; absent: none does
 */
export const useLoaded = (load, dependencies, concerns) => {
  const [state, setState] = useState({data: null, error: null, isLoading: true});
  const current = useRef(null);
  const timer = useRef(null);
  const latest = useRef(load);
  latest.current = load;

  const run = useCallback(() => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    latest.current(controller.signal).then(
      (data) => !controller.signal.aborted && setState({data, error: null, isLoading: false}),
      (error) => !controller.signal.aborted && setState((before) => ({...before, error, isLoading: false})));
  }, []);

  useEffect(() => {
    setState((before) => ({...before, isLoading: true}));
    run();
    return () => {
      current.current?.abort();
      clearTimeout(timer.current);
      timer.current = null;
    };
  }, dependencies);

  const later = useCallback(() => {
    if (timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      if (!document.hidden) run();
    }, AT_MOST_EVERY_MILLIS);
  }, [run]);

  useChanges((change) => {
    if (concerns && (change.table === null || concerns(change))) later();
  });

  return {...state, reload: run};
};
