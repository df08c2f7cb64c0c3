import './console.css';
import { html, nothing } from 'lit';
import './accounts';
import './cycles';
import './days';
import './instructions';
import { count, time, word } from './format';
import './keys';
import type { KeysDialog } from './keys';
import type { Currency, NodeStatus } from './model';
import './pairs';
import { Part } from './part';
import './pulse';
import type { Roving } from './roving';
import './runs';
import './search';
import type { SearchBox } from './search';
import './story';
import { Stream } from './stream';

const PANELS: Record<string, string> = {
  a: 'accounts', q: 'queue', h: 'held', s: 'settled', p: 'pairs', c: 'cycles', l: 'runs',
};
/** Books this far behind the log are worth a word. */
const BEHIND = 5_000;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The whole desk. It holds the stream and what is chosen; each panel shows its part. */
export class SteelyardConsole extends Part {
  static override properties = {
    chosen: { state: true }, opened: { state: true }, cycle: { state: true }, theme: { state: true }, letters: { state: true },
    now: { state: true }, said: { state: true },
  };
  declare private chosen: string;
  declare private opened: number;
  /** The cycle that is open beside the desk: by number, or by the name in the address. */
  declare private cycle: { number: number; name: string } | undefined;
  declare private theme: string;
  declare private letters: boolean;
  declare private now: number;
  declare private said: string;

  private readonly stream = new Stream();
  private readonly systemTheme = matchMedia('(prefers-color-scheme: dark)');
  private cameFrom?: HTMLElement;
  private heldBefore = -1;
  private linkBefore = 'connecting';

  constructor() {
    super();
    this.chosen = localStorage.getItem('steelyard.currency') ?? '';
    this.letters = localStorage.getItem('steelyard.letters') !== 'no';
    this.theme = this.shownTheme();
    this.opened = 0;
    this.cycle = undefined;
    this.said = '';
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stream.addEventListener('change', () => this.onChange());
    this.stream.start();
    setInterval(() => { this.now = this.stream.now(); }, 1_000);
    setTimeout(() => this.classList.add('alive'), 2_000);
    document.addEventListener('keydown', event => this.onKey(event));
    this.systemTheme.addEventListener('change', () => { this.theme = this.shownTheme(); });
    window.addEventListener('hashchange', () => this.onHash());
    this.addEventListener('open-instruction', event => this.open((event as CustomEvent<number>).detail));
    this.addEventListener('open-cycle', event => this.openCycle((event as CustomEvent<number>).detail));
    this.addEventListener('close-instruction', () => this.close());
    this.addEventListener('look-up', event => this.searchBox.lookUp((event as CustomEvent<string>).detail));
    this.addEventListener('letters', event => this.setLetters((event as CustomEvent<boolean>).detail));
    this.onHash();
  }

  private get searchBox(): SearchBox {
    return this.querySelector<SearchBox>('search-box')!;
  }

  private onChange(): void {
    this.now = this.stream.now();
    const held = this.stream.sections.held?.length ?? 0;
    if (this.stream.link !== this.linkBefore) {
      this.said = this.stream.link === 'lost' ? 'Connection lost'
        : this.linkBefore === 'lost' ? 'Connected again' : '';
      this.linkBefore = this.stream.link;
    } else if (this.heldBefore >= 0 && held > this.heldBefore) {
      this.said = `Screening holds ${held} instructions`;
    }
    this.heldBefore = held;
    document.title = (held > 0 ? `(${held} held) ` : '') + 'Steelyard console';
    this.requestUpdate();
  }

