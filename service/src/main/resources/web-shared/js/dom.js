// Elements as functions: tag.p({class: 'note'}, 'text'). What is a text stays a text: nothing here takes markup.
import {h} from 'preact';

const isAttributes = (value) =>
  value !== null && typeof value === 'object' && value.constructor === Object;

export const tag = new Proxy({}, {
  get: (_, name) => (first, ...rest) =>
    isAttributes(first) ? h(name, first, ...rest) : h(name, null, first, ...rest),
});

/** A component as an element: part(Table, {rows}). */
export const part = h;

/** Joins the class names that hold: classes('a', isB && 'b'). */
export const classes = (...names) => names.filter(Boolean).join(' ');
