import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, count, moment, span, time } from './format';
import type { Currency, Cycle, Loss, Position, Sections, Stage } from './model';
import { panel, Part } from './part';
import { Roving } from './roving';

const WIDTH = 200;
const HALF = WIDTH / 2;
const WORDS: Record<Stage, string> = {
  OPEN: 'Open', CUT: 'Cut', CONFIRMED: 'Confirmed', SETTLED: 'Settled', RETURNED: 'Given back',
};

function isClosed(cycle: Cycle): boolean {
  return cycle.stage === 'SETTLED' || cycle.stage === 'RETURNED';
}

/** 904761 becomes 90.5 %. */
function percent(ppm: number): string {
  return `${(Math.round(ppm / 1_000) / 10).toFixed(1)} %`;
}

/** The next hour that matters, and what comes then. */
function next(cycle: Cycle, now: number): string {
  if (isClosed(cycle)) {
    return `at ${time(cycle.closed)}`;
  }
  const [what, at] = cycle.stage === 'CONFIRMED' ? ['pay', cycle.settleBy] : ['confirm', cycle.confirmBy];
  return at > now ? `${what} in ${span(at - now)}` : `${what}: due`;
}

/** Cycles of deferred net settlement; nothing where there has been none. */
export class CyclesPanel extends Part {
  static override properties = {
    sections: { attribute: false }, currencies: { attribute: false }, now: { attribute: false },
  };
  declare sections: Sections;
  declare currencies: Currency[];
  declare now: number;

  readonly roving = new Roving(this, key => this.say('open-cycle', Number(key)));

  protected override render() {
    const shown = new Set(this.currencies.map(one => one.code));
    const cycles = (this.sections.cycles ?? []).filter(one => shown.has(one.currency));
    if (cycles.length === 0) {
      return nothing;
    }
    const open = cycles.filter(one => !isClosed(one)).length;
    return panel('cycles', 'Net settlement cycles', html`<span class="count">${open}</span>`,
      html`<div class="scroll"><table role="grid" aria-labelledby="cycles-title" class="cycles">
        <colgroup><col><col class="money"><col class="money"><col class="room"></colgroup>
        <thead><tr><th scope="col">Cycle</th><th scope="col" class="right">Gross</th>
          <th scope="col" class="right">Net<small>saved</small></th>
          <th scope="col" class="right">Stage</th></tr></thead>
        <tbody>${repeat(cycles, one => one.number, one => this.row(one))}</tbody></table></div>`);
  }

  private row(one: Cycle) {
    return html`<tr data-row=${one.number} tabindex="-1" title=${one.why || nothing}>
      <td><b>${one.name}</b><small>${one.currency}${one.corridor ? ` across ${one.corridor}` : ''} ·
        ${count(one.obligations)} owed${one.waiting > 0 ? `, ${count(one.waiting)} waiting` : ''}</small></td>
      <td class="right n">${amount(one.gross)}</td>
      <td class="right"><span class="n">${amount(one.net)}</span><small class="n">${percent(one.savedPpm)}</small></td>
      <td class="right"><span class="pill ${one.stage}">${WORDS[one.stage]}</span>
        <small class="n">${next(one, this.now)}</small></td>
    </tr>`;
  }
}
customElements.define('cycles-panel', CyclesPanel);

/** All about one cycle, beside the desk: what is owed and what is left of it, who confirms, and by when. */
export class CycleView extends Part {
  static override properties = {
    name: { attribute: false }, number: { attribute: false }, sections: { attribute: false },
    now: { attribute: false },
  };
  declare name: string;
  declare number: number;
  declare sections: Sections;
  declare now: number;

  override firstUpdated(): void {
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const all = this.sections.cycles;
    const cycle = all?.find(one => this.number ? one.number === this.number : one.name === this.name);
    return html`<div class="story" role="dialog" aria-labelledby="story-title">
      <div class="head"><h2 id="story-title" tabindex="-1">Cycle ${cycle?.name ?? this.name}</h2>
        ${cycle ? html`<span class="pill ${cycle.stage}">${WORDS[cycle.stage]}</span>` : ''}
        <button type="button" class="quiet" aria-label="Close" title="Close (Escape)"
          @click=${() => this.say('close-instruction', null)}>✕</button></div>
      <div class="scroll body" tabindex="0" role="group" aria-label="All about this cycle">${cycle ? this.all(cycle)
        : html`<p class="empty" role="status">${all ? 'No cycle of this name is among the last 20.'
          : 'Reading the books …'}</p>`}</div>
    </div>`;
  }