  protected override render() {
    const { sections } = this.stream;
    const all = sections.currencies ?? [];
    const shown = all.some(one => one.code === this.chosen) ? all.filter(one => one.code === this.chosen) : all;
    return html`
      ${this.top(all)}
      ${this.banner()}
      <main id="main" tabindex="-1" class=${this.stream.link === 'lost' ? 'stale' : ''}
          aria-busy=${all.length === 0 ? 'true' : 'false'}>
        <h1 class="unseen">${sections.node?.name ?? 'Steelyard'}: operators' console</h1>
        <div class="strip">${all.length === 0 ? html`<div class="card day ghost"></div><div class="card day ghost"></div>`
          : all.map((currency, hue) => shown.includes(currency) ? html`<day-card .sections=${sections}
            .currency=${currency} .hue=${hue % 6} .now=${this.now}></day-card>` : nothing)}
          <pulse-card .throughput=${sections.throughput} .currencies=${all} .theme=${this.theme}></pulse-card></div>
        <div class="desk">
          <div class="stack wide">
            <accounts-panel .sections=${sections} .currencies=${shown} .now=${this.now}></accounts-panel>
            <cycles-panel .sections=${sections} .currencies=${shown} .now=${this.now}></cycles-panel></div>
          <div class="stack">
            <queue-panel .sections=${sections} .currencies=${shown} .now=${this.now}></queue-panel>
            <held-panel .sections=${sections} .currencies=${shown} .now=${this.now}></held-panel></div>
          <div class="stack">
            <settled-panel .sections=${sections} .currencies=${shown} .now=${this.now}></settled-panel>
            <pairs-panel .sections=${sections} .currencies=${shown} .now=${this.now}></pairs-panel>
            <runs-panel .sections=${sections} .currencies=${shown} .now=${this.now}></runs-panel></div>
        </div>
      </main>
      ${this.opened ? html`<story-view .number=${this.opened} .sections=${sections} .revision=${this.stream.revision}
        .now=${this.now}></story-view>` : nothing}
      ${this.cycle ? html`<cycle-view .number=${this.cycle.number} .name=${this.cycle.name} .sections=${sections}
        .now=${this.now}></cycle-view>` : nothing}
      ${this.bottom(sections.node)}
      <keys-dialog .letters=${this.letters}></keys-dialog>
      <div class="unseen" role="status" aria-live="polite">${this.said}</div>`;
  }

  private top(all: Currency[]) {
    const link = this.stream.link;
    return html`<header class="top">
      <div class="brand"><img src="mark.svg" alt="" width="26" height="26"><b>Steelyard</b>
        <span>${this.stream.sections.node?.name ?? ''}</span></div>
      <div class="choice" role="group" aria-label="Currencies shown">${[{ code: '' }, ...all].map(({ code }) => html`<button
        type="button" aria-pressed=${(all.some(one => one.code === this.chosen) ? this.chosen : '') === code
          ? 'true' : 'false'} @click=${() => this.choose(code)}>${code || 'All'}</button>`)}</div>
      <search-box></search-box>
      <span class="link ${link}"><i aria-hidden="true"></i>${link === 'live' ? 'live' : link === 'lost' ? 'lost' : 'connecting'}</span>
      <time class="clock n" datetime=${new Date(this.now).toISOString()}>${time(this.now)}<small> UTC</small></time>
      <button type="button" class="quiet" aria-label="Dark or light" title="Dark or light (t)"
        @click=${() => this.turnTheme()}>${this.theme === 'dark' ? '☾' : '☀'}</button>
      <button type="button" class="quiet" aria-label="Keys" title="Keys (?)"
        @click=${() => this.keys()}>?</button>
    </header>`;
  }

  private banner() {
    const { link, lastFrameAt, sections } = this.stream;
    const node = sections.node;
    const text = link === 'lost'
      ? `The console does not answer. This is what stood at ${time(lastFrameAt)} UTC; trying again.`
      : node && !node.booksAnswer ? 'The books do not answer the console; settlement goes on without them. Trying again.'
      : node && !node.ready ? `Nothing settles now: ${node.remark}` : '';
    return html`<div class="banner ${link === 'lost' ? 'lost' : ''}" role="alert" ?hidden=${text === ''}>${text}</div>`;
  }

