// Addresses that can be sent to somebody: the path names the page, the query what is chosen on it.
import {useEffect, useState} from 'preact/hooks';
import {tag} from './dom.js';

const PAGES = [
  [/^\/$/, 'overview'],
  [/^\/conferences$/, 'conferences'],
  [/^\/conferences\/([^/]+)$/, 'conference'],
  [/^\/provinces\/([^/]+)$/, 'province'],
  [/^\/directives$/, 'directives'],
  [/^\/directives\/([^/]+)\/([^/]+)$/, 'directive'],
  [/^\/operations$/, 'operations'],
];

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const currentPlace = () => {
  for (const [pattern, page] of PAGES) {
    const match = pattern.exec(location.pathname);
    if (match) return {page, parts: match.slice(1).map(decoded), query: new URLSearchParams(location.search)};
  }
  return {page: 'missing', parts: [], query: new URLSearchParams()};
};

const listeners = new Set();
const announce = () => listeners.forEach((listener) => listener());
addEventListener('popstate', announce);

export const go = (address, {replace = false} = {}) => {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  announce();
};

/** This page's address with some of the query changed; an empty value leaves its name out. */
export const withQuery = (changes) => {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' || value === null || value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text ? '?' + text : '');
};

export const usePlace = () => {
  const [place, setPlace] = useState(currentPlace);
  useEffect(() => {
    const listener = () => setPlace(currentPlace());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return place;
};

const isPlainClick = (event) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link within the dashboard: a true address, followed without loading the page again. */
export const link = (attributes, ...content) =>
  tag.a({
    ...attributes,
    onClick: (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      go(attributes.href);
      scrollTo(0, 0);
    },
  }, ...content);

const segment = encodeURIComponent;
export const addressOf = {
  conference: (id) => '/conferences/' + segment(id),
  province: (map, code) => `/provinces/${segment(code)}?map=${map}`,
  directive: (conferenceId, directiveId) => `/directives/${segment(conferenceId)}/${segment(directiveId)}`,
};
