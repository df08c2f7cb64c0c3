// Runs before the first paint, so that a chosen theme never flashes in the other colours.
const kept = localStorage.getItem('steelyard.theme');
if (kept === 'dark' || kept === 'light') {
  document.documentElement.dataset.theme = kept;
}
