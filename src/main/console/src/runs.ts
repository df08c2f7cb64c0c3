import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amount, count, moment, span } from './format';
import type { Currency, Run, Sections } from './model';
import { panel, Part } from './part';
import { Roving } from './roving';

const WORDS: Record<Run['mechanism'], string> = { OFFSETTING: 'In order', OPTIMISATION: 'Proposed' };
const TIPS: Record<Run['mechanism'], string> = {
  OFFSETTING: 'The largest set that settles together with nobody overtaking',
  OPTIMISATION: 'A set that a search has proposed, and the engine has checked',
};

/** 12400 becomes 1.24 %. */
function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)} %`;
}

/** Sets that settled together, and what they took; nothing where there has been none. */
export class RunsPanel extends Part {
  static override properties = {
    sections: { attribute: false }, currencies: { attribute: false }, now: { attribute: false },
  };
  declare sections: Sections;
  declare currencies: Currency[];
  declare now: number;

  readonly roving = new Roving(this, () => undefined);

  protected override render() {
    const shown = new Set(this.currencies.map(one => one.code));
    const runs = (this.sections.runs ?? []).filter(run => run.moved.some(one => shown.has(one.currency)));
    if (runs.length === 0) {
      return nothing;
    }
    return panel('runs', 'Settled together', html`<span class="count">${runs.length}</span>`,
      html`<div class="scroll"><table role="grid" aria-labelledby="runs-title" class="runs">
        <colgroup><col><col class="money"><col class="status"></colgroup>
        <thead><tr><th scope="col">Set</th><th scope="col" class="right">Value<small>took</small></th>
          <th scope="col" class="right" title="How far the set is from the best one at most">Gap</th></tr></thead>
        <tbody>${repeat(runs, run => run.index, run => this.row(run, shown))}</tbody></table></div>`);
  }

  private row(run: Run, shown: Set<string>) {
    return html`<tr data-row=${run.index} tabindex="-1" title=${TIPS[run.mechanism]}>
      <td><b>${WORDS[run.mechanism]}</b><small><span class="n">${count(run.settled)}</span> of
        <span class="n">${count(run.considered)}</span>${run.dropped > 0
          ? html`, ${count(run.dropped)} held no more` : nothing}</small></td>
      <td class="right">${run.moved.filter(one => shown.has(one.currency)).map(one => html`<span
        class="n">${amount(one.value)}</span><small class="n">${one.currency} ${amount(one.liquidity)}</small>`)}</td>
      <td class="right"><span class="n">${percent(run.gapPpm)}</span>
        <small class="n" title=${moment(run.time)}>${span(this.now - run.time)}</small></td>
    </tr>`;
  }
}
customElements.define('runs-panel', RunsPanel);
