import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, moment, span, time } from './format';
import { OVER, type Currency, type Instruction, type Sections } from './model';
import { arrow, emptiness, panel, Part, waitingForRows } from './part';
import { Roving } from './roving';

interface Pair { key: number; one: Instruction; other?: Instruction }

/** Two sides that have found each other become one line; a side that waits for the other stands alone. */
function paired(sides: Instruction[]): Pair[] {
  const pairs = new Map<number, Pair>();
  for (const side of sides) {
    const key = side.counter ? Math.min(side.number, side.counter) : side.number;
    const known = pairs.get(key);
    if (!known) {
      pairs.set(key, { key, one: side });
    } else if (known.one.number !== side.number) {
      known.other = side;
    }
  }
  return [...pairs.values()];
}

export class PairsPanel extends Part {
  static override properties = {
    sections: { attribute: false }, currencies: { attribute: false }, now: { attribute: false },
  };
  declare sections: Sections;
  declare currencies: Currency[];
  declare now: number;

  readonly roving = new Roving(this, key => this.say('open-instruction', Number(key)));

  protected override render() {
    const sides = this.sections.pairs;
    const shown = new Set(this.currencies.map(one => one.code));
    const pairs = paired(sides ?? [])
      .filter(pair => shown.has(pair.one.currency) || (pair.other && shown.has(pair.other.currency)));
    const open = pairs.filter(pair => !OVER.has(pair.one.state)).length;
    return panel('pairs', 'Payment versus payment', html`<span class="count">${open}</span>`,
      sides === undefined ? waitingForRows(3, 3)
      : pairs.length === 0 ? emptiness('No pair is under way.')
      : html`<div class="scroll"><table role="grid" aria-labelledby="pairs-title" class="pairs">
        <colgroup><col><col class="status"></colgroup>
        <thead class="unseen"><tr><th scope="col">Sides</th><th scope="col">State</th></tr></thead>
        <tbody>${repeat(pairs, pair => pair.key, pair => this.row(pair))}</tbody></table></div>`);
  }

  private row({ key, one, other }: Pair) {
    return html`<tr data-row=${one.number} tabindex="-1" title="Reference ${one.pair}" data-pair=${key}>
      <td><span class="sides"><span class="n">${one.currency} ${amount(one.amount)}</span>
        <span class="swap ${other ? '' : 'open'}" aria-hidden="true">⇄</span>
        <span class="n ${other ? '' : 'dim'}">${other ? html`${other.currency} ${amount(other.amount)}`
          : 'counter-leg missing'}</span></span>
        <small><b class="bic">${one.payer}</b>${arrow()}<b class="bic">${one.payee}</b> · ${one.pair}</small></td>
      <td class="right">${this.standing(one, other)}</td>
    </tr>`;
  }

  private standing(one: Instruction, other?: Instruction) {
    if (OVER.has(one.state)) {
      return html`<span class="pill ${one.state}">${one.state.toLowerCase()}</span><small class="n" title=${moment(one.changed)}
        >${time(one.changed)}</small>`;
    }
    const since = html`<small class="n" title=${moment(one.received)}>${span(this.now - one.received)}</small>`;
    return other && one.counter
      ? html`<span class="pill MATCHED">matched</span>${since}`
      : html`<span class="pill QUEUED">one side</span>${since}`;
  }
}
customElements.define('pairs-panel', PairsPanel);
