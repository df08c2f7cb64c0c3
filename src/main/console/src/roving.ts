import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Rows that one Tab reaches and arrows walk through (the roving tabindex of the ARIA practices). The row that
 * had the focus keeps it while others come and go around it.
 */
export class Roving implements ReactiveController {
  private active = '';

  constructor(private readonly host: Host, private readonly open: (key: string, row: HTMLElement) => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.onKey);
    this.host.addEventListener('click', this.onClick);
    this.host.addEventListener('focusin', this.onFocus);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.onKey);
    this.host.removeEventListener('click', this.onClick);
    this.host.removeEventListener('focusin', this.onFocus);
  }

  hostUpdated(): void {
    const rows = this.rows();
    const reachable = rows.find(row => row.dataset.row === this.active) ?? rows[0];
    for (const row of rows) {
      row.tabIndex = row === reachable ? 0 : -1;
    }
  }

  focus(): boolean {
    const row = this.rows().find(one => one.tabIndex === 0);
    row?.focus();
    return row !== undefined;
  }

  private rows(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[data-row]')];
  }

  private readonly onFocus = (event: FocusEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (row?.dataset.row) {
      this.active = row.dataset.row;
      this.hostUpdated();
    }
  };

  private readonly onClick = (event: MouseEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (row?.dataset.row && !getSelection()?.toString()) {
      row.focus();
      this.open(row.dataset.row, row);
    }
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!row?.dataset.row || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const rows = this.rows();
    const at = rows.indexOf(row);
    const steps: Record<string, number> = {
      ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 10, PageUp: at - 10,
    };
    if (event.key in steps) {
      event.preventDefault();
      rows[Math.min(Math.max(steps[event.key], 0), rows.length - 1)].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(row.dataset.row, row);
    }
  };
}
