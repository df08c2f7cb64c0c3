import { html, nothing } from 'lit';
import { amount, word } from './format';
import type { Instruction } from './model';
import { arrow, Part } from './part';

const PAUSE_MS = 160;

/** Finds instructions while somebody types (the combobox of the ARIA practices). */
export class SearchBox extends Part {
  static override properties = { found: { state: true }, at: { state: true }, open: { state: true },
    problem: { state: true } };
  declare private found: Instruction[];
  declare private at: number;
  declare private open: boolean;
  declare private problem: string;

  private timer?: number;
  private asked = 0;

  constructor() {
    super();
    this.found = [];
    this.at = -1;
    this.open = false;
    this.problem = '';
  }

  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  lookUp(text: string): void {
    this.field.value = text;
    this.focus();
    this.onInput();
  }

  private get field(): HTMLInputElement {
    return this.querySelector('input')!;
  }

  protected override render() {
    const marked = this.open && this.at >= 0;
    return html`<form role="search" @submit=${(event: Event) => event.preventDefault()}
        @focusout=${this.onLeave}>
      <input id="search" type="text" role="combobox" aria-label="Find an instruction" autocomplete="off"
        spellcheck="false" maxlength="64" placeholder="UETR, reference, BIC or number"
        aria-autocomplete="list" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="found"
        aria-activedescendant=${marked ? `found-${this.at}` : nothing}
        @input=${this.onInput} @keydown=${this.onKey} @focus=${() => { this.open = this.field.value !== ''; }}>
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" role="listbox" aria-label="Found instructions" ?hidden=${!this.open || this.found.length === 0}
        >${this.found.map((one, index) => this.option(one, index))}</ul>
      <p class="none" role="status" ?hidden=${!this.open || this.found.length > 0}>${this.problem}</p>
    </form>`;
  }

  private option(one: Instruction, index: number) {
    return html`<li id="found-${index}" role="option" aria-selected=${index === this.at ? 'true' : 'false'}
        @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.choose(index)}>
      <span class="n dim">№ ${one.number}</span>
      <span class="cut"><b class="bic">${one.payer}</b>${arrow()}<b class="bic">${one.payee}</b></span>
      <span class="n right">${one.currency} ${amount(one.amount)}</span>
      <span class="pill ${one.state}">${word(one.state)}</span>
      <small class="cut">${one.uetr} · ${one.messageId}</small></li>`;
  }

  private readonly onInput = (): void => {
    clearTimeout(this.timer);
    const text = this.field.value.trim();
    if (text === '') {
      this.open = false;
      this.found = [];
      return;
    }
    this.timer = window.setTimeout(() => void this.ask(text), PAUSE_MS);
  };

  private async ask(text: string): Promise<void> {
    const mine = ++this.asked;
    let found: Instruction[] = [];
    let problem = `Nothing is known of “${text}”.`;
    try {
      const answer = await fetch('api/search?q=' + encodeURIComponent(text));
      if (answer.ok) {
        found = (await answer.json() as { found: Instruction[] }).found;
      } else {
        problem = 'The books do not answer now.';
      }
    } catch {
      problem = 'The console does not answer now.';
    }
    // An earlier question may be answered later; only the last one counts.
    if (mine === this.asked) {
      this.found = found;
      this.problem = problem;
      this.at = found.length > 0 ? 0 : -1;
      this.open = true;
    }
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.found.length > 0) {
      event.preventDefault();
      this.open = true;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = (this.at + step + this.found.length) % this.found.length;
      void this.updateComplete.then(() =>
        this.querySelector(`#found-${this.at}`)?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.choose(this.at);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.open) {
        this.open = false;
      } else {
        this.field.value = '';
        this.field.blur();
      }
    }
  };

  private readonly onLeave = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) {
      this.open = false;
    }
  };

  private choose(index: number): void {
    const one = this.found[index];
    if (one) {
      this.open = false;
      this.say('open-instruction', one.number);
    }
  }
}
customElements.define('search-box', SearchBox);
