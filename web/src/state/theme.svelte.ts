export type Theme = 'system' | 'light' | 'dark';

const KEY = 'sdvp.theme';

/** Dark or light: as the system says, or as chosen here. */
class ThemeChoice {
  choice = $state<Theme>('system');

  constructor() {
    const kept = localStorage.getItem(KEY);
    if (kept === 'light' || kept === 'dark') this.choice = kept;
    this.apply();
  }

  choose(theme: Theme): void {
    this.choice = theme;
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
    this.apply();
  }

  private apply(): void {
    if (this.choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.choice;
  }
}

export const theme = new ThemeChoice();