  private bottom(node?: NodeStatus) {
    if (!node) {
      return html`<footer class="bottom"><span>Waiting for the first answer …</span></footer>`;
    }
    const behind = node.recorded - node.booked;
    return html`<footer class="bottom" aria-label="This node">
      <span class=${node.ready ? 'ok' : 'bad'}>● ${node.ready ? 'settling' : 'not settling'}</span>
      <span>${word(node.role)}<small>node ${node.member + 1} of ${node.members}</small></span>
      <span title="commands in the log">log <b class="n">${count(node.sequence)}</b></span>
      <span title="events in the log">events <b class="n">${count(node.recorded)}</b></span>
      <span class=${behind > BEHIND ? 'warn' : ''} title="events that the books have still to take in">books
        <b class="n">${behind === 0 ? 'level' : `${count(behind)} behind`}</b></span>
      <span class="${node.list ? '' : 'bad'} list" title="screening list and rules in force">list
        <b class="mono">${node.list || 'none'}</b></span>
      <span class="push">read only</span>
    </footer>`;
  }

  private choose(code: string): void {
    this.chosen = code;
    localStorage.setItem('steelyard.currency', code);
  }

  private shownTheme(): string {
    return document.documentElement.dataset.theme ?? (this.systemTheme.matches ? 'dark' : 'light');
  }

  private turnTheme(): void {
    this.theme = this.shownTheme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = this.theme;
    localStorage.setItem('steelyard.theme', this.theme);
  }

  private setLetters(on: boolean): void {
    this.letters = on;
    localStorage.setItem('steelyard.letters', on ? 'yes' : 'no');
  }

  private keys(): void {
    this.querySelector<KeysDialog>('keys-dialog')!.show();
  }

  private onHash(): void {
    const match = /^#\/instruction\/([1-9]\d{0,15})$/.exec(location.hash);
    this.opened = match ? Number(match[1]) : 0;
    const cycle = /^#\/cycles\/(.+)$/.exec(location.hash);
    this.cycle = cycle ? { number: 0, name: decoded(cycle[1]) } : undefined;
  }

  private open(number: number): void {
    this.remember();
    this.opened = number;
    this.cycle = undefined;
    history.replaceState(null, '', `#/instruction/${number}`);
  }

  private openCycle(number: number): void {
    this.remember();
    const name = this.stream.sections.cycles?.find(one => one.number === number)?.name ?? '';
    this.opened = 0;
    this.cycle = { number, name };
    history.replaceState(null, '', `#/cycles/${encodeURIComponent(name)}`);
  }

  private remember(): void {
    if (!this.opened && !this.cycle) {
      this.cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    }
  }

  private close(): void {
    this.opened = 0;
    this.cycle = undefined;
    history.replaceState(null, '', location.pathname);
    if (this.cameFrom?.isConnected) {
      this.cameFrom.focus();
    } else {
      this.querySelector<HTMLElement>('#main')?.focus();
    }
  }

  private toPanel(name: string): void {
    const element = this.querySelector(`${name}-panel`) as HTMLElement & { roving: Roving };
    if (!element.roving.focus()) {
      element.querySelector<HTMLElement>('h2')?.focus();
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || this.querySelector('dialog')?.open) {
      return;
    }
    if (event.key === 'Escape' && (this.opened || this.cycle)) {
      event.preventDefault();
      this.close();
      return;
    }
    const typing = (event.target as HTMLElement).closest('input, textarea, select');
    if (typing || !this.letters) {
      return;
    }
    const all = this.stream.sections.currencies ?? [];
    if (event.key === '/') {
      event.preventDefault();
      this.searchBox.focus();
    } else if (event.key === '?') {
      this.keys();
    } else if (event.key === 't') {
      this.turnTheme();
    } else if (event.key in PANELS) {
      event.preventDefault();
      this.toPanel(PANELS[event.key]);
    } else if (/^[0-9]$/.test(event.key) && Number(event.key) <= all.length) {
      this.choose(event.key === '0' ? '' : all[Number(event.key) - 1].code);
    }
  }
}
customElements.define('steelyard-console', SteelyardConsole);