  private all(cycle: Cycle) {
    return html`
      <p class="sum"><strong class="n">${amount(cycle.net)}</strong> <span>${cycle.currency} net</span>
        <small>of ${amount(cycle.gross)}: ${percent(cycle.savedPpm)} saved</small></p>
      ${this.standing(cycle)}
      <dl class="facts">
        <dt>Ledger</dt><dd class="mono">${cycle.ledger}${cycle.corridor ? html`<small> across ${cycle.corridor}</small>` : ''}</dd>
        <dt>Obligations</dt><dd class="n">${count(cycle.obligations)}${cycle.waiting > 0
          ? html`<small> and ${count(cycle.waiting)} waiting for room</small>` : ''}</dd>
        <dt>Confirmed</dt><dd>${cycle.confirmers.map(agent => html`<span class=${cycle.confirmed.includes(agent)
          ? 'ok' : 'dim'}><b class="bic">${agent}</b> ${cycle.confirmed.includes(agent) ? 'yes' : 'not yet'}</span> `)}</dd>
        <dt>Confirm by</dt><dd class="n">${moment(cycle.confirmBy)}</dd>
        <dt>Settle by</dt><dd class="n">${moment(cycle.settleBy)}</dd>
      </dl>
      <h3>Positions</h3>
      ${cycle.positions.length === 0 ? html`<p class="empty">Nobody owes anything.</p>` : this.picture(cycle.positions)}
      ${cycle.losses.length > 0 ? this.losses(cycle.losses) : nothing}
      <h3>History</h3>
      <ol class="steps">${[['OPEN', 'Opened', cycle.opened], ['CUT', 'Cut, positions published', cycle.cut],
        [cycle.stage, WORDS[cycle.stage], cycle.closed]].filter(([, , at]) => Number(at) > 0).map(([stage, what, at]) =>
        html`<li class=${stage === 'RETURNED' ? 'REJECTED' : stage}><b>${what}</b>
          <time class="n" datetime=${new Date(Number(at)).toISOString()}>${moment(Number(at))}</time></li>`)}</ol>`;
  }

  private standing(cycle: Cycle) {
    const awaited = cycle.confirmers.filter(agent => !cycle.confirmed.includes(agent)).join(' and ');
    switch (cycle.stage) {
      case 'OPEN':
        return html`<div class="waits"><b>Takes obligations; ${next(cycle, this.now)}</b></div>`;
      case 'CUT':
        return html`<div class="waits"><b>Waits for ${awaited} to confirm</b><p>${next(cycle, this.now)}, or all goes back.</p></div>`;
      case 'CONFIRMED':
        return html`<div class="waits"><b>Waits for the net debtors’ funds</b><p>${next(cycle, this.now)}, or guarantees pay.</p></div>`;
      case 'SETTLED':
        return html`<p class="final"><b>Final</b> at place <span class="n">${count(cycle.closedIndex)}</span> of the log,
          <time class="n" datetime=${new Date(cycle.closed).toISOString()}>${moment(cycle.closed)}</time></p>`;
      case 'RETURNED':
        return html`<div class="waits REJECTED"><b>Given back: ${cycle.why}</b></div>`;
    }
  }

  /** To the left what an account owes, to the right what it is owed; pale the gross, full the net. */
  private picture(positions: Position[]) {
    const whole = Math.max(...positions.flatMap(one => [Number(one.owed), Number(one.due)]), 0.01);
    const wide = (decimal: string) => Math.abs(Number(decimal)) / whole * HALF;
    return html`<div class="positions"><p class="scale"><span>owes</span><span>is owed</span></p>
      ${positions.map(one => {
        const debtor = one.net.startsWith('-');
        return html`<div class="position"><span><b class="bic">${one.bic}</b><small class="cut">${this.nameOf(one.bic)}</small></span>
          <svg viewBox="0 0 ${WIDTH} 18" preserveAspectRatio="none" role="img"
              aria-label="${one.bic} owes ${amount(one.owed)}, is owed ${amount(one.due)}, net ${amount(one.net)}">
            ${svg`<rect class="gross" x=${HALF - wide(one.owed)} y="3" width=${wide(one.owed)} height="12"></rect>
            <rect class="gross" x=${HALF} y="3" width=${wide(one.due)} height="12"></rect>
            <rect class=${debtor ? 'debit' : 'credit'} x=${debtor ? HALF - wide(one.net) : HALF} y="6"
              width=${wide(one.net)} height="6"></rect>
            <rect class="axis" x=${HALF - 0.4} y="0" width="0.8" height="18"></rect>`}</svg>
          <span class="right"><span class="n ${debtor ? 'warn' : 'ok'}">${debtor ? '' : '+'}${amount(one.net)}</span>
            <small class="n">${amount(one.owed)} / ${amount(one.due)}</small></span></div>`;
      })}</div>`;
  }

  private losses(losses: Loss[]) {
    return html`<h3>Who bore the failure</h3>
      <table class="plain"><thead><tr><th scope="col">Did not pay</th><th scope="col">Bore it</th>
        <th scope="col" class="right">Amount</th></tr></thead>
        <tbody>${losses.map(one => html`<tr><td><b class="bic">${one.debtor}</b></td>
          <td>${one.bearer === one.debtor ? 'its own guarantee' : html`<b class="bic">${one.bearer}</b>`}</td>
          <td class="right n">${amount(one.amount)}</td></tr>`)}</tbody></table>`;
  }

  private nameOf(bic: string): string {
    for (const { code } of this.sections.currencies ?? []) {
      const known = this.sections[`accounts.${code}`]?.find(one => one.bic === bic);
      if (known) {
        return known.name;
      }
    }
    return '';
  }
}
customElements.define('cycle-view', CycleView);
