// Numbers, dates and order as people of a language write them. Dates and times are those of Asia/Ho_Chi_Minh.
const ZONE = 'Asia/Ho_Chi_Minh';
const NOTHING = '–';
const TAGS = {vi: 'vi-VN', en: 'en-GB'};

export const formats = (language) => {
  const tag = TAGS[language];
  const whole = new Intl.NumberFormat(tag, {maximumFractionDigits: 0});
  const decimal = new Intl.NumberFormat(tag, {maximumFractionDigits: 6});
  const percent = new Intl.NumberFormat(tag, {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
  const points = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero'});
  const signed = new Intl.NumberFormat(tag, {maximumFractionDigits: 0, signDisplay: 'exceptZero'});
  const day = new Intl.DateTimeFormat(tag, {timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric'});
  const moment = new Intl.DateTimeFormat(tag, {
    timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false});
  const dayOfMoment = new Intl.DateTimeFormat(tag, {timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric'});
  const clock = new Intl.DateTimeFormat(tag, {timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false});
  const clockWithSeconds = new Intl.DateTimeFormat(tag, {
    timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false});
  const names = new Intl.Collator('vi', {sensitivity: 'variant', numeric: true});
  const orNothing = (format) => (value) => (value === null || value === undefined ? NOTHING : format(value));

  return {
    nothing: NOTHING,
    number: orNothing((value) => whole.format(value)),
    decimal: orNothing((value) => decimal.format(value)),
    signed: orNothing((value) => signed.format(value)),
    /** A rate of 0 to 1. */
    rate: orNothing((value) => percent.format(value)),
    /** A figure of 0 to 100. */
    percent: orNothing((value) => percent.format(value / 100)),
    /** The difference of two rates, in percentage points. */
    points: orNothing((value) => points.format(100 * value)),
    day: orNothing((value) => day.format(new Date(value + 'T00:00:00Z'))),
    /** The day of a moment. */
    dayOf: orNothing((value) => dayOfMoment.format(new Date(value))),
    moment: orNothing((value) => moment.format(new Date(value))),
    clock: orNothing((value) => clock.format(new Date(value))),
    clockWithSeconds: orNothing((value) => clockWithSeconds.format(new Date(value))),
    duration: orNothing((seconds) => {
      const minutes = Math.floor(seconds / 60);
      if (minutes < 1) return whole.format(seconds) + ' s';
      const hours = Math.floor(minutes / 60);
      const rest = language === 'vi' ? ' phút' : ' min';
      if (hours < 1) return minutes + rest;
      return whole.format(hours) + (language === 'vi' ? ' giờ ' : ' h ') + (minutes % 60) + rest;
    }),
    compareNames: names.compare,
  };
};

/** Lower case, without diacritics: what a search compares. */
export const plain = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
