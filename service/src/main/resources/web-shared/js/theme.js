// Runs before the first paint, so that a dark page does not flash white. Modules read the same keys later.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('diemcau.theme');
  } catch {
    // Storage may be forbidden; the system's choice stands then.
  }
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
})();
