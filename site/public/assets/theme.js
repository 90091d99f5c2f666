// Sets the chosen theme before the first paint, and that scripts run. Nothing chosen: the system decides, by the style sheet.
(function () {
  document.documentElement.dataset.scripts = '';
  try {
    const theme = localStorage.getItem('awr-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // No storage (private window, a page opened from disk): the system decides.
  }
})();
