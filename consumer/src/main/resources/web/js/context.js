// What every part of a page needs: the words and formats of the language, and the register of provinces.
import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import {formats} from './format.js';
import {en} from './words-en.js';
import {vi} from './words-vi.js';

const WORDS = {vi, en};

const Context = createContext(null);
export const ContextProvider = Context.Provider;
export const useApp = () => useContext(Context);

/** @param register {63: {units, tiles}, 34: …} as /provinces.json gives it */
export const contextOf = (language, register, actions) => {
  const words = WORDS[language];
  const unit = (map, code) => register[map]?.units.find((one) => one.code === code);
  return {
    language,
    words,
    format: formats(language),
    register,
    ...actions,
    unitName: (map, code) => (code === 'VN' ? 'Việt Nam' : unit(map, code)?.name ?? code),
    unit,
    periodName: (period) => {
      if (period === 'ALL') return words.allTime;
      const [year, quarter] = period.split('-Q');
      return quarter ? words.quarter(quarter, year) : words.year(year);
    },
  };
};

/** The map in force on a date. */
export const mapOn = (date) => (date !== null && date >= '2025-07-01' ? '34' : '63');

/** The period of the same length before; null for all time. */
export const periodBefore = (period) => {
  if (period === 'ALL') return null;
  const [year, quarter] = period.split('-Q').map(Number);
  if (!quarter) return String(year - 1);
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
};

/** First and last day of a period; nulls for all time. */
export const daysOf = (period) => {
  if (period === 'ALL') return {from: null, to: null};
  const [year, quarter] = period.split('-Q').map(Number);
  const first = quarter ? 3 * quarter - 2 : 1;
  const last = quarter ? 3 * quarter : 12;
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  const two = (number) => String(number).padStart(2, '0');
  return {from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(lastDay)}`};
};

/** The latest year of the map that has begun and has figures; all time where there is none. */
export const defaultPeriod = (meta, map) => {
  const today = meta?.today.slice(0, 4) ?? '';
  const last = map === '63' && today > '2025' ? '2025' : today;
  return (meta?.periods ?? []).filter((period) => /^\d{4}$/.test(period) && period <= last).sort().at(-1) ?? 'ALL';
};
