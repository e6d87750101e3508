// Light or dark as chosen here before; runs before anything is drawn, so that nothing flashes.
(() => {
    const KEY = 'quartic.theme';

    function kept() {
        try {
            return localStorage.getItem(KEY);
        } catch {
            return null;
        }
    }

    function keep(theme) {
        try {
            localStorage.setItem(KEY, theme);
        } catch {
            // A browser that keeps nothing still shows it.
        }
    }

    const known = ['auto', 'light', 'dark'];
    const start = known.includes(kept()) ? kept() : 'auto';
    document.documentElement.dataset.theme = start;
    document.addEventListener('DOMContentLoaded', () => {
        for (const choice of document.querySelectorAll('input[name=theme]')) {
            choice.checked = choice.value === start;
            choice.addEventListener('change', () => {
                document.documentElement.dataset.theme = choice.value;
                keep(choice.value);
            });
        }
    });
})();
