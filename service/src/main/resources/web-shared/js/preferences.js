// What a person chose in this browser: language and theme.
const LANGUAGES = ['vi', 'en'];

const stored = (key) => {
  try {
    return localStorage.getItem('diemcau.' + key);
  } catch {
    return null;
  }
};

const store = (key, value) => {
  try {
    localStorage.setItem('diemcau.' + key, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
};

/** The chosen language; else the first of the browser's that there is; else Vietnamese. */
export const initialLanguage = () => {
  const chosen = stored('language');
  if (LANGUAGES.includes(chosen)) return chosen;
  const known = (navigator.languages ?? []).map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag));
  return known ?? 'vi';
};

export const rememberLanguage = (language) => store('language', language);

/** light, dark, or null where the system decides. */
export const theme = () => document.documentElement.dataset.theme ?? null;

export const isDark = () =>
  theme() === null ? matchMedia('(prefers-color-scheme: dark)').matches : theme() === 'dark';

export const switchTheme = () => {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  store('theme', next);
};
