import { html, nothing } from 'lit';
import { amount, count, day, isTime, minutes, moment, roughly, span, word } from './format';
import type { Currency, Day, Phase, Sections, State, Tally } from './model';
import { Part } from './part';

const PHASES: Phase[] = ['OPEN', 'INTERBANK_ONLY', 'CUT_OFF', 'CLOSED'];
const STATES: [State, string][] = [['SETTLED', 'settled'], ['QUEUED', 'queued'], ['HELD', 'held'],
  ['WAREHOUSED', 'warehoused'], ['REJECTED', 'rejected'], ['CANCELLED', 'cancelled'], ['EXPIRED', 'expired']];

/** A currency's business day at a glance: how far it is, what comes next, how many stand where. */
export class DayCard extends Part {
  static override properties = {
    sections: { attribute: false }, currency: { attribute: false }, now: { attribute: false },
    hue: { attribute: false },
  };
  declare sections: Sections;
  declare currency: Currency;
  declare now: number;
  declare hue: number;

  protected override render() {
    const { code } = this.currency;
    const today = this.sections.days?.find(one => one.currency === code);
    const tallies = this.sections[`totals.${code}`] ?? [];
    return html`<section class="card day ccy-${this.hue}" aria-labelledby="day-${code}">
      <div class="line"><h2 id="day-${code}">${code}</h2>
        <span>${today ? day(today.date) : 'No business day yet'}</span>
        <em>${today ? this.next(today) : ''}</em></div>
      ${this.phases(today)}
      <dl class="totals">${STATES.map(([state, name]) => this.total(state, name,
        tallies.find(one => one.state === state)))}</dl>
    </section>`;
  }

  private phases(today?: Day) {
    const at = today ? PHASES.indexOf(today.phase) : -1;
    const ends = today ? [today.customerCutOff, today.interbankCutOff, today.close] : [];
    return html`<ol class="phases">${PHASES.map((phase, index) => html`<li
      class=${index === at ? 'now' : index < at ? 'past' : ''} aria-current=${index === at ? 'step' : nothing}>
      <span>${phase === 'INTERBANK_ONLY' ? 'Interbank' : word(phase)}</span>${index > 0 && today && isTime(ends[index - 1]) ? html`<time class="n" title=${moment(ends[index - 1])}
        >${minutes(ends[index - 1])}</time>` : nothing}</li>`)}</ol>`;
  }

  private next(today: Day): string {
    const coming: [string, number][] = [['customer cut-off', today.customerCutOff],
      ['interbank cut-off', today.interbankCutOff], ['close', today.close]];
    const next = coming.slice(PHASES.indexOf(today.phase))[0];
    if (!next) {
      return 'day closed';
    }
    if (!isTime(next[1])) {
      return `${next[0]} by hand`;
    }
    return next[1] > this.now ? `${next[0]} in ${span(next[1] - this.now)}` : `${next[0]} is due`;
  }

  private total(state: State, name: string, tally?: Tally) {
    const some = (tally?.count ?? 0) > 0;
    return html`<div class="${some ? state : 'none'}"
        title=${tally ? `${this.currency.code} ${amount(tally.value)} ${name}` : nothing}>
      <dt>${name}</dt><dd class="n">${count(tally?.count ?? 0)}</dd>
      <dd class="n value">${tally && some ? roughly(tally.value) : '–'}</dd></div>`;
  }
}
customElements.define('day-card', DayCard);
